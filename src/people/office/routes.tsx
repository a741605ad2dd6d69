import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { has } from '../rules/person.ts'
import { setOffice } from './actions.ts'
import { officeForm } from './forms.ts'
import { OfficePage, VERSIONS, sayOfficeRefusal } from './pages.tsx'
import { officeVersions } from './store.ts'

export const officeRoutes = new Hono<Site>()

screen(officeRoutes, {
  at: paths.office,
  who: ['administrator', 'auditor'],
  load: async ({ db }) => ({ versions: await officeVersions(db) }),
  frame: (_, { person }) => ({ title: '办公室的联系方式', desk: officeOf(person) }),
  data: (found) => found,
  page: (found, of, { person, url }) => (
    <OfficePage {...found} {...{ of, url }} sets={has(person, 'administrator')} />
  ),
  sheets: ({ versions }) => [sheetOf('修改记录', VERSIONS, versions)],
}).act({
  at: paths.office,
  who: ['administrator'],
  form: officeForm,
  do: ({ db, person, now }, { version, ...card }) => setOffice(db, person, card, now, version),
  say: sayOfficeRefusal,
})
