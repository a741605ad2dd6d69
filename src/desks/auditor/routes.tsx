import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { happeningColumns } from '../history/pages/table.tsx'
import { roundColumns } from '../overview/pages.tsx'
import { AuditorDesk, MONEY } from './pages.tsx'
import { findAuditor } from './store.ts'

export const auditor = new Hono<Site>()

screen(auditor, {
  at: paths.auditorDesk,
  who: ['auditor'],
  load: ({ db, person, now, rows }) => findAuditor(db, person, now, rows),
  frame: () => ({ title: '监督台', desk: 'auditor' }),
  data: (found) => found,
  page: (found, _, { now, url }) => <AuditorDesk {...found} {...{ now, url }} />,
  sheets: ({ rounds, happenings }, { now }) => [
    sheetOf('各期进展', roundColumns(now), rounds),
    sheetOf('各期资金', MONEY, rounds),
    sheetOf('最近的经过', happeningColumns(), happenings),
  ],
})
