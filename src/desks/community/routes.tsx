import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { deskQuery } from '../matters/forms.ts'
import { CommunityDesk } from './pages.tsx'
import { findCommunity } from './store.ts'

export const community = new Hono<Site>()

screen(community, {
  at: paths.communityDesk,
  who: ['community'],
  query: deskQuery,
  load: ({ db, person }) => findCommunity(db, person),
  frame: () => ({ title: '社区台', desk: 'community' }),
  data: (found, { person: { places } }) => ({ ...found, places }),
  page: (found, _, { asked, person, now, url }) => <CommunityDesk {...{ found, asked, person, now, url }} />,
})
