import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import type { Around } from '../../web/site.ts'
import { RoundFrame } from './pages/frame.tsx'
import { RoundHome } from './pages/home.tsx'
import { standingsOf } from './rules/stages.ts'
import { waitsIn } from './rules/works.ts'
import type { Found } from './store.ts'

/** What a page of a round is given of it: its frame, and its home. */
export function drawnAround(found: Found | null, person: Person | null, now: Instant): Around | null {
  if (!found || !person) return null
  const { round, latest } = found
  return {
    at: paths.round(round.id),
    above: (path) => <RoundFrame {...{ round, person, now, path }} />,
    home: () => <RoundHome {...{ round, latest, person, now }} />,
    data: { stages: standingsOf(round, now), counts: round, waits: waitsIn(round, person, now), latest },
  }
}
