import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { WaitingDetections } from '../../../round/panel/rules/detected.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type Term, beforeScoring, until } from '../../matters/rules/matter.ts'
import { heldBy } from '../../matters/rules/shared.ts'
import type { Work } from './works.ts'

/** 可能的回避: before the sheets are given out; what is found afterwards before the scoring is over. */
export const detectionsOf = (
  waiting: WaitingDetections[],
  by: Pick<Person, 'id' | 'interests'>,
  now: Instant,
): Work[] =>
  waiting.map(({ roundId, round, count, ...dates }) => ({
    ...{ act: 'answer-detections' as const, id: roundId, about: round, round, roundId, count, since: null },
    held: heldBy(false, whyNotImpartialIn(by, roundId)),
    ...termOf(dates, now),
  }))

function termOf(dates: { closes: Instant; scoringCloses: Instant }, now: Instant): Term {
  const before = beforeScoring(dates)
  return dayOf(now) <= before.by ? before : until(dates.scoringCloses)
}

/** Sheets are not given out in a round in which something waits to be answered: that is on no desk. */
export const waitsForDetections = (
  work: { act: string; roundId: string | null },
  waiting: WaitingDetections[],
): boolean => work.act === 'assign' && waiting.some(({ roundId }) => roundId === work.roundId)
