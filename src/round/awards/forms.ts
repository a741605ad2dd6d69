import { z } from 'zod'
import { filter, page, search, sort } from '../../web/boxes/query.ts'
import { area, areaOrNone } from '../../web/boxes/texts.ts'

/** The officer's remark to the approver; may be empty. */
export const prepareForm = z.object({ remark: areaOrNone('说明', 1000) })

export const returnForm = z.object({ reason: area('退回的原因', 500, '请写明退回的原因') })

/** The ranking: of a track or "ineligible", narrowed and ordered. `split`: whose experts are ten points or more apart. */
export const roomQuery = z.object({
  track: search(40),
  word: search(50),
  outcome: filter(['funded', 'reserve', 'not']),
  split: filter(['on']),
  page: page(),
  sort: sort(['rank', '-rank', 'score', '-score', 'range', '-range', 'ask', '-ask']),
})
export type RoomQuery = z.infer<typeof roomQuery>

/** Of a track, by its code; of the first where the address names none. `page` counts from 1. */
export const fairnessQuery = z.object({ track: search(40), page: page() })
