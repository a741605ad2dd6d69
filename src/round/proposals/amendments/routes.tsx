import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { done, notFound, refuseOn } from '../../../web/answer.tsx'
import { route } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { findAmendment } from '../../calls/amendments/store.ts'
import { publishAmendment } from './actions.ts'
import { NotPublished, sayDecideRefusal } from './pages.tsx'

export const amendmentPublications = new Hono<Site>()

/** Here, and not with the calls, whose screen it belongs to: the organizations that have begun a proposal are told. */
route(
  amendmentPublications,
  { method: 'POST', at: paths.amendmentPublication, who: ['approver'], whys: sayDecideRefusal.whys },
  async (c, { db, person, now }, id) => {
    const published = await publishAmendment(db, person, id, now)
    if (published.ok) return done(c, paths.call(published.value.roundId), published.value)
    const found = await findAmendment(db, id)
    if (!found) return notFound(c)
    const { round } = found
    return refuseOn(c, published.refusal, sayDecideRefusal, {
      frame: { title: `更正公告：${round.plan.title}`, desk: 'approver' },
      typed: {},
      here: paths.amendments(round.id),
      citing: citing(round.plan.rulebook),
      page: (of) => <NotPublished {...{ found, person, now, of }} />,
    })
  },
)
