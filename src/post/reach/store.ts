import { and, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { Reaching } from '../rules/channel.ts'
import { type Choices, UNCHOSEN } from '../rules/ways.ts'
import { addressCodes, addresses, choicesOfNow, reachChoices } from '../tables.ts'
import type { Reach } from './rules.ts'

type Found = {
  channel: Reaching
  isOn: number
  address: string | null
  asked: string | null
  expiresAt: number | null
  codeHash: string | null
}

/** How somebody is reached, by each channel that reaches one person. */
export const reachOf = (db: Db, personId: string) =>
  db.all<Found>(sql`
    select w.column1 as channel, w.column1 in (select channel from channels_of_now) as isOn, a.address,
      c.address as asked, c.expires_at as expiresAt, c.code_hash as codeHash
    from (values ('mail'), ('webhook')) w
    left join addresses a on a.person_id = ${personId} and a.channel = w.column1
    left join address_codes c on c.person_id = ${personId} and c.channel = w.column1`)

export const reachIn = ({ channel, isOn, address, asked, expiresAt }: Found): Reach => ({
  ...{ channel, address, isOn: isOn === 1 },
  asked: asked === null || expiresAt === null ? null : { address: asked, expiresAt },
})

/** One that waits for its code; another one of the same channel waits no more. */
export const putCode = (
  db: Db,
  row: { personId: string; channel: Reaching; address: string; codeHash: string; expiresAt: Instant },
): Statement =>
  db
    .insert(addressCodes)
    .values(row)
    .onConflictDoUpdate({ target: [addressCodes.personId, addressCodes.channel], set: row })

export const dropCode = (db: Db, personId: string, channel: Reaching): Statement =>
  db.delete(addressCodes).where(and(eq(addressCodes.personId, personId), eq(addressCodes.channel, channel)))

/** It takes the place of the one before. */
export const putAddress = (
  db: Db,
  row: { personId: string; channel: Reaching; address: string; confirmedAt: Instant },
): Statement =>
  db
    .insert(addresses)
    .values(row)
    .onConflictDoUpdate({ target: [addresses.personId, addresses.channel], set: row })

export const dropAddress = (db: Db, personId: string, channel: Reaching): Statement =>
  db.delete(addresses).where(and(eq(addresses.personId, personId), eq(addresses.channel, channel)))

/** What waits for a code that is good no more, at most so many. */
export const dropOldCodes = (db: Db, now: Instant, most: number) =>
  db.run(sql`delete from address_codes where rowid in (
    select rowid from address_codes where expires_at <= ${now} limit ${most})`)

/** What somebody has chosen; nothing yet: no row. */
export const choicesOf = (db: Db, personId: string) =>
  db.select().from(choicesOfNow).where(eq(choicesOfNow.personId, personId))

export const choicesIn = ([found]: Awaited<ReturnType<typeof choicesOf>>): Choices => {
  if (!found) return UNCHOSEN
  const { version, ways, quietFrom, quietUntil } = found
  return {
    ...{ version, ways },
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  }
}

export const insertChoices = (
  db: Db,
  personId: string,
  { version, ways, quiet }: Choices,
  at: Instant,
): Statement =>
  db.insert(reachChoices).values({
    ...{ personId, version, ways, at },
    ...{ quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null },
  })
