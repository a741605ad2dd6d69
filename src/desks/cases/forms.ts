import { z } from 'zod'
import { id } from '../../web/boxes/choices.ts'
import { area } from '../../web/boxes/texts.ts'

/** `corrects`: the note that it takes the place of. */
export const noteForm = z
  .object({ text: area('备注', 2000), corrects: z.string().max(40).optional() })
  .transform(({ text, corrects }) => ({ text, corrects: corrects || null }))

/** Nobody any more. */
export const NOBODY = 'nobody'
export const ownerForm = z
  .object({ owner: id('经办人') })
  .transform(({ owner }) => ({ to: owner === NOBODY ? null : owner }))
