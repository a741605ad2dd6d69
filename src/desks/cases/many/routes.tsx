import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { dayOf } from '../../../shared/days.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { NOBODY } from '../forms.ts'
import { READERS } from '../rules.ts'
import { giveCases } from './actions.ts'
import { MOST, casesForm, casesQuery } from './forms.ts'
import { COLUMNS, CasesPage, sayManyRefusal } from './pages.tsx'
import { findMany } from './store.ts'

/** 经办: whose case is whose, and several given at once. */
export const manyCases = new Hono<Site>()

screen(manyCases, {
  at: paths.cases,
  who: READERS,
  query: casesQuery,
  load: ({ db, person, now, rows, asked: { 'chosen[]': chosen = [], owner, ...asked } }) =>
    findMany(db, person, {
      ...{ ...asked, rows, today: dayOf(now), chosen: chosen.slice(0, MOST) },
      to: owner === NOBODY || owner === '' ? null : owner,
    }),
  frame: (_, { person }) => ({ title: '经办', desk: officeOf(person) }),
  data: ({ items, total, chosen }) => ({ items, total, ...(chosen.length > 0 && { chosen }) }),
  page: (found, of, { person, url, asked: { whose, word, page, owner } }) => (
    <CasesPage {...found} {...{ whose, word, page, owner, person, url, of }} />
  ),
  sheets: ({ items, total }) => [sheetOf('经办', COLUMNS, items, total)],
}).act({
  at: paths.casesOwners,
  who: ['officer'],
  form: casesForm,
  do: ({ db, person, now }, given) => giveCases(db, person, given, now),
  to: () => `${paths.cases()}?whose=mine`,
  say: sayManyRefusal,
})
