import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Place, covers } from '../../../people/rules/place.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Partner } from '../rules/content.ts'
import type { Typed } from '../sections/rules/sections.ts'

export const CONSENTS = ['agreed', 'declined'] as const
export type Consent = (typeof CONSENTS)[number]
export const CONSENT_WORDS: Record<Consent, string> = { agreed: '同意合作', declined: '不同意合作' }

/** What a community was asked, and what it said. `does`: the words that it was asked in. */
export type ConsentRequest = {
  id: string
  placeId: string
  does: string
  at: Instant
  answer: { outcome: Consent; note: string; at: Instant } | null
}

/** Longest reason of a no, in characters. */
export const LONGEST_NOTE = 300

/** How a partner stands: not a community of the district, not asked (in these words), waiting, or answered. */
export type PartnerState =
  | { state: 'elsewhere' | 'not-asked' }
  | { state: 'waiting'; at: Instant }
  | { state: Consent; at: Instant; note: string }

/** A partner as it stands in working text. `community`: the id of its place. */
export type PartnerTyped = Omit<Partner, 'community'> & { community?: string }

/** A partner of a version that was handed in, as it was asked. */
export const askedAs = ({ community, ...row }: Partner): PartnerTyped => ({
  ...row,
  ...(community && { community: community.id }),
})

/** `requests`: the newest first. What was asked in other words does not count. */
export function partnerState({ community, does }: PartnerTyped, requests: ConsentRequest[]): PartnerState {
  if (!community) return { state: 'elsewhere' }
  const request = requests.find((one) => one.placeId === community && one.does === does)
  if (!request) return { state: 'not-asked' }
  const { at, answer } = request
  return answer ? { state: answer.outcome, at: answer.at, note: answer.note } : { state: 'waiting', at }
}

export type RequestRefusal =
  | { why: 'not-a-partner' }
  | Ruled<{ why: 'asked-already'; at: Instant }>
  | { why: 'agreed-already'; at: Instant }

/** A community can be asked once its row is saved; after a no, the same words can be asked again. */
export function whyNotRequest(
  partner: PartnerTyped | undefined,
  requests: ConsentRequest[],
): RequestRefusal | null {
  if (!partner) return { why: 'not-a-partner' }
  const stands = partnerState(partner, requests)
  if (stands.state === 'waiting') return { why: 'asked-already', by: '#proposal', at: stands.at }
  return stands.state === 'agreed' ? { why: 'agreed-already', at: stands.at } : null
}

export type ConsentRefusal =
  | { why: 'not-found' }
  | OwnInterest
  | { why: 'answered-already'; outcome: Consent; at: Instant }
  | { why: 'note-missing' }

/** Who looks after the place answers, once. Somebody else's request is not found. */
export function whyNotConsent(
  request: { place: Place; organizationId: string; answer: ConsentRequest['answer'] },
  by: Person,
  { outcome, note }: { outcome: Consent; note: string },
): ConsentRefusal | null {
  if (!covers(by.places, request.place)) return { why: 'not-found' }
  const own = whyNotImpartial(by, request.organizationId)
  if (own) return own
  const { answer } = request
  if (answer) return { why: 'answered-already', outcome: answer.outcome, at: answer.at }
  return outcome === 'declined' && note === '' ? { why: 'note-missing' } : null
}

/** The partners of working text, as far as they are named and say what they do; in the order of their rows. */
export function partnersTyped(typed: Typed): PartnerTyped[] {
  const rows = new Set(Object.keys(typed).flatMap((field) => /^partners\.(\d+)\./.exec(field)?.[1] ?? []))
  return [...rows]
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((at) => {
      const cell = (key: string) => (typed[`partners.${at}.${key}`] ?? '').trim()
      const [name, does, community] = [cell('name'), cell('does'), cell('community')]
      return name && does ? [{ name, does, ...(community && { community }) }] : []
    })
}
