import { z } from 'zod'
import { orNone } from '../../../../web/boxes/box.ts'
import { id } from '../../../../web/boxes/choices.ts'

/** Which round a new one is drafted after; null: none. */
export const startForm = z.object({ from: orNone(id('哪一期')) })
