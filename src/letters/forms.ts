import { z } from 'zod'
import { box } from '../web/boxes/box.ts'
import { page } from '../web/boxes/query.ts'

export const inboxQuery = z.object({ page: page() })

/** `until`: when the inbox was looked at, so that a letter that has come since stays new. Absent: now. */
export const readingsForm = z.object({
  until: box(
    z.codec(z.string().regex(/^\d{1,15}$/, '请重新打开信件'), z.int(), { decode: Number, encode: String }),
    { title: '看信的时间', kind: 'hidden' },
  ).optional(),
})
