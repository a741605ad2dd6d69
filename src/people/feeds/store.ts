import { eq } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { dateFeeds } from '../tables.ts'

export const feedOf = (db: Db, personId: string) =>
  db.select({ since: dateFeeds.at }).from(dateFeeds).where(eq(dateFeeds.personId, personId))

/** It takes the place of the one before, which nobody finds from then on. */
export const putFeed = (db: Db, row: { personId: string; tokenHash: string; at: Instant }): Statement =>
  db.insert(dateFeeds).values(row).onConflictDoUpdate({ target: dateFeeds.personId, set: row })

export const dropFeed = (db: Db, personId: string): Statement =>
  db.delete(dateFeeds).where(eq(dateFeeds.personId, personId))
