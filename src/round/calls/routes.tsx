import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Filled, blank, done, problem, refused, show } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Site } from '../../web/site.ts'
import { draftRound, publishRound, redraftRound } from './actions.ts'
import { planForm, versionForm } from './forms.ts'
import { CallPage, CallsPage } from './pages/call.tsx'
import { PlanPage } from './pages/form.tsx'
import { RoundPage, RoundsPage } from './pages/rounds.tsx'
import { USUAL, typedPlan } from './pages/typed.ts'
import { sayDraftRefusal, sayPublishRefusal } from './pages/words.tsx'
import type { Round } from './rules/round.ts'
import { allRounds, callOf, findRound, publishedRounds } from './store.ts'

export const calls = new Hono<Site>()

const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')

calls.get('/calls', async (c) => {
  const rounds = await publishedRounds(c.var.db)
  return show(
    c,
    { title: '征集公告' },
    { rounds: rounds.map(publicOf) },
    <CallsPage rounds={rounds} now={c.var.now} />,
  )
})

calls.get('/calls/:id', async (c) => {
  const [round] = await callOf(c.var.db, c.req.param('id'))
  if (!round) return c.notFound()
  return show(
    c,
    { title: round.plan.title },
    { round: publicOf(round) },
    <CallPage round={round} now={c.var.now} />,
  )
})

calls.get('/rounds', staff, async (c) => {
  const { db, now, person } = c.var
  const rounds = await allRounds(db)
  return show(
    c,
    { title: '征集', desk: officeOf(person) },
    { rounds },
    <RoundsPage rounds={rounds} person={person} now={now} />,
  )
})

calls.get('/rounds/new', only('officer'), (c) => {
  const of: Filled = { typed: USUAL, problems: [] }
  return show(
    c,
    { title: '拟定征集公告', desk: 'officer' },
    { typed: USUAL },
    <PlanPage of={of} refused={null} />,
  )
})

calls.post('/rounds', only('officer'), async (c) => {
  const { sent, typed } = await readBody(c)
  const plan = read(planForm, sent)
  const drafted = plan.ok ? await draftRound(c.var.db, c.var.person, plan.value, c.var.now) : plan
  if (drafted.ok) return done(c, paths.round(drafted.value.id), drafted.value)
  return refused(c, drafted.refusal, sayDraftRefusal, {
    frame: { title: '拟定征集公告', desk: 'officer' },
    typed,
    body: (filled) => <PlanPage of={filled} refused={filled.refused} />,
  })
})

calls.get('/rounds/:id', staff, async (c) => {
  const { db, now, person } = c.var
  const found = await findRound(db, c.req.param('id'))
  if (!found) return c.notFound()
  const { round } = found
  if (c.req.query('edit') === 'yes' && round.publishedAt === null) {
    const of = { ...blank, typed: typedPlan(round.plan) }
    return show(
      c,
      { title: '修改草稿', desk: 'officer' },
      { round },
      <PlanPage of={of} refused={null} id={round.id} version={round.version} />,
    )
  }
  return show(
    c,
    { title: round.plan.title, desk: officeOf(person) },
    { round },
    <RoundPage round={round} person={person} now={now} refused={null} />,
  )
})

calls.post('/rounds/:id', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const plan = read(planForm, sent)
  const version = read(versionForm, sent)
  const given = plan.ok && version.ok ? { plan: plan.value, version: version.value.version } : null
  const saved = given
    ? await redraftRound(db, person, id, given.version, given.plan, now)
    : plan.ok
      ? version
      : plan
  if (saved.ok) return done(c, paths.round(id), { id })
  const current =
    saved.refusal.why === 'changed-meanwhile' ? (await findRound(db, id))?.round.version : undefined
  return refused(c, saved.refusal, sayDraftRefusal, {
    frame: { title: '修改草稿', desk: 'officer' },
    typed,
    body: (filled) => (
      <PlanPage
        of={filled}
        refused={filled.refused}
        id={id}
        version={current ?? Number(typed['version'] ?? 0)}
      />
    ),
  })
})

calls.post('/rounds/:id/publication', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const version = read(versionForm, (await readBody(c)).sent)
  const published = await publishRound(db, person, id, now, version.ok ? version.value.version : undefined)
  if (published.ok) return done(c, paths.call(id), published.value)
  const found = await findRound(db, id)
  if (!found) return problem(c, { why: 'not-found' }, '没有找到这一页')
  return refused(c, published.refusal, sayPublishRefusal, {
    frame: { title: found.round.plan.title, desk: 'approver' },
    body: ({ refused: sentence }) => (
      <RoundPage round={found.round} person={person} now={now} refused={sentence} />
    ),
  })
})

/** What the public may know of a round: not who drafted it. */
const publicOf = ({ id, plan, publishedAt }: Round) => ({ id, plan, publishedAt })
