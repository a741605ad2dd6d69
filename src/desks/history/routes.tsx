import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { HistoryPage } from './pages/history.tsx'
import { findHistory } from './store.ts'

export const history = new Hono<Site>()

const READERS = ['auditor', 'approver', 'officer'] as const

history.get('/rounds/:id/history', only(...READERS), async (c) => {
  const subject = c.req.query('subject') || null
  const page = Number(/^[1-9]\d{0,5}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const found = await findHistory(c.var.db, c.req.param('id'), { subject, page })
  if (!found) return c.notFound()
  const desk = READERS.find((role) => c.var.person.roles.includes(role)) ?? 'auditor'
  return show(
    c,
    { title: `经过：${found.round.title}`, desk },
    { ...found, page },
    <HistoryPage {...{ found, subject, page }} />,
  )
})
