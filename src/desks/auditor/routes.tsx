import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { AuditorDesk } from './pages.tsx'
import { findAuditor } from './store.ts'

export const auditor = new Hono<Site>()

auditor.get('/desks/auditor', only('auditor'), async (c) => {
  const { db, person, now } = c.var
  const found = await findAuditor(db, person, now)
  return show(c, { title: '监督台', desk: 'auditor' }, found, <AuditorDesk {...found} now={now} />)
})
