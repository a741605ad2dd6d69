import { type NotYourRole, type Person, type Role, whyNotRole } from './person.ts'

export const ROLE_WORDS: Record<Role, string> = {
  expert: '评审专家',
  officer: '经办人',
  approver: '负责人',
  finance: '财务',
  auditor: '监督员',
  administrator: '系统管理员',
}

/** What each role is for, in the words of whoever gives it. */
export const ROLE_DUTIES: Record<Role, string> = {
  expert: '评审分到的申报书',
  officer: '发起征集，初审，拟定方案',
  approver: '审定和发布',
  finance: '登记拨款',
  auditor: '什么都能看，什么都不改',
  administrator: '管理账号、角色和专家库',
}

export type GiveRefusal = NotYourRole | { why: 'role-held'; role: Role }
export type EndRefusal = NotYourRole | { why: 'role-not-held'; role: Role } | { why: 'last-administrator' }

export function whyNotGive(by: Person, held: Role[], role: Role): GiveRefusal | null {
  return whyNotRole(by, 'administrator') ?? (held.includes(role) ? { why: 'role-held', role } : null)
}

/** `administrators` counts all who hold that role: a site without one could never have one again. */
export function whyNotEnd(by: Person, held: Role[], role: Role, administrators: number): EndRefusal | null {
  const refusal = whyNotRole(by, 'administrator')
  if (refusal) return refusal
  if (!held.includes(role)) return { why: 'role-not-held', role }
  return role === 'administrator' && administrators <= 1 ? { why: 'last-administrator' } : null
}
