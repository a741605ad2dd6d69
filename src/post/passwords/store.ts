import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { sha256 } from '../../history/rules.ts'
import type { Instant } from '../../shared/days.ts'
import { LINK_MINUTES, type Reached } from './rules.ts'

type Flags = 'isSuspended' | 'isProtected' | 'acts'
export type Row = Omit<Reached, Flags> & Record<Flags, number> & { username: string; email: string }

/** Of the people `p` with their confirmed address `a`. */
const about = (
  since: Instant,
) => sql`p.id, p.name, coalesce(p.display_username, '') as username, p.email, a.address,
  p.id in (select person_id from suspended_people) as isSuspended,
  p.two_factor_enabled or exists (select 1 from passkeys k where k.person_id = p.id) as isProtected,
  exists (select 1 from role_grants g where g.person_id = p.id and g.id not in (select grant_id from role_ends))
    or exists (select 1 from community_places g where g.person_id = p.id and g.id not in (select grant_id from community_place_ends))
    as acts,
  (select count(*) from mailed_links m where m.person_id = p.id and m.at > ${since}) as links`

const FROM = sql`from people p join addresses a on a.person_id = p.id and a.channel = 'mail'`

export const rowIn = <R extends Row>({ isSuspended, isProtected, acts, ...row }: R) => ({
  ...row,
  ...{ isSuspended: isSuspended === 1, isProtected: isProtected === 1, acts: acts === 1 },
})

/** Who is reached by mail, by what they type to sign in: a user name or an address. */
export const reachedBy = (db: Db, login: string, now: Instant) =>
  db.all<Row>(sql`select ${about(now - LINK_MINUTES * 60_000)} ${FROM}
    where ${login.includes('@') ? sql`p.email` : sql`p.username`} = ${login.toLowerCase()}`)

/** The link of a token, and whose it is; `isThere`: the address that it went to is still theirs. */
export async function linkOf(db: Db, token: string) {
  const [row] = await linkBy(db, await sha256(token))
  return row && { ...rowIn(row), isThere: row.isThere === 1 }
}

const linkBy = (db: Db, tokenHash: string) =>
  db.all<Row & { expiresAt: Instant; usedAt: Instant | null; isThere: number }>(sql`
    select ${about(0)}, m.expires_at as expiresAt, m.used_at as usedAt, a.confirmed_at <= m.at as isThere
    ${FROM} join mailed_links m on m.person_id = p.id where m.token_hash = ${tokenHash}`)

/** Nothing where it goes to nobody: the same statement, so that it takes as long. */
export const insertLink = (
  db: Db,
  {
    tokenHash,
    personId,
    at,
    expiresAt,
  }: { tokenHash: string; personId: string; at: Instant; expiresAt: Instant },
): Statement =>
  db.run(sql`insert into mailed_links (token_hash, person_id, at, expires_at)
    select ${tokenHash}, id, ${at}, ${expiresAt} from people where id = ${personId}`)

/** This one and the others of its person. */
export const useLinks = (db: Db, personId: string, now: Instant): Statement =>
  db.run(sql`update mailed_links set used_at = ${now} where person_id = ${personId} and used_at is null`)

export const isMailOn = (db: Db) =>
  db.all<{ isOn: number }>(sql`select count(*) as isOn from channels_of_now where channel = 'mail'`)

/** Links that are over, at most so many. */
export const dropOldLinks = (db: Db, now: Instant, most: number) =>
  db.run(sql`delete from mailed_links where token_hash in (
    select token_hash from mailed_links where expires_at <= ${now} limit ${most})`)
