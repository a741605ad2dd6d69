import { type Parties, signerOf } from '../../../organizations/rules/party.ts'
import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'

/** How an award stands with its host. `isRuled`: the round binds a rulebook, which wants a legal person to sign. */
export type HostStanding = {
  isRuled: boolean
  /** Its parties of now. */
  now: Parties
  /** Those that the agreement names; null before it is drafted. */
  named: Parties | null
}

export type HostRefusal = Ruled<
  | { why: 'host-missing'; group: string; host: string | null }
  | { why: 'host-changed'; named: string; now: string }
>

/**
 * A community group is no legal person: a host in force signs for it, the one that the agreement names. One that has
 * ended its hosting signs no more, and one that came later is not named: then the agreement is drafted anew.
 */
export function whyNotHosted({ isRuled, now, named }: HostStanding): HostRefusal | null {
  const { organization } = now
  if (organization.kind === 'community' && now.host === null && (isRuled || named?.host)) {
    const host = named?.host?.name ?? null
    return { why: 'host-missing', by: 'agreements.signWorkingDays', group: organization.name, host }
  }
  const [signs, wouldSign] = [named && signerOf(named), signerOf(now)]
  if (signs === null || signs.id === wouldSign.id) return null
  return {
    why: 'host-changed',
    by: 'agreements.signWorkingDays',
    named: signs.name,
    now: wouldSign.name,
  }
}

/** Whom an agreement concerns on the other side: those whom it names, and those of now. */
export const whyNotOffice = (
  by: Person,
  { now, named }: Pick<HostStanding, 'now' | 'named'>,
): OwnInterest | null =>
  whyNotImpartial(by, ...[now, named].flatMap((parties) => [parties?.organization.id, parties?.host?.id]))
