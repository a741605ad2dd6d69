import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { AdministratorDesk } from './pages.tsx'
import { findAdministrator } from './store.ts'

export const administrator = new Hono<Site>()

screen(administrator, {
  at: paths.administratorDesk,
  who: ['administrator'],
  load: ({ db, now }) => findAdministrator(db, now),
  frame: () => ({ title: '管理台', desk: 'administrator' }),
  data: (found) => found,
  page: (found) => <AdministratorDesk found={found} />,
})
