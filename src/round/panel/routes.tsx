import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { stateOf } from '../../people/rules/invitation.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { type Common, type Filled, blank, done, refused, show, type Refused } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { type Frame, officeOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { addExpert, assignSheets, choosePanel, declareRecusals } from './actions.ts'
import { type DeclarationForm, declarationForm, expertForm, panelForm, poolQuery } from './forms.ts'
import { LookBack, ReasonsPage, ReceiptPage, TickPage, WaitPage } from './pages/declaration.tsx'
import { AddedPage, ExpertsPage } from './pages/experts.tsx'
import { PanelPage } from './pages/panel.tsx'
import { sayAddRefusal, sayConflict, sayDeclareRefusal, sayPanelRefusal } from './pages/words.ts'
import { shortOf, whyNotAssign } from './rules/assignment.ts'
import { byName, ownAmong, whyNotDeclare } from './rules/declaration.ts'
import { type Panel, sizeOf } from './rules/panel.ts'
import { type Declaring, findDeclaring } from './store/declaration.ts'
import { findPanel } from './store/panel.ts'
import { findPool } from './store/pool.ts'

export const panel = new Hono<Site>()

panel.get('/experts', only('administrator', 'officer', 'approver', 'auditor'), async (c) => {
  const { now, person } = c.var
  const list = await loadPool(c)
  const experts = list.rows.map((expert) => ({ ...expert, state: stateOf(expert, now) }))
  const form = has(person, 'administrator') ? { ...blank, refused: null } : null
  return show(
    c,
    { title: '专家库', desk: officeOf(person) },
    { experts, total: list.total, page: list.page },
    <ExpertsPage {...list} form={form} now={now} />,
  )
})

/** The link is shown in the answer to this request, and never again. */
panel.post('/experts', only('administrator'), async (c) => {
  const { db, now, person } = c.var
  const { sent, typed } = await readBody(c)
  const expert = read(expertForm, sent)
  const added = expert.ok ? await addExpert(db, person, expert.value, now) : expert
  if (added.ok) {
    const { expertId, token } = added.value
    const link = new URL(paths.invitation(token), c.env.SITE_URL ?? c.req.url).href
    return show(c, ADDING, { expertId, link }, <AddedPage name={typed['name'] ?? ''} link={link} />)
  }
  const list = await loadPool(c)
  return refused(c, added.refusal, sayAddRefusal, {
    frame: ADDING,
    typed,
    body: (filled) => <ExpertsPage {...list} form={filled} now={now} />,
  })
})

const ADDING: Frame = { title: '专家库', desk: 'administrator' }

async function loadPool(c: Context<Inside>) {
  const wanted = poolQuery.parse(c.req.query())
  return { ...(await findPool(c.var.db, wanted)), word: wanted.word, page: wanted.page }
}

panel.get('/rounds/:id/panel', only('officer', 'approver', 'auditor'), async (c) => {
  const { db, now, person } = c.var
  const found = await findPanel(db, c.req.param('id'))
  if (!found) return c.notFound()
  return show(
    c,
    frameOf(found.panel, person),
    { ...dataOf(found.panel), whyNot: whyNotAssign(found.panel, person) },
    <PanelPage panel={found.panel} {...{ person, now }} of={blank} refused={null} />,
  )
})

panel.post('/rounds/:id/panel', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(panelForm, sent)
  const chosen = form.ok ? await choosePanel(db, person, id, form.value.experts, now) : form
  if (chosen.ok) return done(c, paths.panel(id), chosen.value)
  return panelAgain(c, id, chosen.refusal, typed)
})

panel.post('/rounds/:id/assignments', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const assigned = await assignSheets(db, person, id, now)
  if (assigned.ok) return done(c, paths.panel(id), assigned.value)
  return panelAgain(c, id, assigned.refusal, {})
})

type PanelRefusal = Parameters<typeof sayPanelRefusal>[0]

