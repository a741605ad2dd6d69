import type { OrganizationKind } from './organization.ts'
import type { Place } from './place.ts'

/** 专家, 经办人, 负责人, 财务, 监督员, 系统管理员. */
export const ROLES = ['expert', 'officer', 'approver', 'finance', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]
export const ROLE_WORDS: Record<Role, string> = {
  expert: '评审专家',
  officer: '经办人',
  approver: '负责人',
  finance: '财务',
  auditor: '监督员',
  administrator: '系统管理员',
}
/** Everyone in the bureau's service: all roles but the expert's. */
export const STAFF = ['officer', 'approver', 'finance', 'auditor', 'administrator'] as const satisfies Role[]

/** Who is asking. Roles, organizations and places are those of now. */
export type Person = {
  id: string
  name: string
  roles: Role[]
  organizations: Membership[]
  /** Whose needs a community or subdistrict worker looks after; empty for everybody else. */
  places: Place[]
  secondFactor: boolean
}
export type Membership = { id: string; name: string; kind: OrganizationKind }

/** An act asked by somebody whose office it is not. */
export type NotYourRole = { why: 'not-your-role'; needs: Role }

export const has = (by: Person, role: Role): boolean => by.roles.includes(role)
export const isStaff = (by: Person): boolean => STAFF.some((role) => has(by, role))
export const isMemberOf = (by: Person, organizationId: string): boolean =>
  by.organizations.some((organization) => organization.id === organizationId)

/** Asked first by every act of an office. */
export const whyNotRole = (by: Person, needs: Role): NotYourRole | null =>
  has(by, needs) ? null : { why: 'not-your-role', needs }
