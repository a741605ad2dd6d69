import type { Reversal } from '../../../history/reversals/rules.ts'
import { paths } from '../../../paths.ts'
import { dayOf, sayDay } from '../../../shared/days.ts'
import type { Task } from '../../../web/lists.tsx'

/** On the desk of whoever may answer. */
export const reversalTask = ({ kind, which, said, by, until }: Reversal): Task => ({
  href: paths.reversal(kind, which),
  text: said,
  small: `${by}提出更正，${sayDay(dayOf(until - 1))}以前答复`,
  tag: { tone: 'warn', word: '待办' },
})
