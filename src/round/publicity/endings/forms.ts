import { z } from 'zod'
import { choice } from '../../../web/boxes/choices.ts'
import { area } from '../../../web/boxes/texts.ts'

/** Longest reason, in characters: it stands in a public notice. */
const LONGEST = 1000

export const endingForm = z.object({
  kind: choice('怎样结束', { failed: '流标', cancelled: '终止' }, '请选择流标或者终止'),
  reason: area('理由', LONGEST, '请写明理由'),
})
export const endingReturnForm = z.object({ reason: area('退回的原因', 500, '请写明退回的原因') })
export const endingWithdrawalForm = z.object({ reason: area('收回的原因', 500, '请写明收回的原因') })
