import { Hono } from 'hono'
import { show } from '../../../web/answer.tsx'
import type { Site } from '../../../web/site.ts'
import { MoneyPage } from './pages.tsx'
import { findMoney } from './store.ts'

export const money = new Hono<Site>()

money.get('/money', async (c) => {
  const page = Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1))
  const wanted = { round: c.req.query('round') || undefined, page }
  const found = await findMoney(c.var.db, wanted)
  return show(c, { title: '资金去向' }, { ...found, page }, <MoneyPage {...found} wanted={wanted} />)
})
