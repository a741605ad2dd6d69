import { type Context, Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Common, done, refused, show } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Inside, Site } from '../../../web/site.ts'
import {
  type OpenRefusal,
  type RequestRefusal,
  publicOpening,
  whyNotOpen,
  whyNotRequest,
} from '../../calls/opening/rules.ts'
import { openProposals, requestOpening } from './actions.ts'
import { OpeningPage, sayOpeningRefusal } from './pages.tsx'
import { findOpening } from './store.ts'

/** 开启: an officer asks, an auditor or an approver carries it out. */
export const openings = new Hono<Site>()

openings.get('/rounds/:id/opening', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const { now, person } = c.var
  const shown = await findShown(c)
  if (!shown) return c.notFound()
  const { round, opening, count } = shown
  const data = {
    round: { id: round.id, title: round.plan.title, closes: round.plan.dates.closes },
    count,
    ...publicOpening(opening),
    whyNotRequest: whyNotRequest(round.plan, opening, person, now),
    whyNotOpen: whyNotOpen(round.plan, opening, person, now),
  }
  return show(
    c,
    frameOf(c, round.plan.title),
    data,
    <OpeningPage {...shown} {...{ person, now }} refused={null} />,
  )
})

openings.post('/rounds/:id/opening-request', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const requested = await requestOpening(db, person, id, now)
  return requested.ok ? done(c, paths.opening(id), requested.value) : again(c, requested.refusal)
})

openings.post('/rounds/:id/opening', only('approver', 'auditor'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const opened = await openProposals(db, person, id, now)
  return opened.ok ? done(c, paths.opening(id), opened.value) : again(c, opened.refusal)
})

type Ask = Context<Inside>

/** Before the deadline nobody is told how many there are. */
async function findShown(c: Ask) {
  const found = await findOpening(c.var.db, c.req.param('id') ?? '')
  if (!found) return null
  const { round, opening, proposals } = found
  const isClosed = c.var.now >= round.plan.dates.closes
  return { round, opening, count: isClosed ? proposals.length : null }
}

async function again(c: Ask, refusal: RequestRefusal | OpenRefusal | Common) {
  const { now, person } = c.var
  const shown = await findShown(c)
  if (!shown) return c.notFound()
  const { plan } = shown.round
  return refused(c, refusal, sayOpeningRefusal, {
    frame: frameOf(c, plan.title),
    cite: citing(plan.rulebook),
    body: (filled) => <OpeningPage {...shown} {...{ person, now }} refused={filled.refused} />,
  })
}

const frameOf = (c: Ask, title: string) => ({ title: `开启申报书：${title}`, desk: officeOf(c.var.person) })
