import { type Parties, signerOf } from '../../../organizations/rules/party.ts'
import { type OwnInterest } from '../../../people/rules/interest.ts'
import {
  type NotYourRole,
  type Person,
  type ReaderOnly,
  has,
  isMemberOf,
  isOwnerOf,
  mayEdit,
  whyNotEditFor,
} from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type Redrafted, SIDES, type Side, type Signature, whyNotRead } from './agreement.ts'
import { type HostRefusal, type HostStanding, whyNotHosted, whyNotOffice } from './hosts.ts'

export type SideRefusal =
  | NotYourRole
  | ReaderOnly
  | { why: 'not-a-member' }
  | { why: 'say-side' }
  | Ruled<{ why: 'host-signs'; host: string } | { why: 'host-owner-signs'; host: string }>
export type SignRefusal =
  | SideRefusal
  | OwnInterest
  | HostRefusal
  | Ruled<{ why: 'already-signed'; side: Side; at: Instant } | { why: 'signed-other-side' }>
  | Redrafted

/**
 * For which sides this person may speak at all. For an organization its members sign; for a community group nobody of
 * its own, since it is no legal person: the owner of its host does.
 */
export const sidesOf = (by: Person, parties: Parties): Side[] =>
  SIDES.filter((side) => (side === 'bureau' ? has(by, 'approver') : maySignFor(by, parties)))

const maySignFor = (by: Person, { organization, host }: Parties): boolean =>
  host ? isOwnerOf(by, host.id) : mayEdit(by, organization.id)

/** The side that follows from who asks; who may speak for both must say which. */
export function sideFor(by: Person, parties: Parties, wanted?: Side): Result<Side, SideRefusal> {
  const sides = sidesOf(by, parties)
  const [only] = sides
  const side = wanted ?? only ?? (has(by, 'approver') ? 'bureau' : 'organization')
  if (!sides.includes(side)) return refuse(whyNotSide(by, parties, side, wanted))
  return wanted || sides.length === 1 ? ok(side) : refuse({ why: 'say-side' })
}

function whyNotSide(by: Person, parties: Parties, side: Side, wanted: Side | undefined): SideRefusal {
  const signer = signerOf(parties)
  if (side === 'organization') {
    const readerOnly = whyNotEditFor(by, signer.id)
    if (readerOnly) return readerOnly
    const host = parties.host?.name
    if (host && isMemberOf(by, signer.id))
      return { why: 'host-owner-signs', by: 'agreements.signWorkingDays', host }
    if (host && isMemberOf(by, parties.organization.id))
      return { why: 'host-signs', by: 'agreements.signWorkingDays', host }
    if (wanted) return { why: 'not-a-member' }
  }
  return { why: 'not-your-role', needs: 'approver' }
}

/** Each side signs once, never both by one hand; for the bureau nobody who has an interest in the other. */
export function whyNotSign(
  { signatures, hosting }: { signatures: Signature[]; hosting: HostStanding },
  by: Person,
  side: Side,
): SignRefusal | null {
  const own = side === 'bureau' ? whyNotOffice(by, hosting) : null
  if (own) return own
  const signed = signatures.find((signature) => signature.side === side)
  if (signed) return { why: 'already-signed', by: 'agreements.signWorkingDays', side, at: signed.at }
  const isOther = signatures.some((signature) => signature.by === by.id)
  return isOther ? { why: 'signed-other-side', by: '#second-person' } : null
}

/** Whether what was read is what is there, and whether the host that it names still stands. `draft`: which one was read. */
export function whyNotInForce(
  found: { drafts: { draft: number; reason: string }[]; hosting: HostStanding },
  draft: number,
): SignRefusal | null {
  return whyNotRead(found.drafts, draft) ?? whyNotHosted(found.hosting)
}
