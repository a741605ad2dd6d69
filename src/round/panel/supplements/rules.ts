import type { Person } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Pair } from '../rules/assignment.ts'
import { asFarAsCan } from '../rules/as-far.ts'
import {
  type ChangeRefusal,
  type Member,
  type Panel,
  namesOf,
  stayingIn,
  twinsAmong,
  whyNotChange,
  whyNotReading,
} from '../rules/panel.ts'

/**
 * An eligible proposal that wants sheets after the assignment. `live`: those that count, in or not; `missing`: to the rulebook's least
 * number, or to as many as were given out at first to experts who may judge it, whichever is more.
 */
export type Wanting = {
  submissionId: string
  organizationId: string
  number: number
  title: string
  live: number
  missing: number
}

/** A panel after the assignment, with all that wants sheets, and who has or had which of these. */
export type Supplemented = Pick<
  Panel,
  | 'roundId'
  | 'plan'
  | 'ended'
  | 'openedAt'
  | 'approvedAt'
  | 'assignedAt'
  | 'members'
  | 'recusals'
  | 'detected'
> & { wanting: Wanting[]; given: { submissionId: string; expertId: string }[] }

export type SupplementRefusal =
  | ChangeRefusal
  | Closed
  | Ruled<
      | { why: 'not-assigned' }
      | { why: 'nothing-missing' }
      | { why: 'same-person-twice'; names: string[] }
      | { why: 'experts-read'; names: string[] }
      | { why: 'nobody-free'; missing: number }
    >

/** Sheets are made up while they can be handed in, by members who have declared and may judge. */
export function whyNotSupplement(of: Supplemented, by: Person, now: Instant): SupplementRefusal | null {
  const { plan, assignedAt, wanting } = of
  const whyNot = whyNotChange(of, by)
  if (whyNot) return whyNot
  if (assignedAt === null) return { why: 'not-assigned', by: 'panel.size' }
  const closed = whyNotInScoring(plan, now)
  if (closed) return closed
  if (wanting.length === 0) return { why: 'nothing-missing', by: 'scoring.minSheets' }
  const ready = readyIn(of)
  const twins = twinsAmong(ready)
  if (twins.length > 0) return { why: 'same-person-twice', by: 'panel.size', names: namesOf(twins) }
  const reading = whyNotReading(ready)
  if (reading) return reading
  return supplement(of).length > 0
    ? null
    : { why: 'nobody-free', by: 'scoring.minSheets', missing: missingIn(wanting) }
}

type Closed = Ruled<{ why: 'scoring-closed'; closedAt: Instant }>
export const whyNotInScoring = ({ dates: { scoringCloses } }: Plan, now: Instant): Closed | null =>
  now >= scoringCloses ? { why: 'scoring-closed', by: '#scoring', closedAt: scoringCloses } : null

export const missingIn = (wanting: { missing: number }[]): number =>
  wanting.reduce((sum, { missing }) => sum + missing, 0)

/** Who takes what others do not judge. */
export const readyIn = (of: Pick<Panel, 'members'>): Member[] =>
  stayingIn(of).filter(({ declaredAt }) => declaredAt !== null)

/**
 * What is missing, given to members who have no sheet on it and had none, are not barred, of whom nothing is found that nobody has answered,
 * and have said so: as evenly as can be with what they have, and nobody more than the rules say. A proposal that too few are left for gets
 * those. The round decides between ways that are alike.
 */
export function supplement(of: Supplemented): Pair[] {
  const { roundId, plan, members, recusals, detected = [], wanting, given } = of
  const ready = readyIn({ members })
  const barred = new Set(
    [...recusals, ...detected].map(({ expertId, organizationId }) => `${expertId} ${organizationId}`),
  )
  const had = new Set(given.map(({ expertId, submissionId }) => `${expertId} ${submissionId}`))
  const conflicts = wanting.flatMap(({ submissionId, organizationId }) =>
    ready.flatMap(({ id }): [string, string][] =>
      barred.has(`${id} ${organizationId}`) || had.has(`${id} ${submissionId}`) ? [[id, submissionId]] : [],
    ),
  )
  const kept = Map.groupBy(conflicts, ([, submissionId]) => submissionId)
  const most = plan.parameters.panel.mostSheets
  const met = asFarAsCan({
    ...{ reviewsPerProposal: 1, seed: roundId, conflicts },
    experts: ready.map(({ id, sheets }) => ({
      ...{ id, fields: [], load: sheets },
      maxLoad: typeof most === 'number' ? Math.max(0, most - sheets) : wanting.length,
    })),
    proposals: wanting.map(({ submissionId: id, missing }) => ({
      ...{ id, fields: [] },
      wanted: Math.min(missing, ready.length - (kept.get(id)?.length ?? 0)),
    })),
  })
  const organizationOf = new Map(wanting.map((one) => [one.submissionId, one.organizationId]))
  return met.map(({ expert, proposal }) => ({
    ...{ submissionId: proposal, expertId: expert },
    organizationId: organizationOf.get(proposal) ?? '',
  }))
}
