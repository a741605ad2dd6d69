import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import type { Last, NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import { type Person, isMemberOf, whyNotEditFor } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { boundTo } from '../../rulebook/rules/bound.ts'
import type { Version } from '../../rulebook/rules/rulebook.ts'
import { currentVersion } from '../../rulebook/store.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import {
  type Hosting,
  type HostingRefusal,
  whyNotAnswer,
  whyNotAsk,
  whyNotEndHosting,
} from '../rules/hosting.ts'
import { organizationOf } from '../store.ts'
import * as says from './letters.ts'
import * as store from './store.ts'
import type { Ground } from '../../shared/clauses.ts'

type Done<T> = Promise<Result<T, HostingRefusal | Stale | NotFound>>

/** A community group asks a legal person to sign, receive the money and keep the books for it. */
export async function askHost(
  db: Db,
  by: Person,
  groupId: string,
  { hostId, note }: { hostId: string; note: string },
  now: Instant,
): Done<{ id: string }> {
  if (!isMemberOf(by, groupId)) return refuse({ why: 'not-found' })
  const [[group], [host], hostings, last, lastOfHost, [version]] = await db.batch([
    organizationOf(db, groupId),
    organizationOf(db, hostId),
    store.hostingsOfGroup(db, groupId),
    lastOf(db, subjects.organization(groupId)),
    lastOf(db, subjects.organization(hostId)),
    currentVersion(db),
  ])
  if (!group) return refuse({ why: 'not-found' })
  const whyNot = whyNotEditFor(by, groupId) ?? whyNotAsk(group, host ?? null, hostings)
  if (whyNot || !host) return refuse(whyNot ?? { why: 'host-unknown' })
  const id = newId()
  const letter = says.asked(
    { 单位: group.name },
    { about: paths.hosting(hostId), grounds: groundsOfHosting(version) },
  )
  return record(
    db,
    [lastIn(last, subjects.organization(groupId)), lastIn(lastOfHost, subjects.organization(hostId))],
    { what: 'host-asked', by: by.id, at: now, particulars: { hosting: id, group: groupId, host: hostId } },
    [
      store.insertHosting(db, { id, groupId, hostId, note, by: by.id, at: now }),
      letterToOrganization(hostId, letter),
    ],
    { id },
  )
}

/** The host confirms in its own account, or declines with a reason. */
export async function answerHosting(
  db: Db,
  by: Person,
  hostingId: string,
  { outcome, reason }: { outcome: 'confirmed' | 'declined'; reason: string },
  now: Instant,
): Done<{ hostId: string }> {
  const found = await find(db, hostingId)
  if (!found || !isMemberOf(by, found.hosting.host.id)) return refuse({ why: 'not-found' })
  const { hosting, lasts, grounds } = found
  const whyNot = whyNotEditFor(by, hosting.host.id) ?? whyNotAnswer(hosting)
  if (whyNot) return refuse(whyNot)
  const [托管单位, whence] = [hosting.host.name, { about: paths.hosting(hosting.group.id), grounds }]
  const letter =
    outcome === 'confirmed'
      ? says.confirmed({ 托管单位 }, whence)
      : says.declined({ 托管单位, 原因: reason }, whence)
  const event = {
    what: 'hosting-answered',
    by: by.id,
    at: now,
    particulars: { hosting: hostingId, outcome, reason },
  }
  return record(
    db,
    lasts,
    event,
    [
      store.insertHostingAnswer(db, { hostingId, outcome, reason, by: by.id, at: now }),
      letterToOrganization(hosting.group.id, letter),
    ],
    { hostId: hosting.host.id },
  )
}

/** Either side ends a hosting; the other is told why. A group takes back what was not answered in the same way. */
export async function endHosting(
  db: Db,
  by: Person,
  hostingId: string,
  reason: string,
  now: Instant,
): Done<{ organizationId: string }> {
  const found = await find(db, hostingId)
  const mine = found && sideOf(found.hosting, by)
  if (!found || !mine) return refuse({ why: 'not-found' })
  const { hosting, lasts, grounds } = found
  const whyNot = whyNotEditFor(by, mine.id) ?? whyNotEndHosting(hosting)
  if (whyNot) return refuse(whyNot)
  const other = mine.id === hosting.group.id ? hosting.host : hosting.group
  const letter = says.ended({ 单位: mine.name, 原因: reason }, { about: paths.hosting(other.id), grounds })
  const event = { what: 'hosting-ended', by: by.id, at: now, particulars: { hosting: hostingId, reason } }
  return record(
    db,
    lasts,
    event,
    [
      store.insertHostingEnd(db, { hostingId, reason, by: by.id, at: now }),
      letterToOrganization(other.id, letter),
      ...(hosting.outcome === 'confirmed' ? lettersToStaff(found, mine, reason) : []),
    ],
    { organizationId: mine.id },
  )
}

/** Whoever drafts and whoever pays: without a host nobody signs or receives money for the group. */
function lettersToStaff(
  { hosting: { group, host }, grounds }: Found,
  mine: { name: string },
  reason: string,
) {
  const letter = says.endedBetween(
    { 结束的一方: mine.name, 托管单位: host.name, 单位: group.name, 原因: reason },
    { about: paths.hosting(group.id), grounds },
  )
  return [letterToRole('officer', letter), letterToRole('finance', letter)]
}

/** A host that is asked declines, it does not end: until there is an answer only the group takes it back. */
function sideOf(hosting: Hosting, by: Person) {
  if (isMemberOf(by, hosting.group.id)) return hosting.group
  return hosting.outcome !== null && isMemberOf(by, hosting.host.id) ? hosting.host : null
}

type Found = { hosting: Hosting; lasts: Last[]; grounds: Ground[] }

async function find(db: Db, hostingId: string): Promise<Found | null> {
  const [[hosting], ofGroup, ofHost, [version]] = await db.batch([
    store.hostingById(db, hostingId),
    store.lastOfSide(db, hostingId, 'group'),
    store.lastOfSide(db, hostingId, 'host'),
    currentVersion(db),
  ])
  if (!hosting) return null
  const { group, host } = hosting
  return {
    hosting,
    lasts: [lastIn(ofGroup, subjects.organization(group.id)), lastIn(ofHost, subjects.organization(host.id))],
    grounds: groundsOfHosting(version),
  }
}

/** Community groups apply and are hosted as the rulebook in force says. */
const groundsOfHosting = (version: Version | undefined): Ground[] =>
  groundsIn(version && boundTo(version), null, 'proposals.communityGroups')
