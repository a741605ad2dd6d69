import type { Instant } from '../../shared/days.ts'
import type { Ruled } from './by.ts'

/** 作废: a draft that was thrown away: by whom, when and why. Nothing of it is deleted. */
export type Discard = { by: string; name: string; reason: string; at: Instant }

/** Days, of the calendar, in which whoever threw a draft away fetches it back. */
export const FETCH_DAYS = 30
const DAY = 86_400_000
export const fetchableUntil = ({ at }: Pick<Discard, 'at'>): Instant => at + FETCH_DAYS * DAY

/** What was thrown away after this can still be fetched back. */
export const fetchableSince = (now: Instant): Instant => now - FETCH_DAYS * DAY

/** Of drafts, those that this person threw away and can still fetch back, with when. */
export const fetchableAmong = <T extends { discard?: Pick<Discard, 'by' | 'at'> | null | undefined }>(
  drafts: T[],
  by: { id: string },
  now: Instant,
): (T & { discardedAt: Instant })[] =>
  drafts.flatMap((draft) => {
    const { discard } = draft
    return discard && discard.by === by.id && now < fetchableUntil(discard)
      ? [{ ...draft, discardedAt: discard.at }]
      : []
  })

export type Discarded = Ruled<{ why: 'discarded'; name: string; at: Instant }>

/** Asked by whatever goes on with a draft, and by throwing it away once more. */
export const whyNotDiscarded = (discard: Discard | null | undefined): Discarded | null =>
  discard ? { why: 'discarded', by: '#record', name: discard.name, at: discard.at } : null

export type NotYourDraft = Ruled<{ why: 'not-your-draft' }>

/** A draft is thrown away by whoever wrote on it. */
export const whyNotWriter = (writers: string[], by: { id: string }): NotYourDraft | null =>
  writers.includes(by.id) ? null : { why: 'not-your-draft', by: '#record' }

export type FetchRefusal = Ruled<
  | { why: 'not-discarded' }
  | { why: 'not-your-discard'; name: string }
  | { why: 'too-late-to-fetch'; until: Instant }
>

/** Whoever threw it away fetches it back, for some days. */
export function whyNotFetch(
  discard: Discard | null | undefined,
  by: { id: string },
  now: Instant,
): FetchRefusal | null {
  if (!discard) return { why: 'not-discarded', by: '#record' }
  if (discard.by !== by.id) return { why: 'not-your-discard', by: '#record', name: discard.name }
  const until = fetchableUntil(discard)
  return now < until ? null : { why: 'too-late-to-fetch', by: '#record', until }
}

/** 退回, 收回: what was put before the approvers, as its text stood then, and came back. */
export type Returned = { outcome: 'returned' | 'withdrawn'; reason: string; name: string; at: Instant }

export type SentBack = Ruled<{ why: 'sent-back'; outcome: Returned['outcome']; name: string; at: Instant }>

/** Asked by whoever would approve it: the text that came back is put forward anew first. */
export const whyNotSentBack = (returned: Returned | null | undefined): SentBack | null =>
  returned
    ? { why: 'sent-back', by: '#record', outcome: returned.outcome, name: returned.name, at: returned.at }
    : null
