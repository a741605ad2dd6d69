import { and, eq, ne } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { accounts, people, sessions } from '../tables.ts'
import type { Details } from './rules.ts'
import { personChanges } from './tables.ts'

export const detailsOf = (db: Db, personId: string) =>
  db.select({ name: people.name, email: people.email }).from(people).where(eq(people.id, personId))

/** Whether somebody else has an address. */
export const othersWith = (db: Db, email: string, besides: string) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, email), ne(people.id, besides)))

export const passwordHashOf = (db: Db, personId: string) =>
  db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential')))

/** The new details, what they were, and the end of every other session. */
export const changeDetails = (
  db: Db,
  personId: string,
  before: Details,
  after: Details,
  here: string | null,
  now: Instant,
): Statement[] => [
  db.insert(personChanges).values({
    id: newId(),
    personId,
    nameBefore: before.name,
    emailBefore: before.email,
    ...after,
    at: now,
  }),
  db
    .update(people)
    .set({ ...after, emailVerified: false, updatedAt: new Date(now) })
    .where(eq(people.id, personId)),
  db.delete(sessions).where(and(eq(sessions.userId, personId), ne(sessions.id, here ?? ''))),
]
