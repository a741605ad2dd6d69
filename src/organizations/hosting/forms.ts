import { z } from 'zod'
import { maybe, needed } from '../forms.ts'

export const askHostForm = z.object({
  host: z.string({ error: '请选择托管单位' }).trim().min(1, '请选择托管单位').max(40, '请选择托管单位'),
  note: maybe('给托管单位的话', 200),
})

/** A no needs its reason. */
export const answerForm = z
  .object({
    outcome: z.enum(['confirmed', 'declined'], { error: '请选择同意还是不同意' }),
    reason: maybe('原因', 200),
  })
  .superRefine(({ outcome, reason }, ctx) => {
    if (outcome === 'declined' && reason === '')
      ctx.addIssue({ code: 'custom', path: ['reason'], message: '请填写不同意的原因' })
  })

export const endHostingForm = z.object({ endReason: needed('结束的原因', 200) })

export const searchQuery = z.object({ q: z.string().trim().max(60).catch('') })
