import type { Day, Instant } from '../shared/days.ts'

/** Where the history of a subject ("proposal:7k2…") stands: its last entry, or seq 0 before the first. */
export type Last = { subject: string; seq: number; hash: string }

/** What happened, without its place in the chain. `by` is a person's id; null: a visitor or the system. */
export type Event = { what: string; by: string | null; at: Instant; particulars?: Particulars }
export type Particulars = Record<string, string | number | boolean | null | string[]>

/** One line of what happened to one record. `seq` is the record's version after it. */
export type Entry = Required<Event> & { subject: string; seq: number; previous: string; hash: string }

/** Where an entry stands among others, by time. */
export type Place = { at: Instant; seq: number; subject: string }

/** Someone else's entry came first. */
export type Stale = { why: 'changed-meanwhile' }
/** Not there, or somebody else's. */
export type NotFound = { why: 'not-found' }

/**
 * How often it is decided again what others came before: for what has happened already (a file that has come, a key that is kept) or
 * keeps its place beside theirs. More than ever act in one instant.
 */
export const TRIES = 12

export const fresh = (subject: string): Last => ({ subject, seq: 0, hash: '' })

/** The next entry after `last`, chained to it: SHA-256 over all its fields and the hash before. */
export async function entryAfter(last: Last, event: Event): Promise<Entry> {
  const seq = last.seq + 1
  const particulars = event.particulars ?? {}
  const chained = [last.subject, seq, event.what, event.by, event.at, particulars, last.hash]
  return {
    ...event,
    particulars,
    subject: last.subject,
    seq,
    previous: last.hash,
    hash: await sha256(JSON.stringify(chained)),
  }
}

/** Hexadecimal SHA-256 of the text's UTF-8. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sixteen hexadecimal digits, the same for the same words: the id of what is made by sending them, so that sent twice, at once or
 * later, they make it once.
 */
export const idOf = async (...words: (string | number | null)[]): Promise<string> =>
  (await sha256(JSON.stringify(words))).slice(0, 16)

const LINKS = ['subject', 'seq', 'previous', 'hash'] as const

/** The first entry that does not follow from the one before it, or null: the chain is whole. `before`: where it is not the beginning. */
export async function firstBroken(entries: Entry[], before?: Last): Promise<Entry | null> {
  const expected = await Promise.all(
    entries.map((entry, i) => entryAfter(entries[i - 1] ?? before ?? fresh(entry.subject), entry)),
  )
  return entries.find((entry, i) => LINKS.some((link) => expected[i]?.[link] !== entry[link])) ?? null
}

/** What must hold and does not: which check, in words, and the first of the rows that break it; `count`: of those that were read. */
export type Broken = { name: string; words: string; count: number; rows: string[] }
/** What a night looked through: how many checks, and which are broken. */
export type Night = { day: Day; checks: number; broken: Broken[]; at: Instant }
