import { eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { sessions } from '../tables.ts'
import type { Suspension } from './rules.ts'
import { suspensionLifts, suspensions } from './tables.ts'

/** Why a person is kept out now; nothing: they are not. */
export const suspensionOf = (db: Db, personId: string) =>
  db.all<Suspension>(sql`select s.suspension_id as id, s.reason, p.name as by, s.at
    from suspended_people s join people p on p.id = s.by_id where s.person_id = ${personId}`)

export const insertSuspension = (
  db: Db,
  row: { id: string; personId: string; reason: string; by: string },
  now: Instant,
): Statement => db.insert(suspensions).values({ ...row, at: now })

export const insertLift = (
  db: Db,
  row: { suspensionId: string; reason: string; by: string },
  now: Instant,
): Statement => db.insert(suspensionLifts).values({ ...row, at: now })

/** Ends every session of a person. */
export const deleteSessions = (db: Db, personId: string): Statement =>
  db.delete(sessions).where(eq(sessions.userId, personId))
