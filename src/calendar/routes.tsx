import { type Context, Hono } from 'hono'
import { paths } from '../paths.ts'
import { has } from '../people/rules/person.ts'
import { knowsYear, yearOf } from '../shared/calendar.ts'
import { dayOf } from '../shared/days.ts'
import { type Common, blank, done, problem, refused, sayCommon, show } from '../web/answer.tsx'
import { type Typed, read, readBody } from '../web/body.ts'
import { only } from '../web/guard.ts'
import { officeOf } from '../web/layout.tsx'
import type { Ask, Inside, Site } from '../web/site.ts'
import { setCalendarYear } from './actions.ts'
import { yearForm, yearIn } from './forms.ts'
import { FormPage, PreviewPage, typedOf } from './pages/form.tsx'
import { saySetRefusal } from './pages/words.ts'
import { YearPage } from './pages/year.tsx'
import { type SetRefusal, changesIn, standingOf, whyNotSet } from './rules.ts'
import { findYear } from './store.ts'

export const calendarRoutes = new Hono<Site>()

const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')
const FRAME = { title: '放假安排', desk: 'administrator' } as const
const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

calendarRoutes.get('/calendar', staff, async (c) => {
  const { db, now, person } = c.var
  const year = yearIn(c.req.query('year') ?? '') ?? yearOf(dayOf(now))
  const { calendar, versions } = await findYear(db, year)
  const standing = standingOf(year, versions)
  const sets = has(person, 'administrator')
  return show(
    c,
    { title: `${year}年工作日历`, desk: officeOf(person) },
    { year, standing, isDecemberKnown: knowsYear(calendar, year + 1), versions },
    <YearPage {...{ year, standing, versions, calendar, sets }} />,
  )
})

calendarRoutes.get('/calendar/:year', only('administrator'), async (c) => {
  const year = yearIn(c.req.param('year'))
  if (year === null) return nothing(c)
  const { versions, last } = await findYear(c.var.db, year)
  const standing = standingOf(year, versions)
  const of = { ...blank, typed: typedOf(standing) }
  return show(
    c,
    FRAME,
    { year, standing, version: last.seq },
    <FormPage {...{ year, standing, of }} seen={last.seq} refused={null} />,
  )
})

/** What would change; or, with `step` 'edit', the form again as it was typed. */
calendarRoutes.post('/calendar/:year/preview', only('administrator'), async (c) => {
  const year = yearIn(c.req.param('year'))
  if (year === null) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(yearForm(year), sent)
  if (!form.ok) return again(c, year, form.refusal, typed)
  const found = await findYear(c.var.db, year)
  const standing = standingOf(year, found.versions)
  if (sent['step'] === 'edit') {
    const of = { ...blank, typed }
    return show(c, FRAME, {}, <FormPage {...{ year, standing, of }} seen={found.last.seq} refused={null} />)
  }
  const { version: _, ...set } = form.value
  const whyNot = whyNotSet(year, standing, set, c.var.person)
  if (whyNot) return again(c, year, whyNot, typed)
  const changes = changesIn(standing, set)
  return show(
    c,
    FRAME,
    { year, standing, set, changes },
    <PreviewPage {...{ year, set, changes, typed }} calendar={found.calendar} />,
  )
})

calendarRoutes.post('/calendar/:year', only('administrator'), async (c) => {
  const { db, now, person } = c.var
  const year = yearIn(c.req.param('year'))
  if (year === null) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(yearForm(year), sent)
  if (!form.ok) return again(c, year, form.refusal, typed)
  const { version, ...set } = form.value
  const changed = await setCalendarYear(db, person, year, set, now, version)
  return changed.ok ? done(c, paths.calendarIn(year), changed.value) : again(c, year, changed.refusal, typed)
})

/** The form again, beside the year as it stands now. */
async function again(c: Context<Inside>, year: number, refusal: SetRefusal | Common, typed: Typed) {
  const { versions, last } = await findYear(c.var.db, year)
  const standing = standingOf(year, versions)
  return refused(c, refusal, saySetRefusal, {
    frame: FRAME,
    typed,
    body: (of) => <FormPage {...{ year, standing, of }} seen={last.seq} refused={of.refused} />,
  })
}
