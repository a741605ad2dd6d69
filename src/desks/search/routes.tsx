import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../paths.ts'
import { search as typed } from '../../web/boxes/query.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { SearchPage } from './pages.tsx'
import { groupsOf, wordsIn } from './rules.ts'
import { findEverywhere } from './store/found.ts'

/** 搜索 over all that somebody may see. */
export const search = new Hono<Site>()

/** Of each kind; how many there are is said. */
const MOST = 20

screen(search, {
  at: paths.search,
  who: ['anyone'],
  query: z.object({ q: typed(200) }),
  load: async ({ db, person, asked: { q } }) => {
    const words = wordsIn(q)
    return { words, groups: groupsOf(await findEverywhere(db, person, words, MOST)) }
  },
  frame: (_, { asker }) => ({ title: '搜索', desk: desksOf(asker)[0] ?? 'applicant' }),
  data: (found) => found,
  page: (found, _, { asked: { q } }) => <SearchPage {...found} typed={q} />,
})
