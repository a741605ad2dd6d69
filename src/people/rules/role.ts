import { type NotYourRole, type Person, ROLES, ROLE_WORDS, type Role, whyNotRole } from './person.ts'

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
export type BothRefusal = { why: 'sits-on-panel' } | { why: 'reads-proposals'; roles: Role[] }

/** `sits`: the person is on such a panel already; `seats`: what is taken up now puts them on one. */
export function whyNotBoth(
  held: Role[],
  taken: Role[],
  { sits, seats }: { sits: boolean; seats: boolean },
): BothRefusal | null {
  if (sits && taken.some(reads)) return { why: 'sits-on-panel' }
  const roles = held.filter(reads)
  return seats && roles.length > 0 ? { why: 'reads-proposals', roles } : null
}

export type GiveRefusal = NotYourRole | BothRefusal | { why: 'role-held'; role: Role }
export type EndRefusal = NotYourRole | { why: 'role-not-held'; role: Role } | { why: 'last-administrator' }

export function whyNotGive(by: Person, held: Role[], role: Role, sits: boolean): GiveRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  return held.includes(role) ? { why: 'role-held', role } : whyNotBoth(held, [role], { sits, seats: false })
}

/** `administrators` counts all who hold that role: a site without one could never have one again. */
export function whyNotEnd(by: Person, held: Role[], role: Role, administrators: number): EndRefusal | null {
  const refusal = whyNotRole(by, 'administrator')
  if (refusal) return refusal
  if (!held.includes(role)) return { why: 'role-not-held', role }
  return role === 'administrator' && administrators <= 1 ? { why: 'last-administrator' } : null
}
