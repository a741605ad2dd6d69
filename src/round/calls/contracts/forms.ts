import { z } from 'zod'
import { choice, id } from '../../../web/boxes/choices.ts'
import { day } from '../../../web/boxes/days.ts'
import { area, areaOrNone, line } from '../../../web/boxes/texts.ts'

export const contractForm = z.object({
  unit: line('承办单位', 60),
  basis: line('依据', 100),
  lastOn: day('承办到哪天'),
})

export const operatorForm = z.object({ person: id('承办人员') })

/** A no needs its reason. */
export const contractAnswerForm = z
  .object({
    outcome: choice('答复', { confirmed: '确认', refused: '不同意' }),
    because: areaOrNone('原因', 300),
  })
  .refine(({ outcome, because }) => outcome === 'confirmed' || because !== '', {
    path: ['because'],
    error: '请填写不同意的原因',
  })

export const contractEndForm = z.object({ endReason: area('终止的理由', 300) })
export const operatorEndForm = z.object({ reason: line('理由', 200) })
