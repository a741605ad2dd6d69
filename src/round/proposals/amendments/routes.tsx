import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { done, refused } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import type { Site } from '../../../web/site.ts'
import { findAmendment } from '../../calls/amendments/store.ts'
import { publishAmendment } from './actions.ts'
import { NotPublished, sayDecideRefusal } from './pages.tsx'

export const amendmentPublications = new Hono<Site>()

/** Here, and not with the calls: the organizations that have begun a proposal are told. */
amendmentPublications.post('/amendments/:id/publication', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const published = await publishAmendment(db, person, c.req.param('id'), now)
  if (published.ok) return done(c, paths.call(published.value.roundId), published.value)
  const found = await findAmendment(db, c.req.param('id'))
  if (!found) return c.notFound()
  const { round } = found
  return refused(c, published.refusal, sayDecideRefusal, {
    frame: { title: `更正公告：${round.plan.title}`, desk: 'approver' },
    cite: citing(round.plan.rulebook),
    body: (filled) => <NotPublished {...{ found, person, now }} refused={filled.refused} />,
  })
})
