import { and, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import {
  accounts,
  dateFeeds,
  knownDevices,
  passkeys,
  people,
  secondFactors,
  verifications,
} from '../tables.ts'
import { deleteSessions } from '../suspensions/store.ts'
import type { Recovery, RecoveryKind, RecoveryOutcome } from './rules.ts'
import { recoveries, recoveryAnswers, recoveryUses, recoveryWithdrawals } from './tables.ts'

const others = sql`(select count(distinct g.person_id) from role_grants g where g.role = 'administrator'
  and g.id not in (select grant_id from role_ends) and g.person_id not in (select person_id from suspended_people)
  and g.person_id not in (r.by_id, r.person_id))`

/** Never the hash of a link. */
const select = sql`
  select r.id, r.person_id as personId, p.name, r.kind, r.proof, r.by_id as "by", b.name as byName, r.at, r.expires_at as expiresAt,
    a.outcome, a.says, a.at as answeredAt, c.name as answeredBy, iif(a.outcome = 'refused', null, a.expires_at) as linkExpiresAt,
    u.at as usedAt, w.at as withdrawnAt, ${others} as others
  from recoveries r join people p on p.id = r.person_id join people b on b.id = r.by_id
  left join recovery_answers a on a.recovery_id = r.id left join people c on c.id = a.by_id
  left join recovery_uses u on u.recovery_id = r.id left join recovery_withdrawals w on w.recovery_id = r.id`

export const recoveryById = (db: Db, id: string) => db.all<Recovery>(sql`${select} where r.id = ${id}`)

/** Whose it is, inside another question. */
export const personOf = (id: string) => sql`(select person_id from recoveries where id = ${id})`

/** The one that a link opens, with what its code is checked against. */
export const recoveryBy = (db: Db, tokenHash: string) =>
  db.all<Recovery & { codeHash: string }>(
    sql`select x.*, k.code_hash as codeHash from (${select}) x join recovery_answers k on k.recovery_id = x.id
      where k.token_hash = ${tokenHash}`,
  )

/** Of one person, the newest first. */
export const recoveriesOf = (db: Db, personId: string) =>
  db.all<Recovery>(sql`${select} where r.person_id = ${personId} order by r.at desc, r.id limit 20`)

export const recoveryList = (db: Db, { page, rows }: { page: number; rows: number }) =>
  db.all<Recovery>(sql`${select} order by r.at desc, r.id limit ${rows} offset ${(page - 1) * rows}`)

export const countRecoveries = (db: Db) =>
  db.all<{ count: number }>(sql`select count(*) as count from recoveries`)

/** What waits for a second person now, the first to lapse first. */
export const recoveriesWaiting = (db: Db, now: Instant, rows: number) =>
  db.all<Recovery>(sql`${select} where a.recovery_id is null and w.recovery_id is null and r.expires_at > ${now}
    order by r.expires_at, r.id limit ${rows}`)

/** Whose account it is, as a new password may not hold it, and what stands in its way. */
export const recovering = (db: Db, personId: string) =>
  db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      username: sql<string>`coalesce(${people.displayUsername}, '')`,
      isProtected:
        sql<boolean>`${people.twoFactorEnabled} or exists (select 1 from passkeys where person_id = ${people.id})`.mapWith(
          Boolean,
        ),
      isSuspended: sql<boolean>`${people.id} in (select person_id from suspended_people)`.mapWith(Boolean),
    })
    .from(people)
    .where(eq(people.id, personId))

export const insertRecovery = (
  db: Db,
  row: {
    id: string
    personId: string
    kind: RecoveryKind
    proof: string
    by: string
    at: Instant
    expiresAt: Instant
  },
): Statement => db.insert(recoveries).values(row)

export const insertAnswer = (
  db: Db,
  row: {
    recoveryId: string
    outcome: RecoveryOutcome
    says: string
    tokenHash: string | null
    codeHash: string | null
    expiresAt: Instant
    by: string
    at: Instant
  },
): Statement => db.insert(recoveryAnswers).values(row)

export const insertUse = (db: Db, recoveryId: string, at: Instant): Statement =>
  db.insert(recoveryUses).values({ recoveryId, at })

export const insertWithdrawal = (db: Db, recoveryId: string, by: string, at: Instant): Statement =>
  db.insert(recoveryWithdrawals).values({ recoveryId, by, at })

/** The new password; whoever is signed in, or on the way in, is out, and no browser is known any more. */
export const renewPassword = (db: Db, personId: string, password: string, now: Instant): Statement[] => [
  db
    .update(accounts)
    .set({ password, updatedAt: new Date(now) })
    .where(and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential'))),
  deleteSessions(db, personId),
  db.delete(verifications).where(eq(verifications.value, personId)),
  db.delete(knownDevices).where(eq(knownDevices.personId, personId)),
  db.delete(dateFeeds).where(eq(dateFeeds.personId, personId)),
]

/** The app with its codes and every passkey. */
export const dropFactors = (db: Db, personId: string, now: Instant): Statement[] => [
  db.delete(secondFactors).where(eq(secondFactors.userId, personId)),
  db.delete(passkeys).where(eq(passkeys.userId, personId)),
  db
    .update(people)
    .set({ twoFactorEnabled: false, updatedAt: new Date(now) })
    .where(eq(people.id, personId)),
]
