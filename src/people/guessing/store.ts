import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { SET_BACK } from '../rules/clock.ts'
import { guesses, knownDevices, people } from '../tables.ts'
import { FORGOTTEN_AFTER, type Patience } from './rules.ts'

/**
 * Counts one try before it is made, if one is open now: of a hundred at once only the free ones get through. It answers with a
 * row when the try is open.
 */
export const takeGuess = (db: Db, key: string, { free, first, longest }: Patience, now: Instant) => {
  const isAhead = sql`last_at > ${now + SET_BACK}`
  const tries = sql`iif(last_at <= ${now - FORGOTTEN_AFTER} or ${isAhead}, 1, tries + 1)`
  return db.all<{ tries: number }>(sql`
    insert into guesses (key, tries, last_at, open_at) values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set tries = ${tries}, last_at = ${now}, open_at = ${now} + iif(${tries} < ${free}, 0,
      min(${longest}, ${first} << min(20, ${tries} - ${free})))
    where open_at <= ${now} or ${isAhead} returning tries`)
}

/** When the next try is open. */
export const guessOpens = (db: Db, key: string) =>
  db.select({ at: guesses.openAt }).from(guesses).where(eq(guesses.key, key))

export const forgetGuesses = (db: Db, keys: string[]) => db.delete(guesses).where(inArray(guesses.key, keys))

/** Whose account this is, by what is typed to sign in: a user name or an address. */
export const idByLogin = (db: Db, login: string) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(eq(login.includes('@') ? people.email : people.username, login.toLowerCase()))

/** A browser that has signed in to this account before. */
export const knownDevice = (db: Db, personId: string, device: string) =>
  db
    .select({ device: knownDevices.device })
    .from(knownDevices)
    .where(and(eq(knownDevices.personId, personId), eq(knownDevices.device, device)))

export const rememberDevice = (db: Db, personId: string, device: string, now: Instant) =>
  db
    .insert(knownDevices)
    .values({ personId, device, since: now, lastAt: now })
    .onConflictDoUpdate({ target: [knownDevices.personId, knownDevices.device], set: { lastAt: now } })
