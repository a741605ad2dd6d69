import { Hono } from 'hono'
import { show } from '../../../web/answer.tsx'
import type { Site } from '../../../web/site.ts'
import { HomePage } from './pages/home.tsx'
import { findHome } from './store.ts'

export const home = new Hono<Site>()

home.get('/', async (c) => {
  const { calendar, ...found } = await findHome(c.var.db)
  return show(c, { title: '首页' }, found, <HomePage home={found} calendar={calendar} now={c.var.now} />)
})
