import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import type { Opens } from '../../web/closed.ts'
import type { Around } from '../../web/site.ts'
import { RoundFrame } from './pages/frame.tsx'
import { RoundHome } from './pages/home.tsx'
import { mayReadAs } from './pages/places.ts'
import { standingsOf } from './rules/stages.ts'
import { linesOf } from './pages/lines.ts'
import { type Found, mattersIn } from './store/around.ts'

/** What a page of a round is given of it: its frame, and its home. `opens`: what is open to whoever runs it for an outside unit. */
export function drawnAround(
  found: Found | null,
  person: Person | null,
  now: Instant,
  opens: () => Opens,
): Around | null {
  if (!found || !person) return null
  const { round, dates, isHome, latest } = found
  const mayRead = mayReadAs(person, opens)
  return {
    at: paths.round(round.id),
    above: (path) => <RoundFrame {...{ round, dates, mayRead, now, path }} />,
    home: async (db) => {
      const { works, waits } = isHome ? await mattersIn(db, round, person, now) : { works: [], waits: [] }
      const lines = isHome ? linesOf(works, waits) : null
      return {
        page: <RoundHome {...{ round, dates, latest, lines, mayRead, now }} />,
        data: { stages: standingsOf(round, now), dates, counts: round, works, waits, latest },
      }
    },
  }
}
