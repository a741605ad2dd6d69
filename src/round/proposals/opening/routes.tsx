import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { publicOpening, whyNotOpen, whyNotRequest } from '../../calls/opening/rules.ts'
import { openProposals, requestOpening } from './actions.ts'
import { OpeningPage, sayOpeningRefusal } from './pages.tsx'
import { seeOpening } from './store.ts'

/** 开启: an officer asks, an auditor or an approver carries it out. */
export const openings = new Hono<Site>()

screen(openings, {
  at: paths.opening,
  who: ['officer', 'approver', 'finance', 'auditor', 'operator'],
  // before the deadline nobody is told how many there are
  load: async ({ db, now }, id) => {
    const found = await seeOpening(db, id)
    return found && { ...found, count: now >= found.round.plan.dates.closes ? found.count : null }
  },
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `开启申报书：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ round, opening, count }, { person, now }) => ({
    round: { id: round.id, title: round.plan.title, closes: round.plan.dates.closes },
    count,
    ...publicOpening(opening),
    whyNotRequest: whyNotRequest(round, opening, person, now),
    whyNotOpen: whyNotOpen(round, opening, person, now),
  }),
  page: (found, of, { person, now }) => <OpeningPage {...found} {...{ person, now, of }} />,
})
  .act({
    at: paths.openingRequest,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => requestOpening(db, person, id, now),
    say: sayOpeningRefusal,
  })
  .act({
    at: paths.opening,
    who: ['approver', 'auditor'],
    do: ({ db, person, now }, _, id) => openProposals(db, person, id, now),
    say: sayOpeningRefusal,
  })
