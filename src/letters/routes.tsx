import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { ok } from '../shared/result.ts'
import { desksOf } from '../web/layout.tsx'
import { screen } from '../web/screen.tsx'
import type { Site } from '../web/site.ts'
import { saying } from '../web/words.ts'
import { inboxQuery, readingsForm } from './forms.ts'
import { Inbox } from './pages.tsx'
import { wordingRoutes } from './wordings/routes.tsx'
import { countTo, lettersTo, markAllRead, markRead } from './store.ts'

export const lettersRoutes = new Hono<Site>().route('/', wordingRoutes)

/** Shows a page of a person's letters, of one kind or of all, and marks those read: what was new until now still shows as new. */
screen(lettersRoutes, {
  at: paths.letters,
  who: ['anyone'],
  query: inboxQuery,
  load: async ({ db, person, now, asker, asked: { page, kind } }) => {
    const [letters, [counted]] = await db.batch([
      lettersTo(db, person.id, page, kind),
      countTo(db, person.id, page, kind),
    ])
    const unread = letters.filter(({ readAt }) => readAt === null).map(({ id }) => id)
    if (unread.length > 0) await markRead(db, unread, now)
    return { letters, total: counted?.total ?? 0, unread: asker.unread, page, kind }
  },
  frame: (_, { asker }) => ({ title: '信件', desk: desksOf(asker)[0] ?? 'applicant' }),
  data: (inbox) => inbox,
  page: (inbox, _, { now }) => <Inbox {...inbox} now={now} />,
})
  // 全部标为已读, without looking at each page
  .act({
    at: paths.letterReadings,
    who: ['anyone'],
    form: readingsForm,
    do: async ({ db, person, now }, { until = now }) => {
      await markAllRead(db, person.id, until, now)
      return ok(null)
    },
    say: saying<never>({}),
  })
