import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../../paths.ts'
import { page, search } from '../../../web/boxes/query.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { MoneyPage } from './pages.tsx'
import { findMoney } from './store.ts'

export const money = new Hono<Site>()

screen(money, {
  at: paths.money,
  who: 'everybody',
  query: z.object({ round: search(), page: page() }),
  load: ({ db, asked }) => findMoney(db, asked),
  frame: () => ({ title: '资金去向' }),
  data: (found, { asked }) => ({ ...found, page: asked.page }),
  page: (found, _, { asked }) => <MoneyPage {...found} wanted={asked} />,
})
