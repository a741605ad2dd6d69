import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { notFound } from '../../../web/answer.tsx'
import { disposition } from '../../../web/download.ts'
import { route, screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { OpeningRecordPage } from './pages.tsx'
import { publicOpening } from './rules.ts'
import { findRecord } from './store.ts'

/** What everybody may know of an opening: who, when, how many, and the list with its digest. */
export const openingRecords = new Hono<Site>()

screen(openingRecords, {
  at: paths.openingRecord,
  who: 'everybody',
  load: ({ db }, id) => findRecord(db, id),
  frame: ({ round }) => ({ title: `申报书开启记录：${round.plan.title}` }),
  data: ({ opening }) => publicOpening(opening),
  page: (found, _, { now }) => <OpeningRecordPage {...found} now={now} />,
})

/** The list as it was hashed, to the byte: `sha256sum` over the file answers the digest that is published. */
route(
  openingRecords,
  { method: 'GET', at: paths.openingList, who: 'everybody', gives: 'text/plain' },
  async (c, { db }, id) => {
    const found = await findRecord(db, id)
    if (!found?.opening.opened) return notFound(c)
    return c.body(found.opening.opened.list, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': disposition(`${found.round.plan.code}-opening.txt`),
      'X-Content-Type-Options': 'nosniff',
    })
  },
)
