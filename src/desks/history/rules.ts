import type { Place } from '../../history/rules.ts'
import type { Day, Instant } from '../../shared/days.ts'

/** One thing that happened. `by` null: a visitor or the system; `name` says of what: a project's title, an expert's name. */
export type Happening = {
  subject: string
  seq: number
  what: string
  by: string | null
  /** The outside unit for which they ran the round then. */
  unit: string | null
  at: Instant
  /** In the words of who did it; null where none was asked. */
  reason: string | null
  name: string | null
  /** It was taken back since: by whom, when, and why; null: it holds. */
  reversed: Undone | null
  /** Its digest still fits its content. */
  isWhole: boolean
}

export type Undone = { kind: string; which: string; by: string; at: Instant; reason: string }

/**
 * The chain of hashes of one subject: how many entries, and the number of the first that does not follow; null: whole. `checked`: the
 * last of them, after `night`, whose root holds those before; null: all.
 */
export type Chain = {
  subject: string
  entries: number
  checked: number
  night: Day | null
  broken: number | null
}

export type RoundHistory = {
  round: { id: string; title: string }
  rows: Happening[]
  total: number
  /** Entries shown that do not name the hash of the one before them. */
  unlinked: number
  /** Where to go on from: there are newer ones than shown, and older ones; null: none. */
  newer: Place | null
  older: Place | null
  chain: Chain
}

/** Who reads what was done. */
export const HISTORY_READERS = ['auditor', 'approver', 'officer'] as const

/** What a subject is of, and its id: "proposal:7k2…". */
export function splitSubject(subject: string): { kind: string; id: string } {
  const [kind = '', id = ''] = subject.split(':')
  return { kind, id }
}
