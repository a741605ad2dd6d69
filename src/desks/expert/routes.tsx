import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { ExpertDesk } from './pages.tsx'
import { findExpert } from './store.ts'

export const expert = new Hono<Site>()

expert.get('/desks/expert', only('expert'), async (c) => {
  const { db, person, now } = c.var
  const found = await findExpert(db, person.id, now)
  return show(c, { title: '评审台', desk: 'expert' }, found, <ExpertDesk found={found} now={now} />)
})
