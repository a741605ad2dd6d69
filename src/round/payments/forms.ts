import { z } from 'zod'
import { isDay } from '../../shared/days.ts'

const version = z
  .string('请重新打开这一页')
  .regex(/^[1-9]\d{0,5}$/, '请重新打开这一页')
  .transform(Number)

/** What finance types about a payment that was made; the amount is the tranche's and is not typed. */
export const paymentForm = z.object({
  tranche: z
    .string('请选择第几笔')
    .regex(/^\d{1,2}$/, '请选择第几笔')
    .transform(Number),
  voucher: z.string('请填写凭证号').trim().min(1, '请填写凭证号').max(60, '凭证号最多60个字'),
  paidOn: z
    .string('请填写拨付日期')
    .trim()
    .min(1, '请填写拨付日期')
    .refine(isDay, '没有这一天，请按2013-07-19的样子填写'),
  /** The version of the account that the page showed; machines may leave it out. */
  account: version.optional(),
})

/** Finance says which account it has asked about, and how. */
export const confirmationForm = z.object({
  version,
  note: z.string('请填写怎样核实的').trim().min(1, '请填写怎样核实的').max(200, '怎样核实的最多写200个字'),
})
