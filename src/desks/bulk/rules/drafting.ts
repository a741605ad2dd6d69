import { type Party, blanksOf } from '../../../organizations/rules/party.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'

/** The agreement would have blanks where a party says who signs for it, and where it is. */
export type PartyBlank = Ruled<{ why: 'party-blank'; lacking: { name: string; blanks: string[] }[] }>

export function whyNotWhole({
  organization,
  host,
}: {
  organization: Party
  host: Party | null
}): PartyBlank | null {
  const lacking = [organization, ...(host ? [host] : [])]
    .map((party) => ({ name: party.name, blanks: blanksOf(party) }))
    .filter(({ blanks }) => blanks.length > 0)
  return lacking.length > 0 ? { why: 'party-blank', by: 'agreements.signWorkingDays', lacking } : null
}

/** It was looked up since the deadline already. */
export type LookedUp = Ruled<{ why: 'looked-up-already' }>
