import { subjects } from '../../history/subjects.ts'
import { type SQL, type SQLWrapper, and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db, Statement } from '../../db/db.ts'
import { lastOf } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { type Post, letterToEach, letterToOrganization, letterToOrganizations } from '../../letters/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { organizations } from '../../people/tables.ts'
import type { Party } from '../rules/party.ts'
import { hostingAnswers, hostingEnds, hostings, hostsInForce, organizationProfiles } from '../tables.ts'

const groups = alias(organizations, 'groups')
const hosts = alias(organizations, 'hosts')

const select = (db: Db, where: SQL | undefined) =>
  db
    .select({
      id: hostings.id,
      group: { id: groups.id, name: groups.name },
      host: { id: hosts.id, name: hosts.name },
      note: hostings.note,
      at: hostings.at,
      outcome: hostingAnswers.outcome,
      reason: hostingAnswers.reason,
      answeredAt: hostingAnswers.at,
      endReason: hostingEnds.reason,
      endedAt: hostingEnds.at,
    })
    .from(hostings)
    .innerJoin(groups, eq(groups.id, hostings.groupId))
    .innerJoin(hosts, eq(hosts.id, hostings.hostId))
    .leftJoin(hostingAnswers, eq(hostingAnswers.hostingId, hostings.id))
    .leftJoin(hostingEnds, eq(hostingEnds.hostingId, hostings.id))
    .where(where)
    .orderBy(desc(hostings.at), desc(hostings.id))
    .limit(100)

/** All that an organization has asked for, or was asked for; the last first. */
export const hostingsOf = (db: Db, organizationId: string) =>
  select(db, or(eq(hostings.groupId, organizationId), eq(hostings.hostId, organizationId)))

/** Those of a group alone. */
export const hostingsOfGroup = (db: Db, groupId: string) => select(db, eq(hostings.groupId, groupId))

export const hostingById = (db: Db, id: string) => select(db, eq(hostings.id, id))

/** Whether one of a person's organizations is the host in force of this one. */
export const hostedBy = (by: Pick<Person, 'organizations'>, organizationId: SQLWrapper): SQL =>
  sql`${organizationId} in (select group_id from hosts_in_force where host_id in
    (select value from json_each(${JSON.stringify(by.organizations.map(({ id }) => id))})))`

/** Groups that ask this organization to host them, or are hosted: who they are, and whom to call; null: the profile is not filled in. */
export const askersOf = (db: Db, hostId: string) =>
  db
    .selectDistinct({
      id: organizations.id,
      filingNo: organizations.filingNo,
      subdistrict: organizations.subdistrict,
      profile: organizationProfiles.profile,
    })
    .from(hostings)
    .innerJoin(organizations, eq(organizations.id, hostings.groupId))
    .leftJoin(
      organizationProfiles,
      and(
        eq(organizationProfiles.organizationId, organizations.id),
        sql`${organizationProfiles.version} = (select max(x.version) from organization_profiles x
          where x.organization_id = ${organizations.id})`,
      ),
    )
    .leftJoin(hostingAnswers, eq(hostingAnswers.hostingId, hostings.id))
    .leftJoin(hostingEnds, eq(hostingEnds.hostingId, hostings.id))
    .where(
      and(
        eq(hostings.hostId, hostId),
        isNull(hostingEnds.hostingId),
        sql`coalesce(${hostingAnswers.outcome}, 'confirmed') = 'confirmed'`,
      ),
    )

/** What waits for these organizations' answer. */
export const hostingsWaiting = (db: Db, hostIds: string[]) =>
  select(
    db,
    and(
      sql`${hostings.hostId} in (select value from json_each(${JSON.stringify(hostIds)}))`,
      isNull(hostingAnswers.hostingId),
      isNull(hostingEnds.hostingId),
    ),
  )

/** The host in force of a group, or of a query for its id: one row or none. */
export const hostOf = (db: Db, groupId: string | SQL) =>
  db
    .select({ id: hosts.id, name: hosts.name, uscc: hosts.uscc })
    .from(hostsInForce)
    .innerJoin(hosts, eq(hosts.id, hostsInForce.hostId))
    .where(eq(hostsInForce.groupId, groupId))

