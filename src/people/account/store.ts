import { and, desc, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { people, sessions } from '../tables.ts'

/** What a person may read of their own account. */
export const accountOf = (db: Db, personId: string) =>
  db
    .select({
      name: people.name,
      username: people.displayUsername,
      email: people.email,
      since: people.createdAt,
    })
    .from(people)
    .where(eq(people.id, personId))

/** Where a person is signed in now, the last sign-in first. */
export const sessionsOf = (db: Db, personId: string, now: Instant) =>
  db
    .select({ id: sessions.id, userAgent: sessions.userAgent, since: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, new Date(now))))
    .orderBy(desc(sessions.createdAt), sessions.id)

/** Ends one session of this person, and says which; nothing when it is somebody else's or has ended before. */
export const deleteSession = (db: Db, personId: string, sessionId: string) =>
  db
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, personId)))
    .returning({ id: sessions.id })
