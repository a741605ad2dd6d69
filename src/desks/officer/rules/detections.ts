import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { WaitingDetections } from '../../../round/panel/rules/detected.ts'
import type { WaitingRequest } from '../../../round/panel/requests/rules.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { CUSTOM, type Term, beforeScoring, byCustom, until } from '../../matters/rules/matter.ts'
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

/** 申请回避: nothing waits for it; what nobody answers stands here. */
export const requestsOf = (
  waiting: WaitingRequest[],
  calendar: Calendar,
  by: Pick<Person, 'id' | 'interests'>,
): Work[] =>
  waiting.map(({ proposalId: id, organization: about, roundId, round, at: since }) => ({
    ...{ act: 'answer-recusal-request' as const, id, about, round, roundId, count: 1, since },
    held: heldBy(false, whyNotImpartialIn(by, roundId)),
    ...byCustom(calendar, since, CUSTOM.decide),
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
