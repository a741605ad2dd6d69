import { z } from 'zod'
import { box, orNone } from '../../../web/boxes/box.ts'
import { choice, id } from '../../../web/boxes/choices.ts'
import { shownAt } from '../../../web/boxes/numbers.ts'
import { page } from '../../../web/boxes/query.ts'
import { lineOrNone } from '../../../web/boxes/texts.ts'
import { LONGEST_DETAIL } from '../rules/declaration.ts'

export const distributionQuery = z.object({ page: page() })

/** How the next plan begins. */
export const planForm = z.object({
  start: choice('怎样拟定', {
    kept: '沿用现在的方案，只改必须改的',
    fresh: '从头平均分配',
  }),
  shown: shownAt(),
})

/** One sheet that is moved by hand. */
export const alterForm = z.object({
  submission: id('申报书'),
  from: box(orNone(id('不再分给')), { title: '不再分给', kind: 'choice', optional: true }),
  to: box(orNone(id('改为分给')), { title: '改为分给', kind: 'choice', optional: true }),
  reason: lineOrNone('原因', LONGEST_DETAIL),
  shown: shownAt(),
})

/** The plan as it was seen is given out. */
export const useForm = z.object({ shown: shownAt() })
