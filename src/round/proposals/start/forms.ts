import { z } from 'zod'
import { box, orNone } from '../../../web/boxes/box.ts'
import { id } from '../../../web/boxes/choices.ts'
import { shownAt } from '../../../web/boxes/numbers.ts'

/** Which organization starts a proposal, needed when a person is a member of several; and which earlier one it begins as. */
export const startForm = z.object({
  organization: id('申报单位'),
  from: box(orNone(id('底稿')), { title: '底稿', kind: 'radios', optional: true }),
  shown: shownAt(),
})
