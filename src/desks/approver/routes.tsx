import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { sheetOf } from '../../web/sheet.ts'
import { overdueColumns } from '../pages/overdue.tsx'
import { deskQuery } from '../matters/forms.ts'
import { matterColumns } from '../matters/pages/matters.tsx'
import { ApproverDesk, linesIn, overdueIn } from './pages/desk.tsx'
import { findApprover } from './store/desk.ts'

export const approver = new Hono<Site>()

screen(approver, {
  at: paths.approverDesk,
  who: ['approver'],
  query: deskQuery,
  load: ({ db, person, now }) => findApprover(db, person, now),
  frame: () => ({ title: '审批台', desk: 'approver' }),
  data: (found) => found,
  page: (found, _, { asked, now, url }) => <ApproverDesk {...{ found, asked, now, url }} />,
  sheets: (found, { now }) => [
    sheetOf('等我办理', matterColumns(now), linesIn(found)),
    sheetOf('超过规定期限', overdueColumns(now), overdueIn(found)),
  ],
})
