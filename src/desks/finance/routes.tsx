import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { FinanceDesk } from './pages.tsx'
import { findFinance } from './store.ts'

export const finance = new Hono<Site>()

finance.get('/desks/finance', only('finance'), async (c) => {
  const { db, now } = c.var
  const found = await findFinance(db, now)
  return show(c, { title: '财务台', desk: 'finance' }, found, <FinanceDesk found={found} now={now} />)
})
