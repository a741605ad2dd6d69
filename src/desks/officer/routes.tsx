import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { deskQuery } from '../matters/forms.ts'
import { OfficerDesk, officerSheets } from './pages/desk.tsx'
import { findOfficer } from './store/desk.ts'

export const officer = new Hono<Site>()

screen(officer, {
  at: paths.officerDesk,
  who: ['officer'],
  query: deskQuery,
  load: ({ db, person, now, rows }) => findOfficer(db, person, now, rows),
  frame: () => ({ title: '经办台', desk: 'officer' }),
  data: (found) => found,
  page: (found, _, { asked, now, url }) => <OfficerDesk {...{ found, asked, now, url }} />,
  sheets: (found, { now }) => officerSheets(found, now),
})
