import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { done, problem, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { citing } from '../../../rulebook/citing.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Site } from '../../../web/site.ts'
import { draftRound, publishRound, redraftRound } from './actions.ts'
import { planForm, rulebookForm, versionForm } from '../forms/plan.ts'
import { CallPage, CallsPage } from './pages/call.tsx'
import { PlanPage } from '../drafts/pages/plan.tsx'
import { RoundPage, RoundsPage } from './pages/rounds.tsx'
import { sayDraftRefusal, sayPublishRefusal } from '../pages/words.tsx'
import { sealsProposals, publicOpening } from '../opening/rules.ts'
import type { Round } from '../rules/round.ts'
import { publicFiles } from '../attachments/store.ts'
import { listsNamedIn, publishedAmendments } from '../amendments/store.ts'
import { countsIn, latestIn } from '../enquiries/store.ts'
import { openingIn, openingOf } from '../opening/store.ts'
import { openDrafts } from '../drafts/store.ts'
import { topicIn } from '../../needs/store/topics.ts'
import { allRounds, callOf, findRound, publishedRounds, topicsOf } from '../store.ts'

/** What the public reads of a call, and a round as the staff publish it. */
export const roundRoutes = new Hono<Site>()

const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')

roundRoutes.get('/calls', async (c) => {
  const rounds = await publishedRounds(c.var.db)
  return show(
    c,
    { title: '征集公告' },
    { rounds: rounds.map(publicOf) },
    <CallsPage rounds={rounds} now={c.var.now} />,
  )
})

roundRoutes.get('/calls/:id', async (c) => {
  const id = c.req.param('id')
  const { db } = c.var
  const [[round], amendments, lists, rows, files, enquiries, [counts], opened] = await db.batch([
    callOf(db, id),
    publishedAmendments(db, id),
    listsNamedIn(db, id),
    topicsOf(db, id),
    publicFiles(db, id),
    latestIn(db, id),
    countsIn(db, id),
    openingOf(db, id),
  ])
  if (!round) return c.notFound()
  const topics = rows.map(topicIn)
  const answered = counts?.answered ?? 0
  const opening = openingIn(opened)
  return show(
    c,
    { title: round.plan.title },
    {
      round: publicOf(round),
      ...(amendments.length > 0 && { amendments }),
      ...(topics.length > 0 && { topics }),
      ...(files.length > 0 && { files }),
      ...(enquiries.length > 0 && { enquiries, answered }),
      ...(sealsProposals(round.plan) && { opening: publicOpening(opening) }),
    },
    <CallPage
      {...{ round, topics, files, amendments, lists, enquiries, answered, opening }}
      now={c.var.now}
    />,
  )
})

roundRoutes.get('/rounds', staff, async (c) => {
  const { db, now, person } = c.var
  const [rounds, drafts] = await db.batch([allRounds(db), openDrafts(db)])
  return show(
    c,
    { title: '征集', desk: officeOf(person) },
    { rounds, drafts },
    <RoundsPage {...{ rounds, drafts, person, now }} />,
  )
})

roundRoutes.post('/rounds', only('officer'), async (c) => {
  const { sent, typed } = await readBody(c)
  const plan = read(planForm, sent)
  const chosen = read(rulebookForm, sent)
  const drafting = chosen.ok ? chosen.value : {}
  const drafted = plan.ok ? await draftRound(c.var.db, c.var.person, plan.value, c.var.now, drafting) : plan
  if (drafted.ok) return done(c, paths.round(drafted.value.id), drafted.value)
  return refused(c, drafted.refusal, sayDraftRefusal, {
    frame: { title: '拟定征集公告', desk: 'officer' },
    typed,
    body: (filled) => <PlanPage of={filled} refused={filled.refused} />,
  })
})

roundRoutes.get('/rounds/:id', staff, async (c) => {
  const { db, now, person } = c.var
  const found = await findRound(db, c.req.param('id'))
  if (!found) return c.notFound()
  const { round, topics, files } = found
  return show(
    c,
    { title: round.plan.title, desk: officeOf(person) },
    { round, ...(topics.length > 0 && { topics }) },
    <RoundPage {...{ round, topics, files, person, now }} refused={null} />,
  )
})

roundRoutes.post('/rounds/:id', only('officer'), async (c) => {
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

roundRoutes.post('/rounds/:id/publication', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const version = read(versionForm, sent)
  const seen = version.ok ? version.value.version : undefined
  const published = await publishRound(db, person, id, now, seen, typed['files'])
  if (published.ok) return done(c, paths.call(id), published.value)
  const found = await findRound(db, id)
  if (!found) return problem(c, { why: 'not-found' }, '没有找到这一页')
  return refused(c, published.refusal, sayPublishRefusal, {
    frame: { title: found.round.plan.title, desk: 'approver' },
    cite: citing(found.round.plan.rulebook),
    body: ({ refused: sentence }) => <RoundPage {...found} person={person} now={now} refused={sentence} />,
  })
})

/** What the public may know of a round: not who drafted it. */
const publicOf = ({ id, plan, publishedAt }: Round) => ({ id, plan, publishedAt })
