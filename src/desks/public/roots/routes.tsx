import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../../paths.ts'
import { sayDay } from '../../../shared/days.ts'
import { page } from '../../../web/boxes/query.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { RootPage, RootsPage } from './pages.tsx'
import { findRoot, findRoots } from './store.ts'

/** What every history came to, by night: for anybody, at addresses that stay. */
export const publicRoots = new Hono<Site>()

screen(publicRoots, {
  at: paths.roots,
  who: 'everybody',
  query: z.object({ page: page() }),
  load: ({ db, asked }) => findRoots(db, asked.page),
  frame: () => ({ title: '历史的根' }),
  data: (found, { asked }) => ({ ...found, page: asked.page }),
  page: (found, _, { asked }) => <RootsPage {...found} page={asked.page} />,
})

screen(publicRoots, {
  at: paths.rootOf,
  who: 'everybody',
  load: ({ db }, day) => findRoot(db, day),
  frame: ({ day }) => ({ title: `${sayDay(day)}的根` }),
  data: (root) => root,
  page: (root) => <RootPage root={root} />,
})
