import { z } from 'zod'
import { day, maybe, needed } from '../forms.ts'

export const barForm = z.object({
  from: day('起始日期'),
  reason: needed('原因', 300),
  about: needed('涉及的项目或者期次', 100),
})

export const decisionForm = z
  .object({
    outcome: z.enum(['approved', 'returned'], { error: '请选择批准还是退回' }),
    reason: maybe('意见', 300),
  })
  .superRefine(({ outcome, reason }, ctx) => {
    if (outcome === 'returned' && reason === '')
      ctx.addIssue({ code: 'custom', path: ['reason'], message: '退回要写明意见' })
  })

export const liftForm = z.object({ liftReason: needed('解除的原因', 300) })

const STATES = ['waiting', 'returned', 'lifted', 'coming', 'in-force', 'over'] as const
export const barsQuery = z.object({
  state: z.enum(STATES).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
