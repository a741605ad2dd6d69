import { z } from 'zod'
import { whereRead } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { area, areaOrNone, line } from '../../web/boxes/texts.ts'
import { CHANGES } from '../rules/change.ts'

export const changeForm = z.object({
  kind: choice('变更', CHANGES, '请选择注销、合并或者更名'),
  since: day('生效日期'),
  into: line('合并到的单位、新的名称，或者清算的联系人', 120),
  evidence: area('依据', 1000, '请写明依据，例如公告的名称、日期和网址'),
})

/** An approver's answer. A return says why. */
export const changeAnswerForm = z
  .object({
    outcome: choice('决定', { confirmed: '确认', returned: '退回' }, '请选择确认或者退回'),
    reason: areaOrNone('意见', 500),
  })
  .refine(({ outcome, reason }) => outcome === 'confirmed' || reason !== '', {
    path: ['reason'],
    message: '请写明退回的原因',
    ...whereRead('outcome', 'reason'),
  })
