import type { Db, Statement } from '../src/db/db.ts'
import { type Entry, type Event, entryAfter, fresh } from '../src/history/rules.ts'
import { lastIn, lastOf, record } from '../src/history/store.ts'
import { history } from '../src/history/tables.ts'
import { subjects } from '../src/history/subjects.ts'
import { join } from '../src/people/members/store.ts'
import { saveOrganization } from '../src/people/organizations/store.ts'
import type { NewOrganization } from '../src/people/rules/organization.ts'
import type { MemberRole, Role } from '../src/people/rules/person.ts'
import { grantRole } from '../src/people/store.ts'
import type { Instant } from '../src/shared/days.ts'

/**
 * People and organizations that are there already when a test begins. They come about without forms and passwords, but
 * through the recorder, as whatever is told in the history: the checks that follow every test ask of it.
 */

/** An account with its roles, as the set-up link gives them: by nobody. */
export async function makeAccount(
  db: Db,
  id: string,
  account: [Statement, ...Statement[]],
  roles: Role[],
  at: Instant,
) {
  if (roles.length === 0) return db.batch(account)
  const event = { what: 'role-given', by: null, at, particulars: { roles } }
  const given = roles.map((role) => grantRole(db, id, role, null, at))
  return record(db, fresh(subjects.person(id)), event, [...account, ...given])
}

/** One more role for somebody who is there. */
export async function giveRole(db: Db, personId: string, role: Role, at: Instant) {
  const subject = subjects.person(personId)
  const event = { what: 'role-given', by: null, at, particulars: { role } }
  return record(db, lastIn(await lastOf(db, subject), subject), event, [
    grantRole(db, personId, role, null, at),
  ])
}

export function makeOrganization(db: Db, made: NewOrganization & { id: string }, by: string, at: Instant) {
  const { id, name, kind, uscc, filingNo } = made
  const event = { what: 'organization-registered', by, at, particulars: { name, kind, uscc, filingNo } }
  return record(db, fresh(subjects.organization(id)), event, saveOrganization(db, made, by, at))
}

/** A person comes to belong to an organization, without being asked. */
export async function makeMember(
  db: Db,
  {
    organizationId,
    personId,
    role = 'owner',
  }: { organizationId: string; personId: string; role?: MemberRole },
  at: Instant,
) {
  const subject = subjects.organization(organizationId)
  const event = { what: 'member-joined', by: personId, at, particulars: { role } }
  return record(db, lastIn(await lastOf(db, subject), subject), event, [
    join(db, organizationId, personId, role, at),
  ])
}

/** What tells of rows in the history of a subject. */
export type Told = Event & { subject: string }

/** Rows as an earlier stage leaves them, and the entries that tell of them, each after the one before. */
export async function leave(db: Db, told: Told[], rows: Statement[]): Promise<void> {
  const [first, ...others] = [
    ...(await entriesOf(db, told)).map((one) => db.insert(history).values(one)),
    ...rows,
  ]
  if (first) await db.batch([first, ...others])
}

async function entriesOf(db: Db, told: Told[]): Promise<Entry[]> {
  const subjectsTold = [...new Set(told.map(({ subject }) => subject))]
  const [first, ...others] = subjectsTold.map((subject) => lastOf(db, subject))
  const found = first ? await db.batch([first, ...others]) : []
  const lasts = new Map(subjectsTold.map((subject, at) => [subject, lastIn(found[at] ?? [], subject)]))
  const entries: Entry[] = []
  for (const { subject, ...event } of told) {
    const entry = await entryAfter(lasts.get(subject) ?? fresh(subject), event)
    lasts.set(subject, entry)
    entries.push(entry)
  }
  return entries
}
