import { Hono } from 'hono'
import { disposition } from '../../../web/download.ts'
import { show } from '../../../web/answer.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { OpeningRecordPage } from './pages.tsx'
import { sealsProposals, publicOpening } from './rules.ts'
import { openingIn, openingOf } from './store.ts'
import { callOf } from '../store.ts'

/** What everybody may know of an opening: who, when, how many, and the list with its digest. */
export const openingRecords = new Hono<Site>()

openingRecords.get('/calls/:id/opening', async (c) => {
  const found = await findRecord(c, c.req.param('id'))
  if (!found) return c.notFound()
  const { round, opening } = found
  return show(
    c,
    { title: `申报书开启记录：${round.plan.title}` },
    publicOpening(opening),
    <OpeningRecordPage {...found} now={c.var.now} />,
  )
})

/** The list as it was hashed, to the byte: `sha256sum` over the file answers the digest that is publicOpening. */
openingRecords.get('/calls/:id/opening.txt', async (c) => {
  const found = await findRecord(c, c.req.param('id'))
  if (!found?.opening.opened) return c.notFound()
  return c.body(found.opening.opened.list, 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': disposition(`${found.round.plan.code}-opening.txt`),
    'X-Content-Type-Options': 'nosniff',
  })
})

/** Of a publicOpening round that is sealed; of any other there is none. */
async function findRecord(c: Ask, id: string) {
  const { db } = c.var
  const [[round], rows] = await db.batch([callOf(db, id), openingOf(db, id)])
  return round && sealsProposals(round.plan) ? { round, opening: openingIn(rows) } : null
}
