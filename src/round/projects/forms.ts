import { z } from 'zod'
import { readYuan } from '../../shared/money.ts'
import { MOST_POINTS } from './rules/midterm.ts'
import { readPoints } from '../../shared/points.ts'
import { LONGEST_TEXT, SANCTION_KINDS, SANCTION_OUTCOMES } from './rules/sanctions.ts'
import { readActual } from './rules/reports.ts'

/** What an organization reports: numbers in the order of the project's indicators, 元 spent since the start. */
export const reportForm = z.object({
  text: z.string('请写明进展').trim().min(1, '请写明进展').max(5000, '进展最多5000个字'),
  actuals: z.array(actual(), '请填写各项指标').max(80, '指标太多'),
  spent: z.string('请填写已支出').transform((typed, ctx) => {
    const fen = readYuan(typed)
    if (fen === null)
      ctx.addIssue(typed.trim() ? '已支出应是金额，最多两位小数' : '请填写已支出，没有支出填0')
    return fen ?? 0
  }),
})

/** An officer's answer to a report. A return says why. */
export const reviewForm = z
  .object({
    outcome: z.enum(['accepted', 'returned'], '请选择通过或退回'),
    reason: z
      .string('意见应是文字')
      .trim()
      .max(500, '意见最多500个字')
      .optional()
      .transform((reason) => reason ?? ''),
    points: z
      .string('评分应是数字')
      .optional()
      .transform((typed, ctx) => {
        if (!typed?.trim()) return null
        const points = readPoints(typed)
        if (points !== null && points <= MOST_POINTS) return points
        ctx.addIssue(`评分是0到${MOST_POINTS / 100}的数，最多两位小数`)
        return null
      }),
  })
  .refine(({ outcome, reason }) => outcome === 'accepted' || reason !== '', {
    path: ['reason'],
    message: '请写明退回的原因',
  })

const words = (name: string) =>
  z.string(`请填写${name}`).trim().min(1, `请填写${name}`).max(LONGEST_TEXT, `${name}最多${LONGEST_TEXT}个字`)

/** What an officer proposes. */
export const sanctionForm = z.object({
  kind: z.enum(SANCTION_KINDS, '请选择处理措施'),
  reason: words('事实和理由'),
})
/** What an organization says to it. */
export const replyForm = z.object({ text: words('陈述和申辩') })
/** What an approver decides, and that a sanction is lifted. */
export const sanctionDecisionForm = z.object({
  outcome: z.enum(SANCTION_OUTCOMES, '请选择作出处理或者不予处理'),
  reason: words('理由'),
})
export const liftForm = z.object({ reason: words('理由') })

function actual() {
  return z.string('应是数字').transform((typed, ctx) => {
    const value = readActual(typed)
    if (value === null) ctx.addIssue(typed.trim() ? '应是数字，最多两位小数' : '请填写现在的数')
    return value ?? 0
  })
}