async function panelAgain(c: Context<Inside>, id: string, refusal: PanelRefusal | Common, typed: Typed) {
  const { db, now, person } = c.var
  const found = await findPanel(db, id)
  if (!found) return c.notFound()
  return refused(c, refusal, sayPanelRefusal, {
    frame: frameOf(found.panel, person),
    typed,
    cite: citing(found.panel.plan.rulebook),
    body: (filled) => (
      <PanelPage panel={found.panel} {...{ person, now }} of={filled} refused={filled.refused} />
    ),
  })
}

const frameOf = ({ plan }: Panel, person: Person) => ({
  title: `评审委员会：${plan.title}`,
  desk: officeOf(person),
})

/** The same for machines; the pool has a list of its own, with the addresses. */
function dataOf(of: Panel) {
  const { roundId, plan, members, recusals, pool, left, eligible, assignedAt } = of
  const [minSheets, panelSize] = sizeOf(plan)
  const counts = { eligible: eligible.length, waiting: left, short: shortOf(of).length }
  return {
    round: { id: roundId, title: plan.title },
    minSheets,
    panelSize,
    members,
    recusals,
    pool,
    counts,
    assignedAt,
  }
}

const EXPERT: Frame = { title: '申报回避', desk: 'expert' }

panel.get('/rounds/:id/declaration', only('expert'), async (c) => {
  const { db, now, person } = c.var
  const found = await findDeclaring(db, c.req.param('id'), person.id)
  if (!found) return c.notFound()
  const { round, standing, recusals } = found
  const whyNot = whyNotDeclare(standing, person, now)
  const listed = whyNot ? [] : byName(standing.organizations)
  const data = { round, declaredAt: standing.declaredAt, recusals, organizations: listed, whyNot }
  if (standing.declaredAt !== null) {
    return show(
      c,
      EXPERT,
      data,
      <ReceiptPage {...found} at={standing.declaredAt} assignedAt={standing.assignedAt} />,
    )
  }
  if (whyNot) return show(c, EXPERT, data, <WaitPage round={round} whyNot={whyNot} />)
  const asked = c.req.queries('with[]')
  if (c.req.query('step') === 'reasons') return show(c, EXPERT, data, reasonsPage(found, asked ?? []))
  const ticked = asked ?? ownAmong(listed, person).map(({ id }) => id)
  const of = { ...blank, typed: { 'with[]': ticked.join('\n') } }
  return show(
    c,
    EXPERT,
    data,
    <TickPage {...{ round, listed, of }} look={<LookBack standing={standing} />} />,
  )
})

panel.post('/rounds/:id/declaration', only('expert'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(declarationForm, sent)
  const declared = form.ok ? await declareRecusals(db, person, id, wordsOf(form.value), now) : form
  if (declared.ok) return done(c, paths.declaration(id), declared.value)
  const found = await findDeclaring(db, id, person.id)
  if (!found) return c.notFound()
  const whyNot = whyNotDeclare(found.standing, person, now)
  const ids = Object.keys(typed).flatMap((name) =>
    /^recusals\.\d+\.organization$/.test(name) ? [typed[name] ?? ''] : [],
  )
  return refused(c, declared.refusal, sayDeclareRefusal, {
    frame: EXPERT,
    typed,
    cite: citing(found.standing.rulebook),
    body: (filled) =>
      whyNot ? <WaitPage round={found.round} whyNot={whyNot} /> : reasonsPage(found, ids, filled),
  })
})

const wordsOf = ({ recusals }: DeclarationForm) =>
  recusals.map(({ organization, kind, detail, endedOn }) => ({
    organizationId: organization,
    kind,
    endedOn: endedOn || undefined,
    reason: sayConflict(kind, detail, endedOn || undefined),
  }))

/** The rows keep the order in which they were sent, so that what was typed stays in its row. */
function reasonsPage({ round, standing }: Declaring, ids: string[], of: Again = { ...blank, refused: null }) {
  const listed = standing.organizations
  const chosen = [...new Set(ids)].flatMap((id) => listed.find((one) => one.id === id) ?? [])
  return <ReasonsPage {...{ round, chosen, of }} total={listed.length} refused={of.refused} />
}

type Again = Filled & { refused: Refused }
