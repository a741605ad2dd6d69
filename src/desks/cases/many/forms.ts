import { z } from 'zod'
import { id, ids } from '../../../web/boxes/choices.ts'
import { filter, page, search, several } from '../../../web/boxes/query.ts'
import { NOBODY } from '../forms.ts'
import { WHOSE } from '../../../owners/rules.ts'

/** Cases that are given at once. */
export const MOST = 50

/** `chosen[]` and `owner`: what is looked at before it is done. */
export const casesQuery = z.object({
  whose: filter(WHOSE),
  word: search(),
  page: page(),
  'chosen[]': several(),
  owner: search(),
})

export const casesForm = z
  .object({ chosen: ids('案件', [1, MOST]), owner: id('经办人') })
  .transform(({ chosen, owner }) => ({ chosen, to: owner === NOBODY ? null : owner }))