/** Legal persons whose name holds the words, or whose code it is; at most 20. `words` '' finds nothing. */
export const possibleHosts = (db: Db, groupId: string, words: string) =>
  db
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      subdistrict: organizations.subdistrict,
    })
    .from(organizations)
    .where(
      and(
        ne(organizations.kind, 'community'),
        ne(organizations.id, groupId),
        sql`${words} <> '' and (instr(${organizations.name}, ${words}) > 0 or ${organizations.uscc} = ${words})`,
      ),
    )
    .orderBy(organizations.name)
    .limit(20)

/** Where the history of one side of a hosting stands. */
export const lastOfSide = (db: Db, hostingId: string, side: 'group' | 'host') =>
  lastOf(
    db,
    subjects.organization.of(
      sql`(select ${side === 'group' ? hostings.groupId : hostings.hostId} from ${hostings} where ${hostings.id} = ${hostingId})`,
    ),
  )

export const insertHosting = (db: Db, row: typeof hostings.$inferInsert): Statement =>
  db.insert(hostings).values(row)
export const insertHostingAnswer = (db: Db, row: typeof hostingAnswers.$inferInsert): Statement =>
  db.insert(hostingAnswers).values(row)
export const insertHostingEnd = (db: Db, row: typeof hostingEnds.$inferInsert): Statement =>
  db.insert(hostingEnds).values(row)

/** The host in force of an organization, if it has one: its id. */
export const hostInForce = (organizationId: string | SQL) =>
  sql`select host_id as id from hosts_in_force where group_id = ${organizationId}`

/** In a query: whoever a document names as its host (or nobody) is the host in force now. */
export const isHostNow = (groupId: SQLWrapper, hostId: SQLWrapper): SQL =>
  sql`${hostId} is (select x.host_id from hosts_in_force x where x.group_id = ${groupId})`

/** An organization and its host in force. */
const withHost = (organizationId: string | SQL) =>
  sql`select ${organizationId} as id union ${hostInForce(organizationId)}`

/** Queues a letter to the members of an organization's host alone: one that leads to a page of the host's own. */
export const letterToHost = (organizationId: string, letter: Letter): Post =>
  letterToOrganizations(hostInForce(organizationId), letter)

/** To an organization about a page of its own, and to its host about one that a host reads. */
export const letterAlsoToHost = (organizationId: string, letter: Letter, hostsPage: string): Post[] => [
  letterToOrganization(organizationId, letter),
  letterToHost(organizationId, { ...letter, about: hostsPage }),
]

/** Queues a letter to every member of an organization, and of its host: both answer for the money. */
export const letterWithHost = (organizationId: string | SQL, letter: Letter): Post =>
  letterToOrganizations(withHost(organizationId), letter)

/** The same of many organizations, to each its own letter. */
export const letterWithHostToEach = (each: (Letter & { organizationId: string })[]): Post[] =>
  letterToEach(each, withHost)

/** To each organization about a page of its own, and to its host about one that a host reads. */
export const letterAlsoToHostOfEach = (
  each: (Letter & { organizationId: string })[],
  hostsPage: string,
): Post[] => [
  ...letterToEach(each),
  ...letterToEach(
    each.map((one) => ({ ...one, about: hostsPage })),
    hostInForce,
  ),
]

/** An organization and its host in force, as a document prints them now; goes through `partiesIn`. */
export const partiesOf = (db: Db, organizationId: string | SQL) =>
  db.all<Party & { isHost: number }>(sql`
    select o.id, o.name, o.kind, o.uscc, o.filing_no as filingNo,
      coalesce(p.profile ->> '$.representative', '') as representative,
      coalesce(p.profile ->> '$.address', '') as address, o.id <> ${organizationId} as isHost
    from organizations o
    left join organization_profiles p on p.organization_id = o.id
      and p.version = (select max(x.version) from organization_profiles x where x.organization_id = o.id)
    where o.id in (${withHost(organizationId)})`)
