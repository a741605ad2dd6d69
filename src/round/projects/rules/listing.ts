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
}

export const LIST_STATES = ['unsigned', 'to-open', 'waiting', 'overdue', 'running', 'closed'] as const
export type ListState = (typeof LIST_STATES)[number]

/** What the officer has to do about a line, the most urgent first. */
export function listStateOf(row: Listed): ListState {
  if (row.closedAt !== null) return 'closed'
  if (row.projectId === null) return row.signed === 2 ? 'to-open' : 'unsigned'
  if (row.waiting > 0) return 'waiting'
  return row.overdue ? 'overdue' : 'running'
}

/** `state` and `word` narrow the list; `page` counts from 1. */
export type Wanted = { state: string | undefined; word: string | undefined; page: number }
/** A page of the list; `counts` and `found` are of the lines with the word, whatever their state. */
export type Listing = {
  rows: Listed[]
  total: number
  page: number
  found: number
  counts: Record<ListState, number>
}

/** A round's list is bounded by its quota: it is read whole, counted and then narrowed. */
export function narrow(all: Listed[], { state, word, page }: Wanted, size: number): Listing {
  const found = all.filter((row) => `${row.title} ${row.organization}`.includes(word ?? ''))
  const shown = state ? found.filter((row) => listStateOf(row) === state) : found
  const here = Math.min(page, Math.max(1, Math.ceil(shown.length / size)))
  const count = (of: ListState) => found.filter((row) => listStateOf(row) === of).length
  return {
    rows: shown.slice((here - 1) * size, here * size),
    total: shown.length,
    page: here,
    found: found.length,
    counts: {
      unsigned: count('unsigned'),
      'to-open': count('to-open'),
      waiting: count('waiting'),
      overdue: count('overdue'),
      running: count('running'),
      closed: count('closed'),
    },
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
  projectId: string
  project: string
  organization: string
}
