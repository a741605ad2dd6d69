import { z } from 'zod'
import { choice, id } from '../../web/boxes/choices.ts'
import { search } from '../../web/boxes/query.ts'
import { areaOrNone, line, lineOrNone } from '../../web/boxes/texts.ts'

export const askHostForm = z.object({ host: id('托管单位'), note: areaOrNone('给托管单位的话', 200) })

/** A no needs its reason. */
export const answerForm = z
  .object({
    outcome: choice('是否同意', { confirmed: '同意托管', declined: '不同意' }, '请选择同意还是不同意'),
    reason: lineOrNone('原因', 200),
  })
  .refine(({ outcome, reason }) => outcome === 'confirmed' || reason !== '', {
    path: ['reason'],
    error: '请填写不同意的原因',
  })

export const endHostingForm = z.object({ endReason: line('结束托管的原因', 200) })

export const searchQuery = z.object({ q: search() })
