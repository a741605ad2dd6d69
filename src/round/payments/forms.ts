import { z } from 'zod'
import { day } from '../../web/boxes/days.ts'
import { version, whole } from '../../web/boxes/numbers.ts'
import { area, numbered } from '../../web/boxes/texts.ts'

/** What finance types about a payment that was made; the amount is the tranche's and is not typed. */
export const paymentForm = z.object({
  tranche: whole('第几笔', [0, 99]),
  voucher: numbered('凭证号', 60),
  paidOn: day('拨付日期'),
  /** The version of the account that the page showed; machines may leave it out. */
  account: version(1).optional(),
})

/** Finance says which account it has asked about, and how. */
export const confirmationForm = z.object({ version: version(1), note: area('怎样核实的', 200) })
