import { whyNotImpartial } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { WaitingRecheck } from '../../../round/screening/rechecks/rules.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { CUSTOM, byCustom } from '../../matters/rules/matter.ts'
import { heldBy } from '../../matters/rules/shared.ts'
import type { Work } from './works.ts'

/** 复核: another officer looks at what failed, while what rests on the screening waits. */
export const rechecksOf = (
  waiting: WaitingRecheck[],
  calendar: Calendar,
  by: Pick<Person, 'id' | 'interests'>,
): Work[] =>
  waiting.map(({ proposalId: id, title: about, organizationId, roundId, round, foundBy, at: since }) => ({
    ...{ act: 'recheck' as const, id, about, round, roundId, count: 1, since },
    held: heldBy(foundBy === by.id, whyNotImpartial(by, organizationId)),
    ...byCustom(calendar, since, CUSTOM.decide),
  }))
