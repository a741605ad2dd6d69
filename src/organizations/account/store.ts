import { and, count, desc, eq, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { organizations, people } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import { accountReadings, bankAccounts } from '../tables.ts'

const OF_NOW = sql`(select max(x.version) from bank_accounts x
  where x.organization_id = ${bankAccounts.organizationId})`

const shown = {
  version: bankAccounts.version,
  holder: bankAccounts.holder,
  bank: bankAccounts.bank,
  tail: bankAccounts.tail,
  at: bankAccounts.at,
}

/** The account that counts, masked: its number is not selected. */
export const accountOf = (db: Db, organizationId: string) =>
  db
    .select(shown)
    .from(bankAccounts)
    .where(and(eq(bankAccounts.organizationId, organizationId), eq(bankAccounts.version, OF_NOW)))

/** The same with the sealed number: for a reading alone. */
export const sealedAccountOf = (db: Db, organizationId: string) =>
  db
    .select({ ...shown, sealed: bankAccounts.sealed })
    .from(bankAccounts)
    .where(and(eq(bankAccounts.organizationId, organizationId), eq(bankAccounts.version, OF_NOW)))

export const insertAccount = (db: Db, row: typeof bankAccounts.$inferInsert): Statement =>
  db.insert(bankAccounts).values(row)

export const insertReading = (
  db: Db,
  reading: { organizationId: string; version: number; reason: string; by: string },
  now: Instant,
): Statement => db.insert(accountReadings).values({ id: newId(), ...reading, at: now })

const columns = {
  id: accountReadings.id,
  at: accountReadings.at,
  by: people.name,
  reason: accountReadings.reason,
}

/** Who has read the number of one organization, the last first. */
export const readingsOf = (db: Db, organizationId: string) =>
  db
    .select(columns)
    .from(accountReadings)
    .innerJoin(people, eq(people.id, accountReadings.by))
    .where(eq(accountReadings.organizationId, organizationId))
    .orderBy(desc(accountReadings.at), desc(accountReadings.id))
    .limit(50)

/** The same of all, a page at a time. */
export const readingsPage = (db: Db, page: number, rows: number) =>
  db
    .select({ ...columns, organization: { id: organizations.id, name: organizations.name } })
    .from(accountReadings)
    .innerJoin(people, eq(people.id, accountReadings.by))
    .innerJoin(organizations, eq(organizations.id, accountReadings.organizationId))
    .orderBy(desc(accountReadings.at), desc(accountReadings.id))
    .limit(rows)
    .offset((page - 1) * rows)

export const countReadings = (db: Db) => db.select({ count: count() }).from(accountReadings)
