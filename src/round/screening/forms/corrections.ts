import { z } from 'zod'
import { lengthOf } from '../../../shared/words.ts'
import { flat, rows } from '../../../web/boxes/box.ts'
import { confirm, id } from '../../../web/boxes/choices.ts'
import { version } from '../../../web/boxes/numbers.ts'
import { area } from '../../../web/boxes/texts.ts'
import { LONGEST_DEFECT, MOST_DEFECTS } from '../rules/correction.ts'

export { typedOf, wholeForm } from '../../proposals/sections/forms/whole.ts'

/** What an officer finds wrong: each at a field, once. */
export const defectsForm = z
  .object({
    defects: rows(
      z.object({ field: id('要补正的内容'), says: area('要补正什么', LONGEST_DEFECT) }),
      '请至少写一处要补正的内容',
      MOST_DEFECTS,
    ),
  })
  .refine(({ defects }) => new Set(defects.map(({ field }) => field)).size === defects.length, {
    path: ['defects'],
    error: '同一项内容写了两次，请写在一处',
  })

/** Longest text of the open fields together, in characters. */
const LONGEST_CORRECTION = 60_000

/** Which version of the working text this window had read, 0: nobody had saved it yet; and what the open fields hold. */
export const draftForm = working({ version: version() })
/** The same with what the button sends besides: the declaration. */
export const correctionForm = working({ version: version(), declaration: confirm('请确认所填内容真实') })

/** The proposal's own fields are not read here: they are kept as they were typed. */
function working<S extends z.ZodRawShape>(shape: S) {
  return z
    .looseObject(shape)
    .refine((sent) => lengthIn(sent) <= LONGEST_CORRECTION, `补正的内容最多${LONGEST_CORRECTION}个字`)
}

const lengthIn = (sent: Record<string, unknown>): number =>
  Object.values(flat(sent)).reduce((sum, text) => sum + lengthOf(text), 0)
