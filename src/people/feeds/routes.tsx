import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import type { AsksAs } from '../../web/asks.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { siteOrigin } from '../session.ts'
import { endFeed, makeFeed } from './actions.ts'
import { FeedMade, FeedPage, sayFeed } from './pages.tsx'
import { feedOf } from './store.ts'

export const feedRoutes = new Hono<Site>()

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>) => ({
  title: '期限加进日历',
  desk: desksOf(asker)[0] ?? 'applicant',
})

screen(feedRoutes, {
  at: paths.ownDates,
  who: ['anyone'],
  load: async ({ db, person }) => ({ feed: (await feedOf(db, person.id))[0] ?? null }),
  frame: (_, asks) => frameOf(asks),
  data: (found) => found,
  page: ({ feed }, of) => <FeedPage {...{ feed, of }} />,
})
  .act({
    at: paths.ownDates,
    who: ['anyone'],
    do: async (asks) => {
      const made = await makeFeed(asks.db, asks.person, asks.now)
      return made.ok ? ok({ address: siteOrigin(asks) + paths.dates(`${made.value.token}.ics`) }) : made
    },
    again: true,
    shows: (made, asks) => ({ frame: frameOf(asks), data: made, page: <FeedMade {...made} /> }),
    say: sayFeed,
  })
  .act({
    at: paths.ownDatesEnd,
    who: ['anyone'],
    do: ({ db, person, now }) => endFeed(db, person, now),
    to: () => paths.ownDates(),
    say: sayFeed,
  })
