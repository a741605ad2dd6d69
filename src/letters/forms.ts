import { z } from 'zod'
import { shownAt } from '../web/boxes/numbers.ts'
import { filter, page } from '../web/boxes/query.ts'
import { KINDS } from './rules.ts'

export const inboxQuery = z.object({ page: page(), kind: filter(KINDS) })

/** `until`: when the inbox was looked at, so that a letter that has come since stays new. Absent: now. */
export const readingsForm = z.object({
  until: shownAt('看信的时间', '请重新打开信件'),
})
