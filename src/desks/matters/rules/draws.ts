import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type DrawWait, type OpenDraw, waitsOf } from '../../../round/panel/draws/rules/open.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Instant } from '../../../shared/days.ts'
import { CUSTOM, type Matter, type Term, byCustom } from './matter.ts'
import { heldBy } from './shared.ts'

export type DrawMatter = Matter<DrawWait['act']> & { seq: number }

/** What draws wait for from this person in a role. Who has committed is the only one who can reveal. */
export const drawMatters = (
  draws: OpenDraw[],
  role: DrawWait['role'],
  by: Person,
  { calendar, now }: { calendar: Calendar; now: Instant },
): DrawMatter[] =>
  draws.flatMap((draw) =>
    waitsOf(draw, now)
      .filter((wait) => wait.role === role && (wait.only === null || wait.only === by.id))
      .map(({ act, besides }) => ({
        ...{ act, id: draw.roundId, about: draw.title, seq: draw.seq, count: 1 },
        since: draw.aside?.at ?? draw.at,
        held: heldBy(besides === by.id, whyNotImpartialIn(by, draw.roundId)),
        ...termOf(act, draw, calendar),
      })),
  )

/** Members are not chosen by hand in a round whose draw has no result: that is on no desk. */
export const waitsForDraw = (work: { act: string; roundId: string | null }, draws: OpenDraw[]): boolean =>
  work.act === 'choose-panel' && draws.some(({ isDrawn, roundId }) => !isDrawn && roundId === work.roundId)

function termOf(act: DrawWait['act'], { revealBy, publicOn, aside }: OpenDraw, calendar: Calendar): Term {
  switch (act) {
    case 'commit-draw':
    case 'reveal-draw':
      return { by: revealBy, custom: '准备抽取时定的日期' }
    case 'conclude-draw':
      return byCustom(calendar, publicOn, CUSTOM.decide)
    case 'set-draw-aside':
      return byCustom(calendar, revealBy, CUSTOM.decide)
    case 'answer-draw-aside':
      return byCustom(calendar, aside?.at ?? revealBy, CUSTOM.decide)
  }
}
