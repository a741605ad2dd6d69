import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../paths.ts'
import { place, search } from '../../web/boxes/query.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { HISTORY_READERS } from './rules.ts'
import { HistoryPage } from './pages/history.tsx'
import { happeningColumns } from './pages/table.tsx'
import { findHistory } from './store.ts'

export const history = new Hono<Site>()

screen(history, {
  at: paths.history,
  who: [...HISTORY_READERS, 'operator'],
  query: z.object({ subject: search(), before: place(), after: place() }),
  load: ({ db, asked, rows }, id) => findHistory(db, id, { ...asked, rows }),
  frame: ({ round }, { person }) => ({
    title: `经过：${round.title}`,
    desk: HISTORY_READERS.find((role) => person.roles.includes(role)) ?? 'auditor',
  }),
  data: (found) => found,
  page: (found, _, { asked, url }) => <HistoryPage {...{ found, url }} subject={asked.subject} />,
  sheets: ({ rows, total }) => [sheetOf('经过', happeningColumns(), rows, total)],
})
