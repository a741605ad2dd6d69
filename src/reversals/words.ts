import { dayOf, sayDay, sayMinute } from '../shared/days.ts'
import { either, saying } from '../web/words.ts'
import type { AnswerRefusal, ProposeRefusal, Resting } from './rules.ts'

const sayRests = ({ rests }: { rests: Resting[] }): string => rests.map(({ says }) => says).join('；')

export const sayPropose = saying<ProposeRefusal>({
  'reversed-already': ({ at }) => `${sayMinute(at)}已经更正，不能再更正一次`,
  'reversal-waits': ({ until }) => `已经有人提出更正，等另一位在${sayDay(dayOf(until - 1))}以前答复`,
  'relied-on': sayRests,
  'cause-missing': '请选择是登记错了，还是款项退回或者没有付成：凭证号能不能再用，要看这个',
})

export const sayAnswer = saying<AnswerRefusal>({
  'no-reversal-waits': '没有等待答复的更正：已经答复，或者已经过期',
  'own-reversal': '这是您自己提出的，要由另一位答复；不想更正了，可以收回',
  'not-own-reversal': '只有提出的人能收回；不同意的，请写明理由',
  'needs-approver': '更正由两个人办，其中一位是负责人；这一项请负责人答复',
  'relied-on': sayRests,
  'refusal-reason-missing': '不同意的，请写明理由',
})

/** Of either act: the screen has both. */
export const sayReversal = either(sayPropose, sayAnswer)
