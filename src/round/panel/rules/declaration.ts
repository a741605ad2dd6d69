import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { AssignedAlready } from './panel.ts'

/** 回避的情形: employed or advising, kin, legal dispute, helped to draft, same control, investment, other. */
export const CONFLICTS = [
  'employment',
  'kin',
  'dispute',
  'drafting',
  'control',
  'investment',
  'other',
] as const
export type Conflict = (typeof CONFLICTS)[number]

/** What an expert declares of one organization. `reason` in words. */
export type Declared = { organizationId: string; reason: string }
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
  organizations: { id: string; name: string }[]
}

export type DeclareRefusal =
  | NotYourRole
  | AssignedAlready
  | { why: 'declared-already'; at: Instant }
  | { why: 'screening-unfinished'; left: number }
export type RecusalRefusal =
  | { why: 'organization-unknown' }
  | { why: 'organization-twice'; name: string }
  | { why: 'reason-missing'; name: string }
  | { why: 'own-organization'; names: string[] }

/** A list that can still grow is declared on by nobody: the call must be closed and every submission judged. */
export function whyNotDeclare(standing: Standing, by: Person, now: Instant): DeclareRefusal | null {
  const { closes, left, declaredAt, assignedAt } = standing
  const notRole = whyNotRole(by, 'expert')
  if (notRole) return notRole
  if (declaredAt !== null) return { why: 'declared-already', at: declaredAt }
  if (assignedAt !== null) return { why: 'assigned-already', at: assignedAt }
  return now < closes || left > 0 ? { why: 'screening-unfinished', left } : null
}

/** What is wrong with the recusals themselves. An expert's own organizations cannot be left out. */
export function whyNotRecuse(
  { organizations }: Pick<Standing, 'organizations'>,
  declared: Declared[],
  by: Person,
): RecusalRefusal | null {
  const ids = declared.map((one) => one.organizationId)
  for (const [at, { organizationId, reason }] of declared.entries()) {
    const organization = organizations.find((one) => one.id === organizationId)
    if (!organization) return { why: 'organization-unknown' }
    if (ids.indexOf(organizationId) < at) return { why: 'organization-twice', name: organization.name }
    if (reason.trim() === '') return { why: 'reason-missing', name: organization.name }
  }
  const own = ownAmong(organizations, by).filter((one) => !ids.includes(one.id))
  return own.length > 0 ? { why: 'own-organization', names: own.map((one) => one.name) } : null
}

/** The organizations that the expert is a member of. */
export const ownAmong = <T extends { id: string }>(organizations: T[], by: Person): T[] =>
  organizations.filter((one) => by.organizations.some((own) => own.id === one.id))

/** In the order of a Chinese dictionary. */
export const byName = <T extends { name: string }>(items: T[]): T[] =>
  items.toSorted((a, b) => COLLATOR.compare(a.name, b.name))

const COLLATOR = new Intl.Collator('zh-CN')
