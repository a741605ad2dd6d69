import { z } from 'zod'
import { rows, words } from '../../proposals/forms.ts'
import { LONGEST_DEFECT, MOST_DEFECTS } from '../rules/correction.ts'

export { wholeForm } from '../../proposals/sections/forms/whole.ts'

/** What an officer finds wrong: each at a field, once. */
export const defectsForm = z.object({
  defects: rows(
    {
      field: z.string('请选择要补正的内容').min(1, '请选择要补正的内容').max(60, '请选择要补正的内容'),
      says: words(LONGEST_DEFECT, '要补正什么'),
    },
    '请至少写一处要补正的内容',
  ).superRefine((defects, ctx) => {
    if (defects.length > MOST_DEFECTS) ctx.addIssue(`最多${MOST_DEFECTS}处`)
    if (new Set(defects.map(({ field }) => field)).size < defects.length)
      ctx.addIssue('同一项内容写了两次，请写在一处')
  }),
})

/** The version of the working text that this window had read; 0: nobody had saved it yet. */
export const draftVersion = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** What the button sends besides: the declaration. */
export const correctionForm = z.object({
  version: draftVersion.shape.version,
  declaration: z.literal('yes', '请确认所填内容真实'),
})

/** Longest text of the open fields together, in characters. */
export const LONGEST_CORRECTION = 60_000
