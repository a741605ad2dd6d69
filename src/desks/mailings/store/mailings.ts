import { desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { people } from '../../../people/tables.ts'
import { lastOf, lastIn } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { callOf } from '../../../round/calls/store.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { AUDIENCES, type Audience, type Counted, type Delivered, type To } from '../rules.ts'
import { mailings } from '../tables.ts'
import { countAll, receiversOf } from './receivers.ts'

/** By which key each of its letters is found. */
export const onceOf = (id: string, personId: string): string => `mailing:${id}:${personId}`

const columns = {
  id: mailings.id,
  roundId: mailings.roundId,
  seq: mailings.seq,
  audience: mailings.audience,
  track: mailings.track,
  title: mailings.title,
  text: mailings.text,
  receivers: mailings.receivers,
  by: people.name,
  at: mailings.at,
}

const sent = (db: Db) => db.select(columns).from(mailings).innerJoin(people, eq(people.id, mailings.by))

/** A published round, what was sent about it, the newest first, and how many people each audience has now. One round trip. */
export async function findMailings(db: Db, roundId: string, today: Day, { page, rows }: Paging) {
  const [[round], items, [counted], [found], letters] = await db.batch([
    callOf(db, roundId),
    sent(db)
      .where(eq(mailings.roundId, roundId))
      .orderBy(desc(mailings.seq))
      .limit(rows)
      .offset((page - 1) * rows),
    db.all<{ total: number }>(sql`select count(*) as total from mailings where round_id = ${roundId}`),
    countAll(db, { roundId, today }),
    lettersIn(db, roundId),
  ])
  const audiences = AUDIENCES.map((audience) => ({ audience, people: found?.[audience] ?? 0 }))
  return round ? { round, items, total: counted?.total ?? 0, audiences, letters } : null
}

/** All letters of a round, whoever wrote them, by kind and by what became of them. */
const lettersIn = (db: Db, roundId: string) =>
  db.all<Counted>(sql`select kind, channel, came, letters from round_letters where round_id = ${roundId}`)
type Paging = { page: number; rows: number }

/** To whom one would go now, and what was sent last; null: no such round, or track of it. One round trip. */
export async function findToWrite(db: Db, roundId: string, { audience, track }: To, today: Day) {
  const [[round], receivers, [counted], last] = await db.batch([
    callOf(db, roundId),
    receiversOf(db, audience, track, { roundId, today }),
    db.all<{ seq: number }>(
      sql`select coalesce(max(seq), 0) as seq from mailings where round_id = ${roundId}`,
    ),
    lastOf(db, subjects.round(roundId)),
  ])
  if (!round || (track !== '' && !round.plan.tracks.some(({ code }) => code === track))) return null
  return { round, receivers, seq: counted?.seq ?? 0, last: lastIn(last, subjects.round(roundId)) }
}

/** One that was sent, with a page of those it went to and how; null: there is none. One round trip. */
export async function findMailing(db: Db, id: string, { page, rows }: Paging) {
  const [[mailing], [round], delivered] = await db.batch([
    sent(db).where(eq(mailings.id, id)),
    callOf(db, sql`(select round_id from mailings where id = ${id})`),
    deliveredIn(db, id, { page, rows }),
  ])
  return mailing && round ? { mailing, round, delivered } : null
}

const came = (channel: string) =>
  sql`(select coalesce(o.came, 'waiting') from outbox o where o.letter_id = l.id and o.channel = ${channel})`

const deliveredIn = (db: Db, id: string, { page, rows }: Paging) =>
  db.all<Delivered>(sql`
    select p.name, exists (select 1 from letter_readings r where r.letter_id = l.id) as isRead,
      ${came('mail')} as mail, ${came('webhook')} as sms
    from letters l join people p on p.id = l.to_id
    where l.once >= ${onceOf(id, '')} and l.once < ${`mailing:${id};`}
    order by p.name, l.once limit ${rows} offset ${(page - 1) * rows}`)

export const insertMailing = (
  db: Db,
  row: {
    id: string
    roundId: string
    seq: number
    audience: Audience
    track: string
    title: string
    text: string
    receivers: number
    by: string
    at: Instant
  },
): Statement => db.insert(mailings).values(row)
