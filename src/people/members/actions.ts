import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, sha256 } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterTo } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { newToken } from '../invitations/store.ts'
import {
  type JoinRefusal,
  MEMBER_LINK_DAYS,
  type MemberRefusal,
  type NotOwner,
  isOpenLink,
  whyNotChange,
  whyNotEnd,
  whyNotJoin,
  whyNotOwner,
} from '../rules/member.ts'
import { MEMBER_ROLE_WORDS, type MemberRole, type Person, isMemberOf } from '../rules/person.ts'
import * as says from './letters.ts'
import * as store from './store.ts'

/** Members, links and the history of one of the person's organizations; null: it is not theirs. One round trip. */
async function find(db: Db, by: Person, organizationId: string) {
  if (!isMemberOf(by, organizationId)) return null
  const [members, links, last] = await db.batch([
    store.membersOf(db, organizationId),
    store.linksOf(db, organizationId),
    lastOf(db, subjects.organization(organizationId)),
  ])
  return { members, links, last: lastIn(last, subjects.organization(organizationId)) }
}

/** An owner invites somebody by a link that works once. `token` is known here and nowhere else. */
export async function inviteMember(
  db: Db,
  by: Person,
  organizationId: string,
  { name, role }: { name: string; role: MemberRole },
  now: Instant,
): Promise<Result<{ id: string; token: string }, NotOwner | Stale | NotFound>> {
  const found = await find(db, by, organizationId)
  if (!found) return refuse({ why: 'not-found' })
  const notOwner = whyNotOwner(found.members, by)
  if (notOwner) return refuse(notOwner)
  const [id, token] = [newId(), newToken()]
  const expiresAt = now + MEMBER_LINK_DAYS * 86_400_000
  const link = { id, organizationId, name, role, by: by.id, at: now, expiresAt }
  const event = { what: 'member-invited', by: by.id, at: now, particulars: { name, role, link: id } }
  const saved = store.insertLink(db, { ...link, tokenHash: await sha256(token) })
  return record(db, found.last, event, [saved], { id, token })
}

/** An owner takes a link back that nobody has used. */
export async function withdrawLink(
  db: Db,
  by: Person,
  organizationId: string,
  linkId: string,
  now: Instant,
): Promise<Result<null, MemberRefusal | Stale | NotFound>> {
  const found = await find(db, by, organizationId)
  if (!found) return refuse({ why: 'not-found' })
  const notOwner = whyNotOwner(found.members, by)
  if (notOwner) return refuse(notOwner)
  const link = found.links.find(({ id }) => id === linkId)
  if (!link) return refuse({ why: 'not-found' })
  if (!isOpenLink(link, now)) return refuse({ why: 'link-over' })
  const event = { what: 'member-link-withdrawn', by: by.id, at: now, particulars: { link: linkId } }
  return record(db, found.last, event, [store.endLink(db, linkId, 'withdrawn', by.id, now)])
}

/** Whoever is signed in joins by a link. Of two who use it at once the second is told "changed meanwhile". */
export async function joinByLink(
  db: Db,
  by: Person,
  token: string,
  now: Instant,
): Promise<Result<{ organizationId: string }, JoinRefusal | Stale | NotFound>> {
  const tokenHash = await sha256(token)
  const [[link], last] = await db.batch([store.linkBy(db, tokenHash), store.lastByLink(db, tokenHash)])
  if (!link) return refuse({ why: 'not-found' })
  const { organization, role } = link
  const whyNot = whyNotJoin(link, organization, by, now)
  if (whyNot) return refuse(whyNot)
  const event = { what: 'member-joined', by: by.id, at: now, particulars: { role, link: link.id } }
  return record(
    db,
    lastIn(last, subjects.organization(organization.id)),
    event,
    [store.join(db, organization.id, by.id, role, now), store.endLink(db, link.id, 'accepted', by.id, now)],
    { organizationId: organization.id },
  )
}

/** An owner gives a member another role. */
export async function changeMember(
  db: Db,
  by: Person,
  organizationId: string,
  { personId, role }: { personId: string; role: MemberRole },
  now: Instant,
): Promise<Result<null, MemberRefusal | Stale | NotFound>> {
  const found = await find(db, by, organizationId)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotOwner(found.members, by) ?? whyNotChange(found.members, personId, role)
  if (whyNot) return refuse(whyNot)
  const event = { what: 'member-role-changed', by: by.id, at: now, particulars: { member: personId, role } }
  const letter = says.changed({ 权限: MEMBER_ROLE_WORDS[role] }, paths.organization(organizationId))
  return record(db, found.last, event, [
    store.giveMemberRole(db, organizationId, personId, role),
    letterTo(personId, letter),
  ])
}

/** An owner ends a membership; a member may leave (`left`). What it was is kept. */
export async function endMember(
  db: Db,
  by: Person,
  organizationId: string,
  personId: string,
  now: Instant,
): Promise<Result<{ left: boolean }, MemberRefusal | Stale | NotFound>> {
  const found = await find(db, by, organizationId)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotEnd(found.members, by, personId)
  const member = found.members.find((one) => one.personId === personId)
  if (whyNot || !member) return refuse(whyNot ?? { why: 'no-such-member' })
  const { role, since } = member
  const event = { what: 'member-ended', by: by.id, at: now, particulars: { member: personId, role } }
  return record(
    db,
    found.last,
    event,
    store.endMembership(db, { organizationId, personId, role, since, by: by.id }, now),
    { left: personId === by.id },
  )
}
