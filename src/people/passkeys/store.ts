import { and, desc, eq } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { passkeys, sessions } from '../tables.ts'

export const passkeysOf = (db: Db, personId: string) =>
  db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      since: passkeys.createdAt,
      isSynced: passkeys.backedUp,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, personId))
    .orderBy(desc(passkeys.createdAt), passkeys.id)

export const deletePasskey = (db: Db, personId: string, id: string): Statement =>
  db.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, personId)))

/** Ends the one session that has this token. */
export const deleteSessionBy = (db: Db, token: string): Statement =>
  db.delete(sessions).where(eq(sessions.token, token))
