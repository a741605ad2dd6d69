import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { done, show } from '../web/answer.tsx'
import { readBody } from '../web/body.ts'
import { only } from '../web/guard.ts'
import { desksOf } from '../web/layout.tsx'
import type { Site } from '../web/site.ts'
import { inboxQuery, readingsForm } from './forms.ts'
import { Inbox } from './pages.tsx'
import { countTo, lettersTo, markAllRead, markRead } from './store.ts'

export const lettersRoutes = new Hono<Site>()

/** Shows a page of a person's letters and marks those read: what was new until now still shows as new. */
lettersRoutes.get('/letters', only('anyone'), async (c) => {
  const { db, person, now, asker } = c.var
  const { page } = inboxQuery.parse(c.req.query())
  const [letters, [counted]] = await db.batch([lettersTo(db, person.id, page), countTo(db, person.id)])
  const unread = letters.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  if (unread.length > 0) await markRead(db, unread, now)
  const data = { letters, total: counted?.total ?? 0, unread: asker.unread, page }
  const frame = { title: '信件', desk: desksOf(asker)[0] ?? 'applicant' }
  return show(c, frame, data, <Inbox {...data} now={now} />)
})

/** 全部标为已读, without looking at each page. */
lettersRoutes.post('/letters/readings', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const { until = now } = readingsForm.parse((await readBody(c)).sent)
  await markAllRead(db, person.id, until, now)
  return done(c, paths.letters())
})
