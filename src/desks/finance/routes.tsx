import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { FinanceDesk } from './pages.tsx'
import { findFinance } from './store.ts'

export const finance = new Hono<Site>()

screen(finance, {
  at: paths.financeDesk,
  who: ['finance'],
  load: ({ db, now }) => findFinance(db, now),
  frame: () => ({ title: '财务台', desk: 'finance' }),
  data: (found) => found,
  page: (found, _, { now }) => <FinanceDesk found={found} now={now} />,
})
