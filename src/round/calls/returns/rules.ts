import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import {
  type Discarded,
  type FetchRefusal,
  type NotYourDraft,
  type SentBack,
  whyNotDiscarded,
  whyNotFetch,
  whyNotSentBack,
  whyNotWriter,
} from '../../../rulebook/rules/discards.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Discard } from '../../../rulebook/rules/discards.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Drafted } from '../rules/round.ts'

/** What is published stays. */
type Published = Ruled<{ why: 'published-is-frozen' }>

/** A draft, put forward or not, as throwing it away must know it. */
export type Draft = { publishedAt: Instant | null; writers: string[]; discard: Discard | null }

export type DiscardRefusal = NotYourRole | Published | Discarded | NotYourDraft

/** Of throwing a draft away: by an officer who wrote on it, before it is published. */
export function whyNotDiscard({ publishedAt, writers, discard }: Draft, by: Person): DiscardRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (publishedAt !== null) return { why: 'published-is-frozen', by: '#amendment' }
  return whyNotDiscarded(discard) ?? whyNotWriter(writers, by)
}

export type FetchDraftRefusal = NotYourRole | FetchRefusal | { why: 'code-taken'; code: string }

export const whyNotFetchDraft = ({ discard }: Draft, by: Person, now: Instant): FetchDraftRefusal | null =>
  whyNotRole(by, 'officer') ?? whyNotFetch(discard, by, now)

export type ReturnRefusal = NotYourRole | Published | Discarded | SentBack | Ruled<{ why: 'own-draft' }>

/** Of sending a draft back: by an approver who wrote nothing of it, once for each text. */
export function whyNotReturn(round: Drafted, by: Person): ReturnRefusal | null {
  const whyNot = whyNotRole(by, 'approver') ?? whyNotWaiting(round)
  if (whyNot) return whyNot
  return round.draftedBy.includes(by.id) ? { why: 'own-draft', by: '#second-person' } : null
}

export type TakeBackRefusal = NotYourRole | Published | Discarded | SentBack | NotYourDraft

/** Of taking it back: by an officer who wrote on it. */
export const whyNotTakeBack = (round: Drafted, by: Person): TakeBackRefusal | null =>
  whyNotRole(by, 'officer') ?? whyNotWaiting(round) ?? whyNotWriter(round.draftedBy, by)

function whyNotWaiting(round: Drafted): Published | Discarded | SentBack | null {
  if (round.publishedAt !== null) return { why: 'published-is-frozen', by: '#amendment' }
  return whyNotDiscarded(round.discard) ?? whyNotSentBack(round.returned)
}
