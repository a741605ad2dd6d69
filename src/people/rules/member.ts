import type { Instant } from '../../shared/days.ts'
import { type MemberRole, type Person, roleIn } from './person.ts'

/** Days in which a link into an organization can be used. */
export const MEMBER_LINK_DAYS = 7

export const MEMBER_DUTIES: Record<MemberRole, string> = {
  owner: '管理成员、单位资料和收款账户，也能申报',
  editor: '填写、提交和撤回申报书，签协议，交报告',
  reader: '只能看，不能改、不能交',
}

/** A member of now. */
export type Member = { personId: string; name: string; role: MemberRole; since: Instant }

/** A link, and what became of it: `outcome` null while nothing has. */
export type MemberLink = {
  id: string
  name: string
  role: MemberRole
  at: Instant
  expiresAt: Instant
  outcome: 'accepted' | 'withdrawn' | null
  endedAt: Instant | null
}

export type NotOwner = { why: 'not-owner' }
export type MemberRefusal =
  | NotOwner
  | { why: 'no-such-member' }
  | { why: 'same-role'; role: MemberRole }
  | { why: 'last-owner' }
  | { why: 'link-over' }

/** Asked first by everything that only owners do; by the members of this moment, not by those of the sign-in. */
export const whyNotOwner = (members: Member[], by: Person): NotOwner | null =>
  members.some(({ personId, role }) => personId === by.id && role === 'owner') ? null : { why: 'not-owner' }

/** An owner gives a member another role; one owner stays. */
export function whyNotChange(members: Member[], personId: string, role: MemberRole): MemberRefusal | null {
  const member = members.find((one) => one.personId === personId)
  if (!member) return { why: 'no-such-member' }
  if (member.role === role) return { why: 'same-role', role }
  return isLastOwner(members, personId) ? { why: 'last-owner' } : null
}

/** An owner ends a membership, or a member their own; one owner stays. */
export function whyNotEnd(members: Member[], by: Person, personId: string): MemberRefusal | null {
  const notOwner = personId === by.id ? null : whyNotOwner(members, by)
  if (notOwner) return notOwner
  if (!members.some((one) => one.personId === personId)) return { why: 'no-such-member' }
  return isLastOwner(members, personId) ? { why: 'last-owner' } : null
}

/** No other owner is left beside this person. */
const isLastOwner = (members: Member[], personId: string): boolean =>
  members.filter(({ role }) => role === 'owner').every((owner) => owner.personId === personId)

export const isOpenLink = ({ outcome, expiresAt }: Pick<MemberLink, 'outcome' | 'expiresAt'>, now: Instant) =>
  outcome === null && now < expiresAt

export type JoinRefusal =
  | { why: 'link-accepted'; at: Instant }
  | { why: 'link-withdrawn'; at: Instant }
  | { why: 'link-expired'; at: Instant }
  | { why: 'member-already'; organization: string }

/** Why a link does not work any more. */
export function whyNotUse(
  link: Pick<MemberLink, 'outcome' | 'endedAt' | 'expiresAt'>,
  now: Instant,
): JoinRefusal | null {
  const { outcome, endedAt, expiresAt } = link
  if (outcome === 'accepted') return { why: 'link-accepted', at: endedAt ?? expiresAt }
  if (outcome === 'withdrawn') return { why: 'link-withdrawn', at: endedAt ?? expiresAt }
  return now < expiresAt ? null : { why: 'link-expired', at: expiresAt }
}

/** A link brings somebody in; who is in already keeps the role that an owner gave. */
export function whyNotJoin(
  link: Pick<MemberLink, 'outcome' | 'endedAt' | 'expiresAt'>,
  organization: { id: string; name: string },
  by: Person,
  now: Instant,
): JoinRefusal | null {
  const whyNot = whyNotUse(link, now)
  if (whyNot) return whyNot
  return roleIn(by, organization.id) ? { why: 'member-already', organization: organization.name } : null
}
