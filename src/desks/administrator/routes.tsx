import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { AdministratorDesk, INVITED } from './pages/desk.tsx'
import { findAdministrator } from './store/desk.ts'

export const administrator = new Hono<Site>()

screen(administrator, {
  at: paths.administratorDesk,
  who: ['administrator'],
  load: ({ db, person, now, rows }) => findAdministrator(db, person, now, rows),
  frame: () => ({ title: '管理台', desk: 'administrator' }),
  data: (found) => found,
  page: (found, _, { url, now, asker: { office } }) => <AdministratorDesk {...{ found, url, office, now }} />,
  sheets: ({ invited }) => [sheetOf('还没有接受的邀请', INVITED, invited)],
})
