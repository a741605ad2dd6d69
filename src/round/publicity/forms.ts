import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { LONGEST_TEXT } from './rules/objection.ts'

/** 公示: its first day, and whom to ask. */
export const noticeForm = z.object({
  from: z
    .string('请选择开始日期')
    .trim()
    .min(1, '请选择开始日期')
    .refine((typed) => typed === '' || isDay(typed), '开始日期应是一个有效的日期，如2013-06-05'),
  contact: words(300, '请写明联系方式'),
})

/** 异议: `submissionId` blank means the whole list. The phone is kept as digits, with + and hyphens. */
export const objectionForm = z
  .object({
    submissionId: z.string().max(40, '请从名单里选择').default(''),
    name: words(60, '请填写真实姓名或单位全称').refine(
      (typed) => typed.length !== 1,
      '请填写真实姓名或单位全称',
    ),
    phone: z
      .string('请填写联系电话')
      .transform((typed) => typed.normalize('NFKC').replace(/[\s()]/g, ''))
      .refine((typed) => typed !== '', '请填写联系电话')
      .refine(
        (typed) => typed === '' || /^\+?\d[\d-]{5,18}\d$/.test(typed),
        '联系电话应是7到20位数字，可以有区号',
      ),
    text: words(LONGEST_TEXT, '请写明异议的内容和理由'),
  })
  .transform(({ submissionId, ...rest }) => ({ ...rest, submissionId: submissionId || null }))

export const answerForm = z.object({
  upheld: z.enum(['yes', 'no'], '请选择异议是否成立').transform((word) => word === 'yes'),
  text: words(LONGEST_TEXT, '请写明调查情况和理由'),
})

function words(limit: number, missing: string) {
  return z.string(missing).trim().min(1, missing).max(limit, `最多${limit}个字`)
}
