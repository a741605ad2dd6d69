import { eq, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../db/db.ts'
import type { Instant } from '../shared/days.ts'
import { KEPT_HOURS, hourOf } from './access/rules.ts'
import { DEVICE_DAYS, FORGOTTEN_AFTER } from './guessing/rules.ts'
import type { Role } from './rules/person.ts'
import { TEXT_DAYS } from './texts/rules.ts'
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

/** Rows of each kind that one night takes away: what is more waits for the next, so that no night is long. */
export const MOST_SWEPT = 5000

/** Takes away what signing in has left and nothing asks for any more. History and grants are not among it. */
export const sweepAccounts = (db: Db, at: Instant): [Statement, ...Statement[]] => [
  db.run(sql`delete from sessions where id in (
    select id from sessions where expires_at <= ${at} limit ${MOST_SWEPT})`),
  db.run(sql`delete from verifications where id in (
    select id from verifications where expires_at <= ${at} limit ${MOST_SWEPT})`),
  db.run(sql`delete from rate_limits where id in (
    select id from rate_limits where last_request <= ${at - HOUR} limit ${MOST_SWEPT})`),
  db.run(sql`delete from guesses where key in (
    select key from guesses where last_at <= ${at - FORGOTTEN_AFTER} limit ${MOST_SWEPT})`),
  db.run(sql`delete from known_devices where (person_id, device) in (
    select person_id, device from known_devices where last_at <= ${at - DEVICE_DAYS * DAY} limit ${MOST_SWEPT})`),
  db.run(sql`delete from access_counts where (person_id, what, hour) in (
    select person_id, what, hour from access_counts where hour < ${hourOf(at) - KEPT_HOURS} limit ${MOST_SWEPT})`),
  db.run(sql`delete from kept_texts where rowid in (
    select rowid from kept_texts where at <= ${at - TEXT_DAYS * DAY} limit ${MOST_SWEPT})`),
]

/** The longest window that the sign-in library counts in is a minute. */
const HOUR = 3_600_000
const DAY = 86_400_000
