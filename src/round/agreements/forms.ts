import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { SIDES } from './rules/agreement.ts'

const startsOn = z
  .string('请选择项目开始的日期')
  .trim()
  .min(1, '请选择项目开始的日期')
  .refine((typed) => typed === '' || isDay(typed), '开始日期应是一个有效的日期，如2013-07-01')

export const agreementForm = z.object({ startsOn })

/** A new draft in the place of one that nobody has signed says why. */
export const redraftForm = z.object({
  startsOn,
  reason: z
    .string('请填写重新拟定的原因')
    .trim()
    .min(1, '请填写重新拟定的原因')
    .max(200, '重新拟定的原因最多200个字'),
})

/** `side` is said by those who may sign for either; others leave it out. `draft`: the one that was read. */
export const signatureForm = z.object({
  draft: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .catch(1),
  side: z.enum(SIDES, '请选择代表哪一方签署').optional(),
  confirm: z.literal('yes', '请确认已经读过协议，并同意签署'),
})
