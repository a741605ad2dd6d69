import { z } from 'zod'
import { readPoints } from '../../shared/points.ts'
import { ADVICE, type NewSheet } from './rules/sheet.ts'

/** A blank box is no mark; a machine may send a number. */
const mark = z.string('分数应是数字，如20.5').transform((typed, ctx) => {
  if (typed.trim() === '') return null
  const read = readPoints(typed)
  if (read === null) ctx.addIssue('分数应是数字，如20.5')
  return read
})

const code = z.string().max(40, '没有这个评分项')

/** `points.<criterion>`, `comments.<criterion>`, one comment on the whole, one advice. */
export const sheetForm = z
  .object({
    points: z.record(code, mark, '请逐项打分').default({}),
    comments: z
      .record(code, z.string('评语应是文字').trim().max(1000, '评语最多1000个字'), '评语应逐项填写')
      .default({}),
    comment: z.string('请填写综合意见').trim().min(1, '请填写综合意见').max(2000, '综合意见最多2000个字'),
    advice: z.enum(ADVICE, '请选择建议'),
  })
  .transform((sheet): NewSheet => ({ ...sheet, points: given(sheet.points) }))

const given = (marks: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(marks).flatMap(([of, points]) => (points === null ? [] : [[of, points]])))

export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** Longest working text of a sheet, in characters of all fields together. */
export const LONGEST_DRAFT = 30_000
