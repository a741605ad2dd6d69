import { type Parties, signerOf } from '../../../organizations/rules/party.ts'
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
  const by = 'agreements.signWorkingDays'
  const { organization, host } = now
  if (organization.kind === 'community' && host === null && (isRuled || named?.host)) {
    return { why: 'host-missing', by, group: organization.name, host: named?.host?.name ?? null }
  }
  if (named === null || signerOf(named).id === signerOf(now).id) return null
  return { why: 'host-changed', by, named: signerOf(named).name, now: signerOf(now).name }
}
