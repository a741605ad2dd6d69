import type { Person } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type GiveOutRefusal, readyIn, whyNotGiveOut } from '../../rules/assignment.ts'
import { type Distributing, type Move, gapsIn, lostIn, mostIn, numberIn, rowsNow } from './distribution.ts'
import { loadsIn } from './spread.ts'

export type DistributeRefusal =
  | GiveOutRefusal
  | Ruled<{ why: 'whole-panel-reads' } | { why: 'distribution-moved'; at: Instant }>
export type UseRefusal =
  | DistributeRefusal
  | Ruled<
      | { why: 'no-distribution' }
      | { why: 'distribution-lost'; sheets: number }
      | { why: 'distribution-open'; proposals: number }
    >
export type AlterRefusal =
  | DistributeRefusal
  | Ruled<
      | { why: 'no-distribution' }
      | { why: 'nothing-altered' }
      | { why: 'not-read' }
      | { why: 'not-given' }
      | { why: 'given-already'; name: string }
      | { why: 'not-ready' }
      | { why: 'member-recused'; name: string }
      | { why: 'member-full'; name: string; most: number }
      | { why: 'experts-enough'; number: number }
    >

/** `shown`: when the page was, on which the plan was seen; what has come since was not. */
type Seen = { shown: Instant | undefined; now: Instant }
const BY = 'scoring.sheetsPerProposal'

/** A plan is made where not all members read everything, as soon as what is read is settled, until it is given out. */
export function whyNotDistribute(of: Distributing, by: Person, seen: Seen): DistributeRefusal | null {
  const whyNot = whyNotGiveOut(of.panel, by, seen.now)
  if (whyNot) return whyNot
  if (numberIn(of.panel.plan) === null) return { why: 'whole-panel-reads', by: BY }
  const at = of.changes.at(-1)?.at ?? of.distribution?.at
  return at !== undefined && seen.shown !== undefined && at > seen.shown
    ? { why: 'distribution-moved', by: BY, at }
    : null
}

/** It is given out as it stands, when each sheet of it can be, and nobody who is free is missing. */
export function whyNotUse(of: Distributing, by: Person, seen: Seen): UseRefusal | null {
  const whyNot = whyNotDistribute(of, by, seen)
  if (whyNot) return whyNot
  if (!of.distribution) return { why: 'no-distribution', by: BY }
  const lost = lostIn(of, seen.now)
  if (lost.length > 0) return { why: 'distribution-lost', by: BY, sheets: lost.length }
  const open = gapsIn(of, seen.now).filter(({ why }) => why === 'open')
  return open.length > 0 ? { why: 'distribution-open', by: BY, proposals: open.length } : null
}

/** One sheet is moved by hand, under the checks that the plan itself was made by. */
export function whyNotAlter(of: Distributing, move: Move, by: Person, seen: Seen): AlterRefusal | null {
  const whyNot = whyNotDistribute(of, by, seen)
  if (whyNot) return whyNot
  if (!of.distribution) return { why: 'no-distribution', by: BY }
  const { submissionId, from, to } = move
  if (from === to) return { why: 'nothing-altered', by: BY }
  const given = new Map(rowsNow(of)).get(submissionId) ?? []
  if (from !== null && !given.includes(from)) return { why: 'not-given', by: BY }
  return to === null ? null : whyNotGive(of, { ...move, to }, given, seen.now)
}

function whyNotGive(
  of: Distributing,
  { submissionId, from, to }: Move & { to: string },
  given: string[],
  now: Instant,
): AlterRefusal | null {
  const { panel } = of
  const [number, most] = [numberIn(panel.plan) ?? 0, mostIn(panel.plan)]
  const read = panel.eligible.find((one) => one.submissionId === submissionId)
  if (!read) return { why: 'not-read', by: BY }
  const member = readyIn(panel, now).find(({ id }) => id === to)
  if (!member) return { why: 'not-ready', by: 'panel.recusalYears' }
  const { name } = member
  if (panel.recusals.some((one) => one.expertId === to && one.organizationId === read.organizationId))
    return { why: 'member-recused', by: 'panel.recusalYears', name }
  if (given.includes(to)) return { why: 'given-already', by: BY, name }
  if (most !== null && (loadsIn(rowsNow(of)).get(to) ?? 0) >= most)
    return { why: 'member-full', by: 'panel.mostSheets', name, most }
  const count = given.length + (from === null ? 1 : 0)
  return count > number ? { why: 'experts-enough', by: BY, number } : null
}
