import { type Context, Hono } from 'hono'
import { paths } from '../paths.ts'
import { has } from '../people/rules/person.ts'
import { knowsYear, yearOf } from '../shared/calendar.ts'
import { dayOf } from '../shared/days.ts'
import { type Common, type Filled, blank, done, notFound, refuseOn, show } from '../web/answer.tsx'
import { type Typed, read, readBody } from '../web/body.ts'
import { officeOf } from '../web/layout.tsx'
import { route, screen } from '../web/screen.tsx'
import { sheetOf } from '../web/sheet.ts'
import type { Inside, Site } from '../web/site.ts'
import { setCalendarYear } from './actions.ts'
import { calendarQuery, yearForm, yearIn } from './forms.ts'
import { FormPage, PreviewPage, typedOf } from './pages/form.tsx'
import { saySetRefusal } from './pages/words.ts'
import { VERSIONS, YearPage } from './pages/year.tsx'
import { FIRST_YEAR, type SetRefusal, changesIn, standingOf, whyNotSet } from './rules.ts'
import { findYear } from './store.ts'

export const calendarRoutes = new Hono<Site>()

const FRAME = { title: '放假安排', desk: 'administrator' } as const

screen(calendarRoutes, {
  at: paths.calendar,
  who: ['officer', 'approver', 'finance', 'auditor', 'administrator'],
  query: calendarQuery,
  load: async ({ db, now, asked }) => {
    const year = yearIn(asked.year) ?? yearOf(dayOf(now))
    const { calendar, versions } = await findYear(db, year)
    return { year, standing: standingOf(year, versions), versions, calendar }
  },
  frame: ({ year }, { person }) => ({ title: `${year}年工作日历`, desk: officeOf(person) }),
  data: ({ calendar, ...found }) => ({ ...found, isDecemberKnown: knowsYear(calendar, found.year + 1) }),
  page: (found, _, { person, url }) => <YearPage {...found} sets={has(person, 'administrator')} url={url} />,
  sheets: ({ versions }) => [sheetOf('录入记录', VERSIONS, versions)],
})

screen(calendarRoutes, {
  at: paths.calendarYear,
  who: ['administrator'],
  load: async ({ db }, key) => {
    const year = yearIn(key)
    if (year === null) return null
    const { versions, last } = await findYear(db, year)
    return { year, standing: standingOf(year, versions), seen: last.seq }
  },
  frame: () => FRAME,
  data: ({ seen, ...found }) => ({ ...found, version: seen }),
  page: (found) => <FormPage {...found} of={{ ...blank, typed: typedOf(found.standing) }} />,
})

/** A year is typed, checked against what stands, and set. Its fields are those of every year; how they read is the year's. */
const TYPED = {
  method: 'POST',
  who: ['administrator'],
  from: paths.calendarYear,
  form: yearForm(FIRST_YEAR),
  whys: saySetRefusal.whys,
} as const

/** What would change; or, with `step` 'edit', the form again as it was typed. */
route(calendarRoutes, { ...TYPED, at: paths.calendarPreview }, async (c, { db, person }, key) => {
  const year = yearIn(key)
  if (year === null) return notFound(c)
  const { sent, typed } = await readBody(c)
  const form = read(yearForm(year), sent)
  if (!form.ok) return again(c, year, form.refusal, typed)
  const { calendar, versions, last } = await findYear(db, year)
  const standing = standingOf(year, versions)
  if (sent['step'] === 'edit') {
    const of = { ...blank, typed }
    return show(c, FRAME, {}, <FormPage {...{ year, standing, of }} seen={seenBy(of, last.seq)} />)
  }
  const { version: _, ...set } = form.value
  const whyNot = whyNotSet(year, standing, set, person)
  if (whyNot) return again(c, year, whyNot, typed)
  const changes = changesIn(standing, set)
  const page = <PreviewPage {...{ year, set, changes, typed, calendar }} />
  return show(c, FRAME, { year, standing, set, changes }, page)
})

route(calendarRoutes, { ...TYPED, at: paths.calendarYear }, async (c, { db, person, now }, key) => {
  const year = yearIn(key)
  if (year === null) return notFound(c)
  const { sent, typed } = await readBody(c)
  const form = read(yearForm(year), sent)
  if (!form.ok) return again(c, year, form.refusal, typed)
  const { version, ...set } = form.value
  const changed = await setCalendarYear(db, person, year, set, now, version)
  return changed.ok ? done(c, paths.calendarIn(year), changed.value) : again(c, year, changed.refusal, typed)
})

/** Whoever was told that it changed has seen what stands now; whoever was not goes by what they had read. */
const seenBy = ({ why, typed }: Pick<Filled, 'why' | 'typed'>, last: number): number =>
  why !== 'changed-meanwhile' && /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : last

/** The form again, beside the year as it stands now. */
async function again(c: Context<Inside>, year: number, refusal: SetRefusal | Common, typed: Typed) {
  const { versions, last } = await findYear(c.var.db, year)
  const standing = standingOf(year, versions)
  return refuseOn(c, refusal, saySetRefusal, {
    ...{ frame: FRAME, typed, here: paths.calendarYear(year), citing: undefined },
    page: (of) => <FormPage {...{ year, standing, of }} seen={seenBy(of, last.seq)} />,
  })
}
