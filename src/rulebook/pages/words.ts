import { sayInstant } from '../../shared/days.ts'
import { type Common, type Own, sayCommon } from '../../web/answer.tsx'
import type { Fault, EnactRefusal, RequestRefusal, SaveRefusal } from '../rules/version.ts'

export function saySaveRefusal(refusal: Own<SaveRefusal>): string {
  switch (refusal.why) {
    case 'in-force-is-frozen':
      return '这一版已经施行，不再改动；需要修改的，请起草新版'
  }
}

export function sayRequestRefusal(refusal: Own<RequestRefusal>): string {
  switch (refusal.why) {
    case 'already-requested':
      return `现在的文本已于${sayInstant(refusal.at)}提请批准`
    default:
      return sayEnactRefusal(refusal)
  }
}

export function sayEnactRefusal(refusal: Own<EnactRefusal>): string {
  switch (refusal.why) {
    case 'already-in-force':
      return `这一版已于${sayInstant(refusal.at)}施行`
    case 'own-draft':
      return '起草过这一版的人不能批准它，请另一位负责人办理'
    case 'faulty':
      return `有${refusal.faults.length}处要改，改好以后才能施行`
  }
}

export type FileRefusal = { why: 'wrong-file'; faults: Fault[] }

export function sayFileRefusal(refusal: FileRefusal | Common): string {
  if (refusal.why !== 'wrong-file') return sayCommon(refusal)
  const [first] = refusal.faults
  const more = refusal.faults.length > 1 ? `；还有${refusal.faults.length - 1}处` : ''
  return first ? `没有导入：${sayFault(first)}${more}` : '没有导入'
}

/** "chapters.3.clauses.0.text：不认识{x}" */
export const sayFault = ({ path, says }: Fault): string => (path ? `${path}：${says}` : says)

/** "第2版" */
export const sayVersion = ({ seq }: { seq: number }): string => `第${seq}版`
