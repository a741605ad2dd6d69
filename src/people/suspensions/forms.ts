import { z } from 'zod'
import { area } from '../../web/boxes/texts.ts'

export const reasonForm = z.object({ reason: area('理由', 300) })
/** It stands on a page beside the other, so its field has a name of its own. */
export const suspendForm = z.object({ because: area('停用的理由', 300) })
