import { whyNotImpartial, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Running } from '../../../round/calls/contracts/rules.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Day } from '../../../shared/days.ts'
import { CUSTOM, type Term, byCustom, isNear } from '../../matters/rules/matter.ts'
import { heldBy } from '../../matters/rules/shared.ts'
import type { Contracted, Work } from './works.ts'

/** 承办: what an officer sees to while an outside unit runs a round. */
export function contractWorks(
  one: Running,
  calendar: Calendar,
  by: Pick<Person, 'interests'>,
  today: Day,
): Work[] {
  const { roundId, round, organizationId, lastOn, at, isEmpty, appliesSince } = one
  const own = whyNotImpartial(by, organizationId) ?? whyNotImpartialIn(by, roundId)
  const work = (act: Contracted, since: number | null, term: Term): Work => ({
    ...{ act, id: roundId, roundId, about: round, round, count: 1, since, held: heldBy(false, own) },
    ...term,
  })
  if (appliesSince !== null)
    return [work('end-contract', appliesSince, byCustom(calendar, appliesSince, CUSTOM.decide))]
  return [
    ...(isEmpty ? [work('name-operators', at, byCustom(calendar, at, CUSTOM.prepare))] : []),
    ...(isNear(lastOn, today)
      ? [work('renew-contract', null, { by: lastOn, custom: '承办的最后一天' })]
      : []),
  ]
}
