import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { OfficerDesk, officerSheets } from './pages.tsx'
import { worksOf } from './rules.ts'
import { findOfficer } from './store.ts'

export const officer = new Hono<Site>()

screen(officer, {
  at: paths.officerDesk,
  who: ['officer'],
  load: async ({ db, person, now, rows }) => {
    const found = await findOfficer(db, person, now, rows)
    return { works: worksOf(found.rounds, now), ...found }
  },
  frame: () => ({ title: '经办台', desk: 'officer' }),
  data: (found) => found,
  page: (found, _, { now, url }) => <OfficerDesk {...{ found, now, url }} />,
  sheets: (found, { now }) => officerSheets(found, now),
})
