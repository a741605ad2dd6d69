import type { ReaderOnly } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import {
  type Discarded,
  type FetchRefusal,
  whyNotDiscarded,
  whyNotFetch,
} from '../../../rulebook/rules/discards.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Proposal } from '../submissions/rules.ts'

export type DiscardRefusal = ReaderOnly | Discarded | Ruled<{ why: 'already-submitted'; at: Instant }>

/** A member throws a draft away while nothing of it counts; what was handed in is withdrawn first. */
export function whyNotDiscard({ role, current, discard }: Proposal): DiscardRefusal | null {
  if (role === 'reader') return { why: 'reader-only' }
  if (current) return { why: 'already-submitted', by: '#submission', at: current.at }
  return whyNotDiscarded(discard)
}

export type FetchDraftRefusal = ReaderOnly | FetchRefusal

export const whyNotFetchDraft = (
  { role, discard }: Proposal,
  by: { id: string },
  now: Instant,
): FetchDraftRefusal | null => (role === 'reader' ? { why: 'reader-only' } : whyNotFetch(discard, by, now))
