import { Hono } from 'hono'
import { show } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import type { Site } from '../../../web/site.ts'
import { ProposalsPage } from './pages.tsx'
import { listProposals } from './store.ts'

/** What was submitted in a round. */
export const lists = new Hono<Site>()

lists.get('/rounds/:id/proposals', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const { word = '', track = '', standing = '', page = '1' } = c.req.query()
  const shown = {
    word: word.slice(0, 50),
    track,
    standing,
    page: Number(/^[1-9]\d{0,4}$/.exec(page)?.[0] ?? 1),
  }
  const found = await listProposals(c.var.db, c.req.param('id'), shown)
  if (!found) return c.notFound()
  const { round, openedAt, rows, total } = found
  return show(
    c,
    { title: '收到的申报书', desk: 'officer' },
    { rows, total },
    <ProposalsPage {...{ round, openedAt, rows, total, shown }} />,
  )
})
