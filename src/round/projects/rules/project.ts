import type { NotFound } from '../../../history/rules.ts'
import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import {
  type NotYourRole,
  type Person,
  type ReaderOnly,
  type Role,
  isMemberOf,
  whyNotEditFor,
  whyNotRole,
} from '../../../people/rules/person.ts'
import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { SIDES, type Side } from '../../agreements/rules/agreement.ts'
import type { Gate } from '../../../rulebook/rules/kinds.ts'
import { type NewMilestone, milestonesOf } from './milestones.ts'
import { type Content, ownOf } from '../../proposals/rules/content.ts'

/** An agreement in force and its project, as those inside see it. `closedAt` null: still running. */
export type Project = {
  id: string
  agreementId: string
  roundId: string
  organizationId: string
  organization: string
  /** Of a community group the legal person that signed and keeps the books. */
  hostId?: string | null
  host?: string | null
  title: string
  /** The round's short name and the number of the proposal: 2013, 10. */
  code: string
  number: number
  /** What the agreement grants. */
  amount: Fen
  startsOn: Day
  endsOn: Day
  content: Content
  closedAt: Instant | null
  /** Since when the agreement is terminated, if it is. */
  terminatedAt?: Instant | null
  /** What the round's rulebook says of projects; absent where the round binds none. */
  rulebook?: BoundIn<RulesOfProjects> | undefined
}
/** The stages whose rules a project goes by. */
export const PROJECT_STAGES = ['projects', 'closing', 'sanctions'] as const
export type RulesOfProjects = (typeof PROJECT_STAGES)[number]

/** One payment of the agreement's plan; `passedAt` null: its gate has not been passed. */
export type TrancheGate = {
  seq: number
  percent: number
  amount: Fen
  gate: Gate
  passedAt: Instant | null
  /** When its gate was closed for good; null: it was not. */
  failedAt: Instant | null
}

/** Most that can be spent on a project: the award and what the organization had promised of its own. */
export const spendable = (project: Pick<Project, 'amount' | 'content'>): { award: Fen; own: Fen } => ({
  award: project.amount,
  own: ownOf(project.content),
})

/** Whoever has an interest in an organization, or in its host, does not judge or pay its project. */
export const whyNotOffice = (
  by: Person,
  needs: Role,
  { organizationId, hostId }: Pick<Project, 'organizationId' | 'hostId'>,
): NotYourRole | OwnInterest | null => whyNotRole(by, needs) ?? whyNotImpartial(by, organizationId, hostId)

/** Its organization's members, and those of a group's host, who read and do not write. */
export const isInside = (
  by: Person,
  { organizationId, hostId }: Pick<Project, 'organizationId' | 'hostId'>,
) => isMemberOf(by, organizationId) || (hostId ? isMemberOf(by, hostId) : false)

/** An agreement before its project. */
export type Agreement = Omit<Project, 'id' | 'closedAt' | 'terminatedAt'> & {
  signed: Side[]
  projectId: string | null
}

export type OpenRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<{ why: 'unsigned'; missing: Side[] } | { why: 'already-open'; projectId: string }>

/** Its milestones, by its own plan and by what the rulebook says of reports and of the mid-term. */
export const plannedFor = ({
  content: { plan, months },
  startsOn,
  rulebook,
}: Pick<Agreement, 'content' | 'startsOn' | 'rulebook'>): NewMilestone[] =>
  milestonesOf(plan, months, startsOn, rulebook?.parameters.projects)

/** A project begins when both sides have signed. */
export function whyNotOpen(agreement: Agreement, by: Person): OpenRefusal | null {
  const notYours = whyNotOffice(by, 'officer', agreement)
  if (notYours) return notYours
  const { projectId } = agreement
  if (projectId !== null) return { why: 'already-open', by: '#record', projectId }
  const missing = SIDES.filter((side) => !agreement.signed.includes(side))
  return missing.length > 0 ? { why: 'unsigned', by: 'agreements.signWorkingDays', missing } : null
}

/** Only the organization's own members report; for others the form is not there. */
export const whyNotMember = (
  by: Person,
  { organizationId }: Pick<Project, 'organizationId'>,
): NotFound | ReaderOnly | null =>
  isMemberOf(by, organizationId) ? whyNotEditFor(by, organizationId) : { why: 'not-found' }
