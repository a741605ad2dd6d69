import type { NotFound } from '../../../history/rules.ts'
import { type NotYourRole, type Person, type ReaderOnly, whyNotRole } from '../../../people/rules/person.ts'
import type { OwnInterest } from '../../../people/rules/interest.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { PARAMETERS, type Parameters } from '../../../rulebook/rules/parameters.ts'
import { type Day, type Instant, dayOf, plusYears } from '../../../shared/days.ts'
import { type Project, whyNotOffice, whyNotMember } from './project.ts'

export const SANCTION_KINDS = ['delay', 'suspend', 'terminate', 'notice', 'recover', 'bar'] as const
export type SanctionKind = (typeof SANCTION_KINDS)[number]
/** "终止项目协议", as the rulebook says it. */
export const sayKind = (kind: SanctionKind): string => PARAMETERS.sanctions.kinds.options[kind]
export const SANCTION_OUTCOMES = ['imposed', 'dropped'] as const
export type SanctionOutcome = (typeof SANCTION_OUTCOMES)[number]
export const SANCTION_OUTCOME_WORDS: Record<SanctionOutcome, string> = {
  imposed: '作出处理',
  dropped: '不予处理',
}

/** 处理: proposed, answered by the organization or not, decided or not; a delay or a suspension may be lifted. */
export type Sanction = {
  id: string
  kind: SanctionKind
  reason: string
  by: string
  byName: string
  at: Instant
  reply: { text: string; at: Instant } | null
  decision: { outcome: SanctionOutcome; reason: string; barredUntil: Day | null; at: Instant } | null
  end: { reason: string; at: Instant } | null
}

/** What the round's rulebook allows; nothing where it binds none. */
export const kindsAllowed = ({ rulebook }: Pick<Project, 'rulebook'>): Parameters['sanctions']['kinds'] =>
  rulebook?.parameters.sanctions.kinds ?? []

/** It was imposed, and was not lifted. */
export const isStanding = ({ decision, end }: Sanction): boolean => decision?.outcome === 'imposed' && !end
/** These halt something for as long as they stand. */
const LIFTED: SanctionKind[] = ['delay', 'suspend']

export type ProposeRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'project-closed'; at: Instant }
      | { why: 'sanction-not-allowed'; kind: SanctionKind }
      | { why: 'sanction-stands'; kind: SanctionKind }
    >

/** An officer proposes what the rulebook names; none twice while the first is open or stands. */
export function whyNotPropose(
  project: Project,
  sanctions: Sanction[],
  by: Person,
  kind?: SanctionKind,
): ProposeRefusal | null {
  const notYours = whyNotOffice(by, 'officer', project)
  if (notYours) return notYours
  if (project.closedAt !== null) return { why: 'project-closed', by: '#refund', at: project.closedAt }
  if (kind === undefined) return null
  if (!kindsAllowed(project).includes(kind))
    return { why: 'sanction-not-allowed', by: 'sanctions.kinds', kind }
  const stands = sanctions.some((one) => one.kind === kind && (one.decision === null || isStanding(one)))
  return stands ? { why: 'sanction-stands', by: 'sanctions.kinds', kind } : null
}

export type ReplyRefusal =
  | NotFound
  | ReaderOnly
  | Ruled<{ why: 'already-replied'; at: Instant } | { why: 'already-decided'; at: Instant }>

/** A member answers for the organization, once, before it is decided. */
export function whyNotReply(project: Project, sanction: Sanction, by: Person): ReplyRefusal | null {
  const notMember = whyNotMember(by, project)
  if (notMember) return notMember
  const { decision, reply } = sanction
  if (decision) return { why: 'already-decided', by: '#record', at: decision.at }
  return reply ? { why: 'already-replied', by: 'sanctions.kinds', at: reply.at } : null
}

export type DecideRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<{ why: 'own-sanction' } | { why: 'already-decided'; at: Instant }>

/** An approver who did not propose it imposes or drops it. */
export function whyNotDecide(project: Project, sanction: Sanction, by: Person): DecideRefusal | null {
  const notYours = whyNotOffice(by, 'approver', project)
  if (notYours) return notYours
  const { decision } = sanction
  if (decision) return { why: 'already-decided', by: '#record', at: decision.at }
  return sanction.by === by.id ? { why: 'own-sanction', by: '#second-person' } : null
}

export type TakeBackRefusal =
  | NotYourRole
  | Ruled<{ why: 'already-decided'; at: Instant } | { why: 'not-own-sanction'; name: string }>

/** Whoever proposed it takes it back while it waits: it is dropped. */
export function whyNotTakeBack(sanction: Sanction, by: Person): TakeBackRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  const { decision } = sanction
  if (decision) return { why: 'already-decided', by: '#record', at: decision.at }
  return sanction.by === by.id ? null : { why: 'not-own-sanction', by: '#record', name: sanction.byName }
}

export type LiftRefusal = NotYourRole | OwnInterest | Ruled<{ why: 'nothing-to-lift' }>

export function whyNotLift(project: Project, sanction: Sanction, by: Person): LiftRefusal | null {
  const notYours = whyNotOffice(by, 'approver', project)
  if (notYours) return notYours
  const isLiftable = isStanding(sanction) && LIFTED.includes(sanction.kind)
  return isLiftable ? null : { why: 'nothing-to-lift', by: 'sanctions.kinds' }
}

/** The last day of a bar that is decided now: the rulebook's years later. Null for other kinds. */
export function barredUntil(
  { rulebook }: Pick<Project, 'rulebook'>,
  kind: SanctionKind,
  now: Instant,
): Day | null {
  const years = rulebook?.parameters.sanctions.barYears
  return kind === 'bar' && years !== undefined ? plusYears(dayOf(now), years) : null
}
