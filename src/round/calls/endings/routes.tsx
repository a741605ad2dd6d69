import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { ENDING_NAMES } from '../rules/ending.ts'
import { EndingNoticePage } from './pages.tsx'
import { endingNumber } from './rules.ts'
import { findPublicEnding } from './store.ts'

/** What everybody may read of a round that ended before anything was awarded in it. Ending one stands with its publicity. */
export const endingNotices = new Hono<Site>()

screen(endingNotices, {
  at: paths.callEnding,
  who: 'everybody',
  load: ({ db }, id) => findPublicEnding(db, id),
  frame: ({ round, ending }) => ({ title: `${round.plan.title}${ENDING_NAMES[ending.kind].notice}` }),
  data: ({ round, ending }) => ({
    ...{ number: endingNumber(round.plan, ending.kind), title: round.plan.title },
    ...ending,
  }),
  page: (found) => <EndingNoticePage {...found} />,
})
