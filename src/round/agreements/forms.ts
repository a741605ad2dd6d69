import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { SIDES } from './rules/agreement.ts'

export const agreementForm = z.object({
  startsOn: z
    .string('请选择项目开始的日期')
    .trim()
    .min(1, '请选择项目开始的日期')
    .refine((typed) => typed === '' || isDay(typed), '开始日期应是一个有效的日期，如2013-07-01'),
})

/** `side` is said by those who may sign for either; others leave it out. */
export const signatureForm = z.object({
  side: z.enum(SIDES, '请选择代表哪一方签署').optional(),
  confirm: z.literal('yes', '请确认已经读过协议，并同意签署'),
})
