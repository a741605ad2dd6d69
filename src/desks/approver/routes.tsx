import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { ApproverDesk } from './pages.tsx'
import { findApprover } from './store.ts'

export const approver = new Hono<Site>()

approver.get('/desks/approver', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const found = await findApprover(db, person, now)
  return show(c, { title: '审批台', desk: 'approver' }, found, <ApproverDesk found={found} now={now} />)
})
