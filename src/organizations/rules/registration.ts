import {
  type Numbers,
  type OrganizationKind,
  type OrganizationTaken,
  whyNotRegister,
} from '../../people/rules/organization.ts'
import type { OwnInterest } from '../../people/rules/interest.ts'
import type { NotOwner } from '../../people/rules/member.ts'
import type { NotYourRole, Person } from '../../people/rules/person.ts'
import { type Instant, dayOf, plusDays } from '../../shared/days.ts'
import { type Organization, whyNotRecord } from './organization.ts'

/** Who an organization is. Whom to call is not among it: that is changed at once. */
export type Registration = {
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  subdistrict: string
}
export const REGISTERED_WORDS: Record<keyof Registration, string> = {
  name: '单位名称',
  kind: '单位类型',
  uscc: '统一社会信用代码',
  filingNo: '备案号',
  subdistrict: '所在街道',
}
const FIELDS = ['name', 'kind', 'uscc', 'filingNo', 'subdistrict'] as const

export const registrationOf = ({ name, kind, uscc, filingNo, subdistrict }: Registration): Registration => ({
  ...{ name, kind, uscc, filingNo, subdistrict },
})

/** What differs. */
export const changedIn = (before: Registration, after: Registration): (keyof Registration)[] =>
  FIELDS.filter((field) => before[field] !== after[field])

export type RegistrationOutcome = 'accepted' | 'refused' | 'withdrawn' | 'at-once'
export const OUTCOME_WORDS: Record<RegistrationOutcome, string> = {
  accepted: '已核对，已更正',
  refused: '没有通过核对',
  withdrawn: '已撤回',
  'at-once': '已更正',
}

/** One change as it was asked for, and what became of it; names beside ids. */
export type Change = {
  id: string
  organizationId: string
  before: Registration
  after: Registration
  reason: string
  byName: string
  at: Instant
  outcome: RegistrationOutcome | null
  answer: string | null
  answeredBy: string | null
  answeredAt: Instant | null
}

/** Days in which an officer looks at it, as their desk counts them. */
export const CHECK_DAYS = 7
export const checkBy = (at: Instant) => plusDays(dayOf(at), CHECK_DAYS)

export type ChangeRefusal =
  | NotOwner
  | OrganizationTaken
  | { why: 'nothing-to-correct' }
  | { why: 'change-waits'; at: Instant }
  | { why: 'up-the-ladder' }

/** `others`: who shares a name or number with what it is to be, itself among them. */
export function whyNotAsk(
  organization: Organization,
  after: Registration,
  waiting: Change | undefined,
  others: (Numbers & { id: string })[],
): ChangeRefusal | null {
  if (waiting) return { why: 'change-waits', at: waiting.at }
  if (changedIn(organization, after).length === 0) return { why: 'nothing-to-correct' }
  if (isMove(organization, after)) return { why: 'up-the-ladder' }
  return whyNotTaken(organization.id, after, others)
}

/** From group to filed, from filed to legal person: no slip of the pen but a step that an officer records. */
const isMove = (before: Registration, after: Registration): boolean =>
  (before.kind === 'community') !== (after.kind === 'community') ||
  (before.kind === 'community' && (before.filingNo === null) !== (after.filingNo === null))

/** Name and numbers are each had once. */
export const whyNotTaken = (
  id: string,
  { name, uscc, filingNo }: Registration,
  others: (Numbers & { id: string })[],
): OrganizationTaken | null =>
  whyNotRegister(
    { name, uscc, filingNo },
    others.filter((one) => one.id !== id),
  )

export type CheckRefusal =
  | NotYourRole
  | OwnInterest
  | OrganizationTaken
  | { why: 'change-answered'; at: Instant }
  | { why: 'registration-moved'; fields: (keyof Registration)[] }

/** An officer without an interest in it; what was to be changed must stand as it stood. */
export function whyNotCheck(
  by: Person,
  change: Change,
  organization: Organization,
  isAccepted: boolean,
): CheckRefusal | null {
  const notTheirs = whyNotRecord(by, organization)
  if (notTheirs) return notTheirs
  if (change.answeredAt !== null) return { why: 'change-answered', at: change.answeredAt }
  const moved = changedIn(change.before, organization)
  return isAccepted && moved.length > 0 ? { why: 'registration-moved', fields: moved } : null
}
