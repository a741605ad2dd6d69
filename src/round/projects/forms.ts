import { z } from 'zod'
import { PARAMETERS } from '../../rulebook/rules/parameters.ts'
import { orNone, whereRead } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { decimal, money, points } from '../../web/boxes/numbers.ts'
import { area, areaOrNone } from '../../web/boxes/texts.ts'
import { MOST_POINTS } from './rules/midterm.ts'
import { SANCTION_OUTCOME_WORDS } from './rules/sanctions.ts'

/** What an organization reports: text, a number for each of the project's indicators in their order, 元 spent since the start. */
export const reported = (text: string, spent: string) =>
  z.object({
    text: area(text, 5000),
    actuals: z.array(decimal('现在的数'), '请填写各项指标').max(80, '指标太多'),
    spent: money(spent),
  })
export const reportForm = reported('进展', '已支出')

/** An officer's answer to a report. A return says why. */
export const reviewForm = z
  .object({
    outcome: choice('审核结果', { accepted: '通过', returned: '退回' }, '请选择通过或退回'),
    points: orNone(points('中期评估得分', [0, MOST_POINTS])),
    reason: areaOrNone('意见', 500),
  })
  .refine(({ outcome, reason }) => outcome === 'accepted' || reason !== '', {
    path: ['reason'],
    message: '请写明退回的原因',
    ...whereRead('outcome', 'reason'),
  })

/** Longest reason and longest reply, in characters. */
const LONGEST = 2000

/** What an officer proposes. */
export const sanctionForm = z.object({
  kind: choice('处理措施', PARAMETERS.sanctions.kinds.options),
  reason: area('事实和理由', LONGEST),
})
/** What an organization says to it. */
export const replyForm = z.object({ text: area('陈述和申辩', LONGEST) })
/** What an approver decides, and that a sanction is lifted. */
export const sanctionDecisionForm = z.object({
  outcome: choice('决定', SANCTION_OUTCOME_WORDS, '请选择作出处理或者不予处理'),
  reason: area('理由', LONGEST),
})
export const liftForm = z.object({ reason: area('解除的理由', LONGEST) })
