import type { Whose } from '../../../owners/rules.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { MilestoneKind } from './milestones.ts'

/** One line of a round's list. `signed` counts sides; `nextDue` is the earliest milestone that wants a report. */
export type Listed = {
  agreementId: string
  projectId: string | null
  title: string
  organization: string
  code: string
  number: number
  amount: Fen
  signed: number
  milestones: number
  accepted: number
  waiting: number
  nextDue: Day | null
  overdue: 0 | 1
  closedAt: Instant | null
  /** Since when its agreement is terminated. */
  terminatedAt: Instant | null
  /** Whether whoever asks sees to it, or nobody does; null: somebody else. */
  whose: Whose | null
}

export const LIST_STATES = [
  'unsigned',
  'to-open',
  'waiting',
  'overdue',
  'running',
  'terminated',
  'closed',
] as const
export type ListState = (typeof LIST_STATES)[number]

/** What the officer has to do about a line, the most urgent first. */
export function listStateOf(row: Listed): ListState {
  if (row.terminatedAt !== null) return 'terminated'
  if (row.closedAt !== null) return 'closed'
  if (row.projectId === null) return row.signed === 2 ? 'to-open' : 'unsigned'
  if (row.waiting > 0) return 'waiting'
  return row.overdue ? 'overdue' : 'running'
}

/** `state` and `word` narrow the list; `page` counts from 1. */
export type Wanted = { state: string | undefined; word: string | undefined; page: number }
/** A page of a list; `counts` and `found` are of the lines with the word, whatever their state. */
export type Listing<T> = {
  rows: T[]
  total: number
  page: number
  found: number
  counts: Record<string, number>
}

/** A page of them, and how many there are in each state; what is late is counted among what runs, too. */
export function listingOf(
  rows: Listed[],
  counted: { state: ListState; count: number }[],
  { state, page }: Pick<Wanted, 'state' | 'page'>,
): Listing<Listed> {
  const of = (one: ListState) => counted.find((each) => each.state === one)?.count ?? 0
  const counts: Record<string, number> = Object.fromEntries(
    LIST_STATES.map((one) => [one, one === 'running' ? of(one) - of('overdue') : of(one)]),
  )
  return pageOf(rows, counts, { state, page })
}

/** Of all of them, or of those in a state; a state that is none has none. */
export function pageOf<T>(
  rows: T[],
  counts: Record<string, number>,
  { state, page }: Pick<Wanted, 'state' | 'page'>,
): Listing<T> {
  const found = Object.values(counts).reduce((all, some) => all + some, 0)
  return { rows, total: state ? (counts[state] ?? 0) : found, page, found, counts }
}

/** What an applicant's desk shows: a milestone that wants a report. */
export type MilestoneDue = {
  id: string
  kind: MilestoneKind
  title: string
  dueOn: Day
  state: 'returned' | null
  projectId: string
  project: string
  /** What names the clauses on reports. */
  rulebook: Citable | undefined
}

/** What an officer's desk shows: a report that wants a review. */
export type ReportWaiting = {
  id: string
  at: Instant
  milestone: string
  roundId: string
  projectId: string
  project: string
  organization: string
}
