import type { Instant } from '../../../shared/days.ts'
import type { Answer } from './answering.ts'
import type { Need } from './need.ts'
import type { Taken } from './steps.ts'

/** What whoever raised a need finds by its number and code. No contact: they know it. */
export type LookedUp = {
  need: Need
  /** Nobody is named. */
  steps: Taken[]
  answer: (Answer & { at: Instant }) | null
}

/** Wrong codes that one may try for one number in an hour: forty bits of code cannot be guessed so, from however many places. */
export const MOST_TRIES = 10
export const hourOf = (now: Instant): number => Math.floor(now / HOUR)
const HOUR = 3_600_000

/** `id` is random text: eight characters of it are the code, shown as "k3f9-2m4x". */
export const codeFrom = (id: string): string => id.slice(0, 8)
export const sayCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** A code as people type it: capitals, hyphens and spaces do not count, and look-alikes are what they look like. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')

/** Only its digest is kept. */
export const codeText = (code: string): string => `look-up:${code}`

export type LookUpRefusal =
  | { why: 'wrong-number-or-code' }
  /** Too many wrong codes of theirs for this number in this hour. */
  | { why: 'too-many-tries'; retryAfter: number }

/** `tries`: wrong ones of theirs in this hour, this one counted. Whether there is such a number is not told. */
export function whyNotLookUp(tries: number): LookUpRefusal {
  return tries > MOST_TRIES
    ? { why: 'too-many-tries', retryAfter: HOUR / 1000 }
    : { why: 'wrong-number-or-code' }
}
