import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { clauseIn } from '../../rulebook/citing.ts'
import { boundTo } from '../../rulebook/rules/bound.ts'
import { currentVersion } from '../../rulebook/store.ts'
import { dayOf } from '../../shared/days.ts'
import { takeBackForm } from '../../rulebook/forms/discards.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { READERS, whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { decideBar, liftBar, prepareBar, takeBackBar } from './actions.ts'
import { barForm, barsQuery, decisionForm, liftForm } from './forms.ts'
import { BarPage, BarsPage, NewBarPage, barColumns, sayBar } from './pages.tsx'
import { barById, barsPage, countBars } from './store.ts'

export const barRoutes = new Hono<Site>()

screen(barRoutes, {
  at: paths.bars,
  who: READERS,
  query: barsQuery,
  load: async ({ db, now, asked, rows }) => {
    const today = dayOf(now)
    const [items, [counted]] = await db.batch([
      barsPage(db, { ...asked, rows }, today),
      countBars(db, asked.state, today),
    ])
    return { items, total: counted?.count ?? 0, ...asked, today }
  },
  frame: (_, { person }) => ({ title: '不受理申报名册', desk: officeOf(person) }),
  data: (list) => list,
  page: (list, _, { url }) => <BarsPage {...list} url={url} />,
  sheets: ({ items, total, today }) => [sheetOf('不受理申报名册', barColumns(today), items, total)],
})

/** How long it lasts, and by which clause, is the rulebook's in force. */
screen(barRoutes, {
  at: paths.organizationBars,
  who: ['officer'],
  load: async ({ db }, id) => {
    const [[organization], [version]] = await db.batch([organizationOf(db, id), currentVersion(db)])
    const years = version?.book.parameters.sanctions.barYears ?? null
    const clause = clauseIn(version && boundTo(version), 'sanctions.barYears')
    return organization ? { organization, years, clause } : null
  },
  frame: () => ({ title: '拟定不受理申报', desk: 'officer' }),
  data: (found, { now }) => ({ ...found, today: dayOf(now) }),
  page: (found, of, { person, now }) => (
    <NewBarPage {...found} whyNot={whyNotRecord(person, found.organization)} today={dayOf(now)} of={of} />
  ),
}).act({
  at: paths.organizationBars,
  who: ['officer'],
  form: barForm,
  do: ({ db, person, now }, form, id) => prepareBar(db, person, id, form, now),
  to: ({ id }) => paths.bar(id),
  say: sayBar,
})

screen(barRoutes, {
  at: paths.bar,
  who: READERS,
  load: async ({ db }, id) => (await barById(db, id))[0] ?? null,
  frame: (_, { person }) => ({ title: '不受理申报', desk: officeOf(person) }),
  data: (bar) => ({ bar }),
  page: (bar, of, { person, now }) => <BarPage {...{ bar, person, of }} today={dayOf(now)} />,
})
  .act({
    at: paths.barDecision,
    who: ['approver'],
    form: decisionForm,
    do: ({ db, person, now }, form, id) => decideBar(db, person, id, form, now),
    say: sayBar,
  })
  .act({
    at: paths.barTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackBar(db, person, id, reason, now),
    say: sayBar,
  })
  .act({
    at: paths.barLift,
    who: ['approver'],
    form: liftForm,
    do: ({ db, person, now }, { liftReason }, id) => liftBar(db, person, id, liftReason, now),
    say: sayBar,
  })
