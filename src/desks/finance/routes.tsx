import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { waitingFor } from '../reversals/rules.ts'
import { FinanceDesk, PAID, REFUNDS, ROUNDS, payableColumns } from './pages.tsx'
import { mattersOf } from './rules.ts'
import { findFinance } from './store.ts'

export const finance = new Hono<Site>()

screen(finance, {
  at: paths.financeDesk,
  who: ['finance'],
  load: async ({ db, person, now, rows }) => {
    const { reversals, ...found } = await findFinance(db, now, rows)
    return { ...found, reversals: waitingFor(person, reversals) }
  },
  frame: () => ({ title: '财务台', desk: 'finance' }),
  data: (found, { person }) => ({ ...found, matters: mattersOf(found, person) }),
  page: (found, _, { now, url }) => <FinanceDesk {...{ found, now, url }} />,
  sheets: ({ payable, refunds, rounds, paid }, { now }) => [
    sheetOf('可以拨付', payableColumns(now), payable),
    sheetOf('待收回的结余资金', REFUNDS, refunds),
    sheetOf('各期资金', ROUNDS, rounds),
    sheetOf('今年的拨款', PAID, paid),
  ],
})
