import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { HomePage } from './pages/home.tsx'
import { findHome } from './store.ts'

export const home = new Hono<Site>()

screen(home, {
  at: paths.home,
  who: 'everybody',
  load: async ({ db }) => {
    const { calendar, ...shown } = await findHome(db)
    return { home: shown, calendar }
  },
  frame: () => ({ title: '首页' }),
  data: ({ home: shown }) => shown,
  page: (found, _, { now }) => <HomePage {...found} now={now} />,
})
