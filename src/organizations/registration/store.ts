import { eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { Change, Registration, RegistrationOutcome } from '../rules/registration.ts'
import { registrationAnswers, registrationChanges, reliedOnOrganizations } from '../tables.ts'

type Row = Omit<Change, 'before' | 'after'> & { before: string; after: string }
export const changeIn = ({ before, after, ...row }: Row): Change => ({
  ...row,
  before: JSON.parse(before),
  after: JSON.parse(after),
})

const select = sql`
  select c.id, c.organization_id as organizationId, c.before, c.after, c.reason, p.name as byName, c.at,
    a.outcome, a.reason as answer, b.name as answeredBy, a.at as answeredAt
  from registration_changes c join people p on p.id = c.by_id
  left join registration_answers a on a.change_id = c.id left join people b on b.id = a.by_id`

/** Of one organization, the newest first. */
export const changesOf = (db: Db, organizationId: string) =>
  db.all<Row>(sql`${select} where c.organization_id = ${organizationId} order by c.at desc, c.id limit 50`)

export const changeBy = (db: Db, id: string) => db.all<Row>(sql`${select} where c.id = ${id}`)

/** What waits for an officer, the oldest first, with whether this person has an interest in it. */
export const changesWaiting = (db: Db, personId: string, rows: number) =>
  db.all<Row & { isOwn: 0 | 1 }>(sql`
    select x.*, exists (select 1 from interests i where i.person_id = ${personId} and i.organization_id = x.organizationId) as isOwn
    from (${select} where a.change_id is null) x order by x.at, x.id limit ${rows}`)

/** Whose it is, inside another question. */
export const organizationOfChange = (id: string) =>
  sql`(select organization_id from registration_changes where id = ${id})`

/** A row where anybody relies on who it is. */
export const isReliedOn = (db: Db, id: string) =>
  db
    .select({ organizationId: reliedOnOrganizations.organizationId })
    .from(reliedOnOrganizations)
    .where(eq(reliedOnOrganizations.organizationId, id))

export const insertChange = (
  db: Db,
  row: {
    id: string
    organizationId: string
    before: Registration
    after: Registration
    reason: string
    by: string
    at: Instant
  },
): Statement => db.insert(registrationChanges).values(row)

export const insertAnswer = (
  db: Db,
  row: { changeId: string; outcome: RegistrationOutcome; reason: string; by: string; at: Instant },
): Statement => db.insert(registrationAnswers).values(row)
