import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { Channel } from '../rules/channel.ts'
import { LEASE, type Waiting, type WaitingWord } from './rules.ts'

/**
 * Takes the next one that is due, for as long as its lease lasts, and reads what it says, to whom, and whether they may read it still:
 * both in one batch. Of two who take at once each gets another. Words come first: somebody waits
 * for a code.
 */
export async function takeNext(db: Db, lease: string, now: Instant): Promise<Waiting | WaitingWord | null> {
  const [, [found]] = await db.batch([
    db.run(sql`update outbox set lease = ${lease}, next_at = ${now + LEASE}, tries = tries + 1
      where id = (select o.id from outbox o join channels_of_now c on c.channel = o.channel
        where o.came is null and o.next_at <= ${now} order by o.word is null, o.next_at, o.id limit 1)`),
    db.all<WaitingWord | (Omit<Waiting, 'isTheirs'> & { theirs: number })>(sql`
      select o.id, o.tries, o.channel, c.sealed, o.word, o.until, a.address as "to", l.kind, l.subject, l.body, l.about,
        not exists (select 1 from unreadable_outside x where x.letter_id = l.id) as theirs
      from outbox o left join letters l on l.id = o.letter_id join channels_of_now c on c.channel = o.channel
      left join addresses a on a.person_id = l.to_id and a.channel = o.channel
      where o.lease = ${lease} and o.came is null`),
  ])
  if (!found || found.word !== null) return found ?? null
  const { theirs, to, ...waiting } = found
  return { ...waiting, to: to ?? '', isTheirs: theirs === 1 && to !== null }
}

type Came = 'sent' | 'not-theirs' | 'given-up' | 'over'

/** What came of one, if it is still whoever took it who says so. */
export const settle = (
  db: Db,
  { id, lease }: { id: string; lease: string },
  came: Came,
  said: string,
  at: Instant,
): Statement =>
  db.run(
    sql`update outbox set came = ${came}, came_at = ${at}, said = ${said}, lease = null, word = iif(word is null, null, '') where id = ${id} and lease = ${lease} and came is null`,
  )

/** It waits for its next try. */
export const putOff = (db: Db, id: string, lease: string, next: Instant, said: string): Statement =>
  db.run(
    sql`update outbox set next_at = ${next}, said = ${said}, lease = null where id = ${id} and lease = ${lease} and came is null`,
  )

/** A word that is to be sent until then, where its channel is on; from a demonstration nothing leaves. `word`: sealed. */
export const insertWord = (
  db: Db,
  { id, channel, word, until }: { id: string; channel: Channel; word: string; until: Instant },
  now: Instant,
): Statement =>
  db.run(sql`insert into outbox (id, channel, word, until, tries, next_at, said)
    select ${id}, channel, ${word}, ${until}, 0, ${now}, '' from channels_of_now
    where channel = ${channel} and not exists (select 1 from demonstration)`)
