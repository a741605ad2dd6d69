import { sayInstant } from '../../shared/days.ts'
import { DISCARDED_WORDS, DISCARD_WORDS, FETCH_WORDS, SENT_BACK_WORDS } from './discards.tsx'
import { saying } from '../../web/words.ts'
import {
  type DiscardRefusal,
  type FetchVersionRefusal,
  type ReturnRefusal,
  type TakeBackRefusal,
  type EnactRefusal,
  type Fault,
  MODEL_ID,
  type RequestRefusal,
  type SaveRefusal,
} from '../rules/version.ts'

export const saySaveRefusal = saying<SaveRefusal>({
  ...DISCARDED_WORDS,
  'in-force-is-frozen': '这一版已经施行，不再改动；需要修改的，请起草新版',
})

const IN_FORCE = ({ at }: { at: number }) => `这一版已于${sayInstant(at)}施行`
const FAULTY = ({ faults }: { faults: Fault[] }) => `有${faults.length}处要改，改好以后才能施行`

export const sayRequestRefusal = saying<RequestRefusal>({
  ...DISCARDED_WORDS,
  ...SENT_BACK_WORDS,
  'already-in-force': IN_FORCE,
  'already-requested': ({ at }) => `现在的文本已于${sayInstant(at)}提请批准`,
  faulty: FAULTY,
})

export const sayEnactRefusal = saying<EnactRefusal>({
  ...DISCARDED_WORDS,
  ...SENT_BACK_WORDS,
  'already-in-force': IN_FORCE,
  'own-draft': '起草过这一版的人不能批准它，请另一位负责人办理',
  faulty: FAULTY,
})

export const sayDiscardVersion = saying<DiscardRefusal>({ ...DISCARD_WORDS, 'already-in-force': IN_FORCE })
export const sayFetchVersion = saying<FetchVersionRefusal>(FETCH_WORDS)
export const sayReturnVersion = saying<ReturnRefusal | TakeBackRefusal>({
  ...DISCARD_WORDS,
  ...SENT_BACK_WORDS,
  'already-in-force': IN_FORCE,
  'not-requested': '现在的文本还没有提请批准',
  'own-draft': '起草过这一版的人不能退回它，可以收回',
  'not-your-draft': '只有写过这一版的经办人可以收回它',
})

export const sayFileRefusal = saying<{ why: 'wrong-file'; faults: Fault[] }>({
  'wrong-file': ({ faults: [first, ...more] }) =>
    `没有导入${first ? `：${sayFault(first)}` : ''}${more.length > 0 ? `；还有${more.length}处` : ''}`,
})

/** "chapters.3.clauses.0.text：不认识{x}" */
export const sayFault = ({ path, says }: Fault): string => (path ? `${path}：${says}` : says)

/** "第2版" */
export const sayVersion = ({ seq }: { seq: number }): string => `第${seq}版`

/** The same, where the model may stand beside. */
export const nameOf = (version: { id: string; seq: number }): string =>
  version.id === MODEL_ID ? '示范文本' : sayVersion(version)
