import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { id } from '../../web/boxes/choices.ts'
import { area } from '../../web/boxes/texts.ts'

/** `corrects`: the note that it takes the place of. */
export const noteForm = z
  .object({
    text: area('备注', 2000),
    corrects: box(z.string().max(40).optional(), { title: '更正哪一条', kind: 'hidden', optional: true }),
  })
  .transform(({ text, corrects }) => ({ text, corrects: corrects || null }))

/** Nobody any more. */
export const NOBODY = 'nobody'
export const ownerForm = z
  .object({ owner: id('经办人') })
  .transform(({ owner }) => ({ to: owner === NOBODY ? null : owner }))
