import type { Instant } from '../../shared/days.ts'
import {
  type NotYourRole,
  type Person,
  ROLES,
  ROLE_WORDS,
  type Role,
  STAFF,
  has,
  whyNotRole,
} from './person.ts'

/** What each role is for, in the words of whoever gives it. */
const ROLE_DUTIES: Record<Role, string> = {
  expert: '评审分到的申报书',
  officer: '发起征集，初审，拟定方案',
  approver: '审定和发布',
  finance: '登记拨款',
  auditor: '什么都能看，什么都不改',
  administrator: '管理账号、角色和专家库',
}

/** Each with what it is for, to choose from. */
export const ROLE_OPTIONS = ROLES.map((role) => ({
  value: role,
  text: ROLE_WORDS[role],
  small: ROLE_DUTIES[role],
}))

/** These read proposals with their organizations. */
export const READING = ['officer', 'approver', 'finance', 'auditor'] as const satisfies Role[]
export const reads = (role: Role): boolean => READING.some((one) => one === role)

/** Whoever sits on a panel reads no proposals for the office until the result is announced, and the reverse. */
export type BothRefusal =
  | { why: 'sits-on-panel' }
  | { why: 'runs-a-round' }
  | { why: 'reads-proposals'; roles: Role[] }

/**
 * `sits`: the person is on such a panel already; `seats`: what is taken up now puts them on one; `runs`: they are named to run a
 * round for an outside unit, and hold no role as long as they are.
 */
export function whyNotBoth(
  held: Role[],
  taken: Role[],
  { sits, seats, runs = false }: { sits: boolean; seats: boolean; runs?: boolean },
): BothRefusal | null {
  if (runs && taken.length > 0) return { why: 'runs-a-round' }
  if (sits && taken.some(reads)) return { why: 'sits-on-panel' }
  const roles = held.filter(reads)
  return seats && roles.length > 0 ? { why: 'reads-proposals', roles } : null
}

export type GiveRefusal =
  | NotYourRole
  | BothRefusal
  | { why: 'role-held'; role: Role }
  | { why: 'role-proposed'; role: Role }
export type EndRefusal = NotYourRole | { why: 'role-not-held'; role: Role } | { why: 'last-administrator' }

/**
 * `held`: what the person has; `waiting`: what waits for a second person; `sits`: on a panel whose result is not announced; `runs`: a round, for
 * an outside unit.
 */
export type Standing = { held: Role[]; waiting: Role[]; sits: boolean; runs?: boolean }

export function whyNotGive(
  by: Person,
  { held, waiting, sits, runs = false }: Standing,
  role: Role,
): GiveRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  if (held.includes(role)) return { why: 'role-held', role }
  if (waiting.includes(role)) return { why: 'role-proposed', role }
  return whyNotBoth(held, [role], { sits, seats: false, runs })
}

/** A role of the staff is given by two. An expert's is given by one: what an expert may do, an officer's panel decides. */
export const isStaffRole = (role: Role): role is StaffRole => STAFF.some((one) => one === role)

export type StaffRole = (typeof STAFF)[number]

/** Days in which a second person confirms; then it lapses, and can be proposed again. */
export const CONFIRM_DAYS = 7
export const confirmBy = (now: Instant): Instant => now + CONFIRM_DAYS * 86_400_000

/** What one person has proposed: a role for a person who is here, or for one who is invited (`personId` null). */
export type Proposal = {
  by: string
  personId: string | null
  expiresAt: Instant
  answeredAt: Instant | null
}
export type ConfirmRefusal =
  | NotYourRole
  | { why: 'own-proposal' }
  | { why: 'own-role' }
  | { why: 'proposal-answered'; at: Instant }
  | { why: 'proposal-lapsed'; at: Instant }

/**
 * Another administrator confirms. Where there is none, `administrators` of the others being 0, an approver does: the approver
 * answers for the office's decisions and has no hand in its accounts. Not an auditor, who watches over both.
 */
export function whyNotConfirm(
  by: Person,
  { by: proposer, personId, expiresAt, answeredAt }: Proposal,
  administrators: number,
  now: Instant,
): ConfirmRefusal | null {
  if (answeredAt !== null) return { why: 'proposal-answered', at: answeredAt }
  if (now >= expiresAt) return { why: 'proposal-lapsed', at: expiresAt }
  if (by.id === proposer) return { why: 'own-proposal' }
  if (by.id === personId) return { why: 'own-role' }
  if (administrators === 0 && has(by, 'approver')) return null
  return whyNotRole(by, 'administrator')
}

/** `others`: the administrators besides, who are not suspended: a site without one could never have one again. */
export function whyNotEnd(by: Person, held: Role[], role: Role, others: number): EndRefusal | null {
  const refusal = whyNotRole(by, 'administrator')
  if (refusal) return refusal
  if (!held.includes(role)) return { why: 'role-not-held', role }
  return role === 'administrator' && others === 0 ? { why: 'last-administrator' } : null
}
