import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { readYuan } from '../../shared/money.ts'
import { readPoints } from '../../shared/points.ts'
import { readActual } from '../projects/rules/reports.ts'
import { FULL } from './rules/grade.ts'

/** The final report: numbers in the order of the project's indicators, 元 spent in all. */
export const finalReportForm = z.object({
  text: words(5000, '总结'),
  actuals: z.array(actual(), '请填写各项指标').max(80, '指标太多'),
  spent: amount('总支出'),
})

/** The officer evaluates with a score, or returns; either way `text` says why. */
export const evaluationForm = z
  .object({
    outcome: z.enum(['evaluated', 'returned'], '请选择评定或退回'),
    score: z.string('评分应是数字').optional(),
    text: words(2000, '评定意见或退回的原因'),
  })
  .transform(({ outcome, score, text }, ctx) => {
    if (outcome === 'returned') return { outcome, text }
    const points = readPoints(score ?? '')
    if (points !== null && points <= FULL) return { outcome, score: points, text }
    const message = score?.trim() ? '评分应在0到100之间，最多两位小数' : '请填写评分'
    ctx.addIssue({ code: 'custom', path: ['score'], message })
    return z.NEVER
  })

export const refundForm = z.object({
  amount: amount('退回金额'),
  voucher: words(60, '凭证号'),
  receivedOn: z
    .string('请填写收到日期')
    .trim()
    .min(1, '请填写收到日期')
    .refine(isDay, '没有这一天，请按2014-08-01的样子填写'),
})

function words(limit: number, name: string) {
  return z.string(`请填写${name}`).trim().min(1, `请填写${name}`).max(limit, `${name}最多${limit}个字`)
}

function amount(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const fen = readYuan(typed)
    if (fen === null) ctx.addIssue(typed.trim() ? `${name}应是金额，最多两位小数` : `请填写${name}`)
    return fen ?? 0
  })
}

function actual() {
  return z.string('应是数字').transform((typed, ctx) => {
    const value = readActual(typed)
    if (value === null) ctx.addIssue(typed.trim() ? '应是数字，最多两位小数' : '请填写现在的数')
    return value ?? 0
  })
}
