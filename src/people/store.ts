import { eq } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../db/db.ts'
import type { Instant } from '../shared/days.ts'
import type { Role } from './rules/person.ts'
import { accounts, people, roleGrants, sessions } from './tables.ts'

/** `passwordHash` as hashPassword makes it. The user name keeps its capitals for showing; signing in ignores them. */
export type ReadyAccount = {
  id?: string
  name: string
  email: string
  username: string
  passwordHash: string
}

/** A person who can sign in, as the sign-in library would have made them, but in statements that join a batch. */
export function createAccount(db: Db, account: ReadyAccount, now: Instant): Statement[] {
  const { id = newId(), name, email, username, passwordHash: password } = account
  const at = { createdAt: new Date(now), updatedAt: new Date(now) }
  const names = {
    name,
    email: email.toLowerCase(),
    username: username.toLowerCase(),
    displayUsername: username,
  }
  return [
    db.insert(people).values({ id, ...names, ...at }),
    db
      .insert(accounts)
      .values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password, ...at }),
  ]
}

/** Gives a role, without asking. `by` null: the set-up link, or the loading of a demonstration. */
export const grantRole = (
  db: Db,
  personId: string,
  role: Role,
  by: string | null,
  now: Instant,
  confirmedBy: string | null = null,
): Statement => db.insert(roleGrants).values({ id: newId(), personId, role, by, confirmedBy, at: now })

/** A session is in use. */
export const markSeen = (db: Db, sessionId: string, now: Instant) =>
  db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, sessionId))

/** A second factor has just been given in a session. */
export const markFresh = (db: Db, sessionId: string, now: Instant) =>
  db.update(sessions).set({ freshAt: now }).where(eq(sessions.id, sessionId))

/** Whose user name this is. */
export const idByUsername = (db: Db, username: string) =>
  db.select({ id: people.id }).from(people).where(eq(people.username, username.toLowerCase()))
