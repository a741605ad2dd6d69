import { type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { NotYourRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { TakenOff } from '../rules/declaration.ts'
import {
  type ApprovedAlready,
  type ChangeRefusal,
  type Panel,
  whyNotBeforeApproval,
  whyNotChange,
} from '../rules/panel.ts'

/** A member who may be taken off the panel of a round, and when they were. */
export type Leaving = Pick<Panel, 'roundId' | 'plan' | 'ended' | 'openedAt' | 'approvedAt'> & {
  member: { removedAt: Instant | null } | null
}

export type RemovalRefusal = ChangeRefusal | TakenOff | Ruled<{ why: 'not-on-panel' }>
export type ResignRefusal = NotYourRole | RoundEnded | ApprovedAlready | TakenOff

/** An officer takes a member off: what they have handed in counts on, the rest is theirs no more. */
export function whyNotRemove({ member, ...round }: Leaving, by: Person): RemovalRefusal | null {
  const whyNot = whyNotChange(round, by)
  if (whyNot) return whyNot
  return member ? whyNotOff(member.removedAt) : { why: 'not-on-panel', by: 'panel.size' }
}

/** A member leaves of their own accord: as long as it changes anything. */
export const whyNotResign = (
  { ended, approvedAt = null, member }: Leaving,
  by: Person,
): ResignRefusal | null =>
  whyNotRole(by, 'expert') ??
  whyNotGoOn(ended) ??
  whyNotBeforeApproval(approvedAt) ??
  whyNotOff(member?.removedAt ?? null)

const whyNotOff = (at: Instant | null): TakenOff | null =>
  at === null ? null : { why: 'taken-off', by: 'panel.size', at }
