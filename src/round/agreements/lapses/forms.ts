import { z } from 'zod'
import { whereRead } from '../../../web/boxes/box.ts'
import { choice } from '../../../web/boxes/choices.ts'
import { area, areaOrNone } from '../../../web/boxes/texts.ts'
import { BECAUSE } from './rules.ts'

/** Longest reason, in characters. */
const LONGEST = 1000

export const lapseForm = z.object({
  because: choice('为什么', BECAUSE, '请选择为什么放弃'),
  reason: area('事实和理由', LONGEST, '请写明事实和理由'),
})

/** An approver's answer. A return says why. */
export const answerForm = z
  .object({
    outcome: choice('决定', { approved: '批准', returned: '退回' }, '请选择批准或者退回'),
    reason: areaOrNone('意见', LONGEST),
  })
  .refine(({ outcome, reason }) => outcome === 'approved' || reason !== '', {
    path: ['reason'],
    message: '请写明退回的原因',
    ...whereRead('outcome', 'reason'),
  })
