import { Hono } from 'hono'
import { show } from '../web/answer.tsx'
import { only } from '../web/guard.ts'
import { desksOf } from '../web/layout.tsx'
import type { Site } from '../web/site.ts'
import { Inbox } from './pages.tsx'
import { lettersTo, markRead } from './store.ts'

export const lettersRoutes = new Hono<Site>()

/** Shows a person's letters and marks them read: what was new until now still shows as new. */
lettersRoutes.get('/letters', only('anyone'), async (c) => {
  const { db, person, now, asker } = c.var
  const letters = await lettersTo(db, person.id)
  if (asker.unread > 0) await markRead(db, person.id, now)
  const frame = { title: '信件', desk: desksOf(asker)[0] ?? 'applicant' }
  return show(c, frame, { letters }, <Inbox letters={letters} />)
})
