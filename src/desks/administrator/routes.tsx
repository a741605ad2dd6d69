import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { AdministratorDesk } from './pages.tsx'
import { findAdministrator } from './store.ts'

export const administrator = new Hono<Site>()

administrator.get('/desks/administrator', only('administrator'), async (c) => {
  const found = await findAdministrator(c.var.db, c.var.now)
  return show(c, { title: '管理台', desk: 'administrator' }, found, <AdministratorDesk found={found} />)
})
