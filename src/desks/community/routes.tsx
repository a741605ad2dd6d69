import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { CommunityDesk } from './pages.tsx'
import { findCommunity } from './store.ts'

export const community = new Hono<Site>()

community.get('/desks/community', only('community'), async (c) => {
  const { db, person, now } = c.var
  const found = await findCommunity(db, person)
  return show(
    c,
    { title: '社区台', desk: 'community' },
    { ...found, places: person.places },
    <CommunityDesk {...{ found, person, now }} />,
  )
})
