import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { secondFactors } from '../tables.ts'

/** The secret of a person's app, encrypted. */
export const secretOf = (db: Db, personId: string) =>
  db.select({ secret: secondFactors.secret }).from(secondFactors).where(eq(secondFactors.userId, personId))

/** Takes a step of time for the one code that belongs to it; nothing when that step, or a later one, was used before. */
export const claimStep = (db: Db, personId: string, step: number) =>
  db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(
        eq(secondFactors.userId, personId),
        or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)),
      ),
    )
    .returning({ id: secondFactors.id })
