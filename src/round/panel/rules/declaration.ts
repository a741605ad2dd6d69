import { type OwnInterest, interestsAmong } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, lastDayBy, plusYears } from '../../../shared/days.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import { type ApprovedAlready, whyNotBeforeApproval } from './panel.ts'

/** 回避的情形. */
export const CONFLICTS = {
  employment: '任职或担任顾问',
  kin: '亲属关系',
  dispute: '法律纠纷',
  drafting: '帮助起草申报书',
  control: '受同一方控制',
  investment: '投资关系',
  other: '其他利害关系',
} as const
export type Conflict = keyof typeof CONFLICTS

/** What an expert declares of one organization. `reason` in words; `endedOn`: the last day of a relation that is over. */
export type Declared = { organizationId: string; reason: string; kind?: Conflict; endedOn?: Day | null }
/** Relations that count for some years after they have ended; the others count as they are. */
const ENDING: Conflict[] = ['employment', 'dispute']
/** Longest free text of a reason, in characters. */
export const LONGEST_DETAIL = 200

/**
 * What a member may know before declaring: the organizations' names, nothing of their proposals. `organizations` is
 * empty until the last submission is judged; `left` counts those that are not.
 */
export type Standing = {
  closes: Instant
  left: number
  declaredAt: Instant | null
  assignedAt: Instant | null
  /** When the list of awards was approved. */
  approvedAt?: Instant | null | undefined
  /** When they were taken off the panel. */
  removedAt?: Instant | null | undefined
  organizations: { id: string; name: string }[]
  /** How the round has ended before anything was awarded. */
  ended?: Ended | null | undefined
  rulebook?: BoundIn<'panel'> | undefined
}

export type TakenOff = Ruled<{ why: 'taken-off'; at: Instant }>
export type DeclareRefusal =
  | NotYourRole
  | ApprovedAlready
  | TakenOff
  | RoundEnded
  | Ruled<{ why: 'declared-already'; at: Instant } | { why: 'screening-unfinished'; left: number }>
export type RecusalRefusal =
  | OwnInterest
  | { why: 'organization-unknown' }
  | { why: 'organization-twice'; name: string }
  | Ruled<
      | { why: 'reason-missing'; name: string }
      /** Over for longer than the rulebook looks back: it bars from nothing. */
      | { why: 'relation-over'; name: string; endedOn: Day; since: Day }
    >

/** A list that can still grow is declared on by nobody: the call must be closed and every submission judged. */
export function whyNotDeclare(standing: Standing, by: Person, now: Instant): DeclareRefusal | null {
  const { closes, left, declaredAt, approvedAt = null, removedAt = null, ended } = standing
  const notRole = whyNotRole(by, 'expert') ?? whyNotGoOn(ended)
  if (notRole) return notRole
  if (declaredAt !== null) return { why: 'declared-already', by: 'panel.recusalYears', at: declaredAt }
  if (removedAt !== null) return { why: 'taken-off', by: 'panel.size', at: removedAt }
  const tooLate = whyNotBeforeApproval(approvedAt)
  if (tooLate) return tooLate
  return now < closes || left > 0 ? { why: 'screening-unfinished', by: '#screening', left } : null
}

/** What is wrong with the recusals themselves. An expert's own organizations cannot be left out. */
export function whyNotRecuse(
  { organizations, ...round }: Pick<Standing, 'organizations' | 'rulebook' | 'closes'>,
  declared: Declared[],
  by: Person,
): RecusalRefusal | null {
  const since = recusalSince(round)
  const ids = declared.map((one) => one.organizationId)
  for (const [at, { organizationId, reason, kind, endedOn }] of declared.entries()) {
    const organization = organizations.find((one) => one.id === organizationId)
    if (!organization) return { why: 'organization-unknown' }
    if (ids.indexOf(organizationId) < at) return { why: 'organization-twice', name: organization.name }
    if (reason.trim() === '')
      return { why: 'reason-missing', by: 'panel.recusalYears', name: organization.name }
    const past = pastOf(kind, endedOn, since)
    if (past) return { why: 'relation-over', by: 'panel.recusalYears', name: organization.name, ...past }
  }
  const own = interestsAmong(organizations, by).filter((one) => !ids.includes(one.id))
  return own.length > 0
    ? { why: 'own-interest', by: 'panel.recusalYears', organizations: own.map((one) => one.name) }
    : null
}

/** When a relation ended that bars from nothing any more, and since when it would; null: it counts. */
export const pastOf = (
  kind: Conflict | undefined,
  endedOn: Day | null | undefined,
  since: Day | null,
): { endedOn: Day; since: Day } | null =>
  kind && ENDING.includes(kind) && since && endedOn && endedOn < since ? { endedOn, since } : null

/** A relation that ended on this day or later still counts: the rulebook's years before the call closed. Null: no rule. */
export function recusalSince({ rulebook, closes }: Pick<Standing, 'rulebook' | 'closes'>): Day | null {
  const years = rulebook?.parameters.panel.recusalYears
  return years === undefined ? null : plusYears(lastDayBy(closes), -years)
}

/** In the order of a Chinese dictionary. */
export const byName = <T extends { name: string }>(items: T[]): T[] =>
  items.toSorted((a, b) => COLLATOR.compare(a.name, b.name))

const COLLATOR = new Intl.Collator('zh-CN')
