import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { deskQuery } from '../matters/forms.ts'
import { OperatorDesk, operatorSheets } from './pages.tsx'
import { findOperator } from './store/desk.ts'

export const operator = new Hono<Site>()

screen(operator, {
  at: paths.operatorDesk,
  who: ['contracted'],
  query: deskQuery,
  load: ({ db, person, now }) => findOperator(db, person, now),
  frame: () => ({ title: '承办台', desk: 'operator' }),
  data: (found) => found,
  page: (found, _, { asked, person, now, url }) => <OperatorDesk {...{ found, asked, person, now, url }} />,
  sheets: (found, { now }) => operatorSheets(found, now),
})
