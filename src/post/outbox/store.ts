import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { Came } from '../rules/came.ts'
import type { Channel } from '../rules/channel.ts'
import { LEASE, type Told, type Waiting, type WaitingWord } from './rules.ts'

/**
 * Takes the next one that is due, for as long as its lease lasts, with those that leave in the same message; and reads what they say,
 * to whom, whether they may read it still and want to: all in one batch. Of two who take at once each gets another. Words come first:
 * somebody waits for a code.
 */
export async function takeNext(db: Db, lease: string, now: Instant): Promise<Waiting | WaitingWord | null> {
  const taken = sql`lease = ${lease}, next_at = ${now + LEASE}, tries = tries + 1`
  const [, , found] = await db.batch([
    db.run(sql`update outbox set ${taken}
      where id = (select o.id from outbox o join channels_of_now c on c.channel = o.channel
        where o.came is null and o.next_at <= ${now} order by o.next_at, o.id limit 1)`),
    db.run(sql`update outbox set ${taken} where came is null and lease is not ${lease}
      and parcel = (select parcel from outbox where lease = ${lease})`),
    db.all<WaitingWord | Found>(sql`
      select o.id, o.tries, o.channel, c.sealed, o.word, o.until, o.parcel, l.to_id as personId, iif(${IS_ROBOT}, '', a.address) as "to",
        l.kind, l.subject, l.body, l.about, l.at, h.quiet_from as quietFrom, h.quiet_until as quietUntil, ${WAY} as way,
        ${IS_ROBOT} or not exists (select 1 from unreadable_outside x where x.letter_id = l.id) as theirs
      from outbox o left join letters l on l.id = o.letter_id join channels_of_now c on c.channel = o.channel
      left join addresses a on a.person_id = l.to_id and a.channel = o.channel
      left join choices_of_now h on h.person_id = l.to_id and not ${IS_ROBOT}
      where o.lease = ${lease} and o.came is null order by l.at, l.rowid`),
  ])
  const [first] = found
  if (!first || isWord(first)) return first ?? null
  const { id, tries, channel, sealed, parcel, personId, to, quietFrom, quietUntil } = first
  const quiet = quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil }
  const row = { id, tries, channel, sealed, parcel, personId, quiet, word: null, to: to ?? '' }
  return { ...row, letters: found.flatMap((one) => (isWord(one) ? [] : [toldOf(one)])) }
}

type Found = Omit<Waiting, 'to' | 'quiet' | 'letters'> &
  Omit<Told, 'isTheirs'> & {
    to: string | null
    quietFrom: number | null
    quietUntil: number | null
    theirs: number
  }

const isWord = (one: WaitingWord | Found): one is WaitingWord => one.word !== null

const toldOf = ({ id, kind, subject, body, about, at, way, to, theirs }: Found): Told => ({
  ...{ id, kind, subject },
  ...{ body, about, at, way },
  isTheirs: theirs === 1 && to !== null,
})

/** It tells a group that there is something to do: nobody of it has an address, choices or quiet hours there. */
const IS_ROBOT = sql`o.channel in ('wecom', 'dingtalk')`

/** How a letter `l` of the outbox `o` is to go, by the choices `h` of its person; what concerns an account itself goes somewhere. */
const WAY = sql`iif(l.kind = 'security' and not exists (
    select 1 from addresses b join channels_of_now d on d.channel = b.channel
    where b.person_id = l.to_id and b.channel <> o.channel
      and coalesce(json_extract(h.ways, '$.' || b.channel || '.security'), 'now') <> 'none'),
  'now', coalesce(json_extract(h.ways, '$.' || o.channel || '.' || l.kind), 'now'))`

/** What came of some, if it is still whoever took them who says so. */
export const settle = (
  db: Db,
  { ids, lease }: { ids: string[]; lease: string },
  came: Came,
  said: string,
  at: Instant,
): Statement =>
  db.run(sql`update outbox set came = ${came}, came_at = ${at}, said = ${said}, lease = null, word = iif(word is null, null, '')
    where ${takenBy(ids, lease)}`)

/** They wait for their next try. */
export const putOff = (db: Db, ids: string[], lease: string, next: Instant, said: string): Statement =>
  db.run(sql`update outbox set next_at = ${next}, said = ${said}, lease = null where ${takenBy(ids, lease)}`)

/** They were not tried, and wait until then. */
export const hold = (db: Db, ids: string[], lease: string, until: Instant): Statement =>
  db.run(
    sql`update outbox set next_at = ${until}, tries = tries - 1, lease = null where ${takenBy(ids, lease)}`,
  )

const takenBy = (ids: string[], lease: string) =>
  sql`id in (select value from json_each(${JSON.stringify(ids)})) and lease = ${lease} and came is null`

/** Puts together what waits for somebody by a channel, was never handed over, and is to go in one message: this one and the others. */
export const gather = (
  db: Db,
  { parcel, personId, channel, lease }: { parcel: string; personId: string; channel: Channel; lease: string },
  now: Instant,
): Statement =>
  db.run(sql`update outbox set parcel = ${parcel}, next_at = ${now}, tries = 0, lease = null
    where came is null and parcel is null and channel = ${channel} and (lease = ${lease} or (tries = 0 and lease is null))
      and letter_id in (select l.id from letters l join choices_of_now h on h.person_id = l.to_id
        where l.to_id = ${personId} and l.kind <> 'security'
          and json_extract(h.ways, '$.' || ${channel} || '.' || l.kind) = 'daily')`)

/**
 * A word that is to be sent until then, where its channel is on; from a demonstration nothing leaves. `word`: sealed. It is due before
 * every letter: somebody waits for it.
 */
export const insertWord = (
  db: Db,
  { id, channel, word, until }: { id: string; channel: Channel; word: string; until: Instant },
  isTold = true,
): Statement =>
  db.run(sql`insert into outbox (id, channel, word, until, tries, next_at, said)
    select ${id}, channel, ${word}, ${until}, 0, 0, '' from channels_of_now
    where ${isTold ? 1 : 0} and channel = ${channel} and not exists (select 1 from demonstration)`)
