import { z } from 'zod'

/** The officer's remark to the approver; may be empty. */
export const prepareForm = z.object({
  remark: z.string('说明应是文字').trim().max(1000, '说明最多1000个字').default(''),
})

export const returnForm = z.object({
  reason: z.string('请写明退回的原因').trim().min(1, '请写明退回的原因').max(500, '原因最多500个字'),
})
