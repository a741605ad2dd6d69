import { type Context, Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import { paths } from '../../paths.ts'
import { clauseIn } from '../../rulebook/citing.ts'
import { boundTo } from '../../rulebook/rules/bound.ts'
import { currentVersion } from '../../rulebook/store.ts'
import { dayOf } from '../../shared/days.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { only } from '../../web/guard.ts'
import type { Inside, Site } from '../../web/site.ts'
import { type Asked, nothing, staffFrame } from '../asked.tsx'
import { type BarRefusal, whyNotDecide, whyNotLift } from '../rules/bar.ts'
import { READERS } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { decideBar, liftBar, prepareBar } from './actions.ts'
import { barForm, barsQuery, decisionForm, liftForm } from './forms.ts'
import { BarPage, BarsPage, NewBarPage, sayBar } from './pages.tsx'
import { barById, barsPage, countBars } from './store.ts'

export const barRoutes = new Hono<Site>()

barRoutes.get('/bars', only(...READERS), async (c) => {
  const { db, now } = c.var
  const { state, page } = barsQuery.parse(c.req.query())
  const today = dayOf(now)
  const [items, [counted]] = await db.batch([
    barsPage(db, { state, page, rows: ROWS }, today),
    countBars(db, state, today),
  ])
  const list = { items, total: counted?.count ?? 0, state, page, today }
  return show(c, staffFrame(c, '不受理申报名册'), list, <BarsPage {...list} />)
})

barRoutes.get('/organizations/:id/bars', only('officer'), async (c) => {
  const found = await loadNew(c)
  if (!found) return nothing(c)
  return show(c, staffFrame(c, '拟定不受理申报'), found, <NewBarPage {...found} of={fresh} />)
})

barRoutes.post('/organizations/:id/bars', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(barForm, sent)
  const prepared = form.ok ? await prepareBar(db, person, c.req.param('id'), form.value, now) : form
  if (prepared.ok) return done(c, paths.bar(prepared.value.id), prepared.value)
  const found = await loadNew(c)
  if (!found) return nothing(c)
  return refused(c, prepared.refusal, sayBar, {
    frame: staffFrame(c, '拟定不受理申报'),
    typed,
    body: (of) => <NewBarPage {...found} of={of} />,
  })
})

async function loadNew(c: Asked) {
  const { db, now } = c.var
  const [[organization], [version]] = await db.batch([
    organizationOf(db, c.req.param('id')),
    currentVersion(db),
  ])
  const years = version?.book.parameters.sanctions.barYears ?? null
  const clause = clauseIn(version && boundTo(version), 'sanctions.barYears')
  return organization ? { organization, years, clause, today: dayOf(now) } : null
}

barRoutes.get('/bars/:id', only(...READERS), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  return show(c, staffFrame(c, '不受理申报'), { bar: found.bar }, <BarPage {...found} of={fresh} />)
})

barRoutes.post('/bars/:id/decision', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(decisionForm, sent)
  const decided = form.ok ? await decideBar(db, person, c.req.param('id'), form.value, now) : form
  return decided.ok ? done(c, paths.bar(c.req.param('id'))) : again(c, decided.refusal, typed)
})

barRoutes.post('/bars/:id/lift', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(liftForm, sent)
  const lifted = form.ok ? await liftBar(db, person, c.req.param('id'), form.value.liftReason, now) : form
  return lifted.ok ? done(c, paths.bar(c.req.param('id'))) : again(c, lifted.refusal, typed)
})

type OfBar = Context<Inside, '/bars/:id'>

async function again(c: OfBar, refusal: BarRefusal | Common, typed: Typed) {
  const found = await load(c)
  if (!found) return nothing(c)
  return refused(c, refusal, sayBar, {
    frame: staffFrame(c, '不受理申报'),
    typed,
    body: (of) => <BarPage {...found} of={of} />,
  })
}

async function load(c: OfBar) {
  const { db, person, now } = c.var
  const today = dayOf(now)
  const [bar] = await barById(db, c.req.param('id'))
  if (!bar) return null
  const mayDecide = whyNotDecide(bar, person) === null
  return { bar, mayDecide, mayLift: whyNotLift(bar, person, today) === null, today }
}
