import { z } from 'zod'
import { flat } from '../../../web/boxes/box.ts'
import { area } from '../../../web/boxes/texts.ts'

export const amendmentForm = z.object({ reason: area('更正的原因', 500, '请写明更正的原因') })
export const amendmentReturnForm = z.object({ reason: area('退回原因', 500, '请写明退回的原因') })

/** The reason, and of the plan whatever is to be otherwise: it is read upon the plan that it changes. */
export const amendmentTyped = z
  .looseObject({ reason: z.unknown().meta({ title: '更正的原因', type: 'string' }) })
  .transform((sent) => flat(sent))
