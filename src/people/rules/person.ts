import type { Interest } from './interest.ts'
import type { OrganizationKind } from './organization.ts'
import type { Day } from '../../shared/days.ts'
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

/** 承办: a round that an outside unit runs for the bureau, until the end of a day; whoever runs it for them is its officer. */
export type Contract = { id: string; roundId: string; unit: string; lastOn: Day }

/** Who is asking. Roles, organizations and places are those of now. */
export type Person = {
  id: string
  name: string
  roles: Role[]
  organizations: Membership[]
  /** Whose needs a community or subdistrict worker looks after; empty for everybody else. */
  places: Place[]
  /** What they must not act in for the office, nor judge; empty for whoever holds neither role nor place. */
  interests: Interest[]
  secondFactor: boolean
  /** The rounds that they run for an outside unit; absent: none. They hold no role. */
  contracts?: Contract[]
  /** The one of the address that they ask for: there, and only there, they are its officer (web/guard.ts). */
  operates?: Contract
}

/** 负责人 manages the organization itself; 编辑 writes and hands in; 只读 sees. */
export const MEMBER_ROLES = ['owner', 'editor', 'reader'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]
export const MEMBER_ROLE_WORDS: Record<MemberRole, string> = {
  owner: '单位负责人',
  editor: '编辑',
  reader: '只读',
}
export type Membership = { id: string; name: string; kind: OrganizationKind; role: MemberRole }

/** A member who may only read asks to write, hand in or sign; an owner can give more. */
export type ReaderOnly = { why: 'reader-only' }
export const READER_ONLY = '您在这个单位是只读成员，不能修改、提交、撤回和签署。需要时请本单位负责人调整'

/** Whose an act is: a role's, a member's of an organization, theirs who look after a place. */
export type Office = Role | 'member' | 'community'
/** An act asked by somebody whose office it is not; of several, one is enough. */
export type NotYourRole = { why: 'not-your-role'; needs: Office | Office[] }

export const has = (by: Person, role: Role): boolean => by.roles.includes(role)
export const isStaff = (by: Person): boolean => STAFF.some((role) => has(by, role))
/** Whoever runs a round for an outside unit. */
export const isContracted = ({ contracts }: Pick<Person, 'contracts'>): boolean =>
  contracts !== undefined && contracts.length > 0
/** The same person as the officer of a round that they run. */
export const asOfficerOf = (by: Person, operates: Contract): Person => ({
  ...by,
  roles: [...by.roles, 'officer'],
  operates,
})
export const isMemberOf = (by: Person, organizationId: string): boolean =>
  by.organizations.some((organization) => organization.id === organizationId)
/** What the person is in an organization; null: no member. */
export const roleIn = (by: Person, organizationId: string): MemberRole | null =>
  by.organizations.find((organization) => organization.id === organizationId)?.role ?? null
export const mayEdit = (by: Person, organizationId: string): boolean => {
  const role = roleIn(by, organizationId)
  return role === 'owner' || role === 'editor'
}
export const isOwnerOf = (by: Person, organizationId: string): boolean =>
  roleIn(by, organizationId) === 'owner'

/** Asked by every act for an organization, after somebody else's thing was not found. */
export const whyNotEditFor = (by: Person, organizationId: string): ReaderOnly | null =>
  roleIn(by, organizationId) === 'reader' ? { why: 'reader-only' } : null

/** Asked first by every act of an office. */
export const whyNotRole = (by: Person, needs: Role): NotYourRole | null =>
  has(by, needs) ? null : { why: 'not-your-role', needs }
