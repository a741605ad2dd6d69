import type { Whose, WhoseCounts } from '../../../owners/rules.ts'
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

/** A round's projects are bounded by its quota: they are read whole, counted and then narrowed. */
export const narrow = (
  all: Listed[],
  { whose: of, ...wanted }: Wanted & { whose?: Whose | undefined },
  size: number,
): Listing<Listed> =>
  narrowed(
    all.filter(({ whose }) => of === undefined || whose === of),
    { ...wanted, size, states: LIST_STATES, stateOf: listStateOf, nameOf: named },
  )

export const whoseAmong = (all: Pick<Listed, 'whose'>[]): WhoseCounts => {
  const count = (of: Whose) => all.filter(({ whose }) => whose === of).length
  return { mine: count('mine'), nobody: count('nobody') }
}

const named = ({ title, organization }: Listed): string => `${title} ${organization}`

type Narrowing<T> = Wanted & {
  size: number
  states: readonly string[]
  stateOf: (row: T) => string
  nameOf: (row: T) => string
}

/** The same of any list that is read whole; of payments too. */
export function narrowed<T>(all: T[], by: Narrowing<T>): Listing<T> {
  const { state, word = '', page, size, states, stateOf, nameOf } = by
  const found = all.filter((row) => nameOf(row).includes(word))
  const inState = (of: string) => found.filter((row) => stateOf(row) === of)
  const shown = state ? inState(state) : found
  const here = Math.min(page, Math.max(1, Math.ceil(shown.length / size)))
  return {
    rows: shown.slice((here - 1) * size, here * size),
    total: shown.length,
    page: here,
    found: found.length,
    counts: Object.fromEntries(states.map((of) => [of, inState(of).length])),
  }
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
