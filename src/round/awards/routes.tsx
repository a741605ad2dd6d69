import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import {
  type Common,
  type Filled,
  blank,
  done,
  problem,
  refused,
  sayCommon,
  show,
  type Refused,
} from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { approveDecision, prepareDecision, returnDecision } from './actions.ts'
import { prepareForm, returnForm } from './forms.ts'
import { rankingCsv } from './pages/csv.ts'
import type { Shown } from './pages/ranking.tsx'
import { RoomPage } from './pages/room.tsx'
import { sayApproveRefusal, sayPrepareRefusal } from './pages/words.ts'
import { linesOf, shownRanking } from './rules/frozen.ts'
import { isScored } from './rules/room.ts'
import { type Found, type Which, findRoom } from './store.ts'

export const awards = new Hono<Site>()

const TITLE = '审定立项名单'

awards.get('/rounds/:id/decision', only('officer', 'approver', 'auditor'), async (c) => {
  const { now } = c.var
  const found = await findRoom(c.var.db, { roundId: c.req.param('id') }, c.var.now)
  if (!found) return c.notFound()
  const { room } = found
  const ranked = isScored(room, now) ? shownRanking(room) : []
  if (c.req.query('as') === 'csv' && ranked.length > 0) {
    return c.body(rankingCsv(ranked, room.plan), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename="ranking-${room.plan.code}.csv"`,
    })
  }
  const data = { decision: room.latest, ranking: linesOf(ranked), ineligible: found.ineligible }
  return show(c, frameOf(c), data, body(c, found, blank, null))
})

awards.post('/rounds/:id/decision', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const roundId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(prepareForm, sent)
  const prepared = form.ok ? await prepareDecision(db, person, roundId, form.value.remark, now) : form
  if (prepared.ok) return done(c, paths.decision(roundId), prepared.value)
  return again(c, { roundId }, typed, prepared.refusal, sayPrepareRefusal)
})

awards.post('/decisions/:id/approval', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const decisionId = c.req.param('id')
  const approved = await approveDecision(db, person, decisionId, now)
  if (approved.ok) return done(c, paths.decision(approved.value.roundId), approved.value)
  return again(c, { decisionId }, {}, approved.refusal, sayApproveRefusal)
})

awards.post('/decisions/:id/return', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const decisionId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(returnForm, sent)
  const returned = form.ok ? await returnDecision(db, person, decisionId, form.value.reason, now) : form
  if (returned.ok) return done(c, paths.decision(returned.value.roundId), returned.value)
  return again(c, { decisionId }, typed, returned.refusal, sayApproveRefusal)
})

/** The room again, with why the act was refused and what had been typed. */
async function again<R extends { why: string }>(
  c: Context<Inside>,
  which: Which,
  typed: Typed,
  refusal: R | Common,
  say: (refusal: R) => string,
) {
  const found = await findRoom(c.var.db, which, c.var.now)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  return refused(c, refusal, say, {
    frame: frameOf(c),
    typed,
    cite: citing(found.room.plan.rulebook),
    body: (filled) => body(c, found, filled, filled.refused),
  })
}

function body(c: Context<Inside>, { room, ineligible }: Found, of: Filled, sentence: Refused) {
  const { person, now } = c.var
  return <RoomPage {...{ room, ineligible, person, now, of }} shown={shownOf(c, room)} refused={sentence} />
}

function shownOf(c: Context<Inside>, { plan, roundId }: Found['room']): Shown {
  const {
    track = plan.tracks[0]?.code ?? '',
    word = '',
    outcome = '',
    split = '',
    sort = 'rank',
  } = c.req.query()
  // a refused act has another address; what sorts and filters leads back to the room's own
  const url = `${paths.decision(roundId)}${new URL(c.req.url).search}`
  return { url, track, word: word.slice(0, 50), outcome, split, sort }
}

const frameOf = (c: Context<Inside>) => ({ title: TITLE, desk: officeOf(c.var.person) })
