import { z } from 'zod'
import { orNone } from '../../../../web/boxes/box.ts'
import { id } from '../../../../web/boxes/choices.ts'
import { shownAt } from '../../../../web/boxes/numbers.ts'

/** Which round a new one is drafted after; null: none. */
export const startForm = z.object({ from: orNone(id('哪一期')), shown: shownAt() })

/** Beside a file that is taken in: how its form is known, if it is sent twice. */
export const takeInForm = z.object({ shown: shownAt() })
