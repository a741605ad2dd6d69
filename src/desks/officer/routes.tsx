import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { OfficerDesk } from './pages.tsx'
import { worksOf } from './rules.ts'
import { findOfficer } from './store.ts'

export const officer = new Hono<Site>()

officer.get('/desks/officer', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const found = await findOfficer(db, person, now)
  const works = worksOf(found.rounds, now)
  return show(
    c,
    { title: '经办台', desk: 'officer' },
    { works, ...found },
    <OfficerDesk {...found} works={works} now={now} />,
  )
})
