import type { LetterKind } from '../../letters/rules.ts'
import type { Instant } from '../../shared/days.ts'
import type { Channel } from '../rules/channel.ts'
import type { Quiet, Way } from '../rules/ways.ts'
import type { Parcel } from '../rules/parcel.ts'

/** Whoever sends one has so long to say what came of it, in milliseconds; then another tries. */
export const LEASE = 60_000
/** How many are sent in one go: what one run of a Worker may do. */
export const AT_ONCE = 20

const MINUTE = 60_000
/** How long it waits after each try that failed; after the last one it is given up, two days from the first. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE)
export const MOST_TRIES = PAUSES.length + 1

/** When it is tried again after so many tries; null: it is given up. */
export function nextTry(tries: number, now: Instant): Instant | null {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : now + pause
}

/** What waits: by which channel, how often it was tried. `sealed`: how the channel is reached. */
type Row = { id: string; tries: number; channel: Channel; sealed: string }

/** A word of its own: a code, a link, what somebody is told at an address of before. It says all of itself, sealed. */
export type WaitingWord = Row & { word: string; until: Instant }
export type Word = Omit<Parcel, 'id'>
export const wordSealedAs = (id: string): string => `word ${id}`

/** One letter of what waits; `id`: of its row. */
export type Told = {
  id: string
  kind: LetterKind
  subject: string
  body: string
  about: string
  at: Instant
  way: Way
  isTheirs: boolean
}

/** Letters that wait for one person, and where they are to go: one, or those that `parcel` has put together. */
export type Waiting = Row & {
  word: null
  parcel: string | null
  personId: string
  to: string
  quiet: Quiet | null
  letters: Told[]
}

/** A word as it was sealed; null: it is none. */
export function readWord(text: string): Word | null {
  const read: unknown = JSON.parse(text)
  return isWord(read) ? read : null
}

const isWord = (read: unknown): read is Word =>
  typeof read === 'object' &&
  read !== null &&
  'to' in read &&
  'subject' in read &&
  'text' in read &&
  'link' in read
