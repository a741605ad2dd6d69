import { z } from 'zod'
import { choice } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { filter, page } from '../../web/boxes/query.ts'
import { area, areaOrNone, line } from '../../web/boxes/texts.ts'
import { BAR_STATES } from '../rules/bar.ts'

export const barForm = z.object({
  from: day('起始日期'),
  about: line('涉及的项目或者期次', 100),
  reason: area('原因', 300),
})

export const decisionForm = z
  .object({
    outcome: choice('决定', { approved: '批准', returned: '退回' }, '请选择批准还是退回'),
    reason: areaOrNone('意见', 300),
  })
  .refine(({ outcome, reason }) => outcome === 'approved' || reason !== '', {
    path: ['reason'],
    error: '退回要写明意见',
  })

export const liftForm = z.object({ liftReason: line('解除的原因', 300) })

export const barsQuery = z.object({ state: filter(BAR_STATES), page: page() })
