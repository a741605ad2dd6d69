import type { Day, Instant } from '../../../shared/days.ts'
import type { Last } from '../../rules.ts'

/** One night's root over where every history stood, and over the digest of everything submitted; `previous`: of the night before. */
export type Root = {
  day: Day
  size: number
  root: string
  previous: string
  at: Instant
  /** As in `Signed`; both null: the site had no key that night. */
  key: string | null
  signature: string | null
}

/** What a root holds of one subject: `Last`, or for "submission:7k2…" its one digest. */
export const leafOf = ({ subject, seq, hash }: Last): string => JSON.stringify([subject, seq, hash])

export const bySubject = (a: Last, b: Last): number =>
  a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0

/** The leaves in their order, a line each, as they are kept. */
export const leavesOf = (heads: Last[]): string[] => heads.toSorted(bySubject).map(leafOf)

export function headIn(leaf: string): Last {
  const [subject, seq, hash]: unknown[] = JSON.parse(leaf)
  return { subject: String(subject), seq: Number(seq), hash: String(hash) }
}

/** What is signed. */
export const statementOf = ({ day, size, root, previous, at }: Omit<Root, 'key' | 'signature'>): string =>
  JSON.stringify(['grant-round-root/1', day, size, root, previous, at])

/** What an earlier root held and a later one does not, or not in the same way. */
export function lostBetween(before: Last[], after: Last[]): Last[] {
  const now = new Map(after.map((head) => [head.subject, head]))
  return before.filter((head) => {
    const found = now.get(head.subject)
    return !found || found.seq < head.seq || (found.seq === head.seq && found.hash !== head.hash)
  })
}
