import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Last } from '../rules.ts'
import { reversalAnswers, reversals } from '../tables.ts'
import type { Outcome, Rest, Reversal, Standing } from './rules.ts'

/** A row with the entry that told of it. `row` selects which, subject, what, at, concerns, round and fields. */
export const standingOf = (db: Db, row: SQL) =>
  db.all<Omit<Standing, 'concerns'> & { concerns: string }>(sql`
    select x.which, x.subject, h.seq, h.by_id as byId, p.name as "by", x.at, x.concerns, x.round, x.fields
    from (${row}) x
    join history h on h.subject = x.subject and h.what = x.what and h.at = x.at
    left join people p on p.id = h.by_id
    order by h.seq desc limit 1`)

/** Where several histories stand, each once; one that has not begun at its beginning. */
export const headsOf = (db: Db, subjects: SQL[]) =>
  db.all<Last>(sql`select s.subject, coalesce(max(h.seq), 0) as seq, coalesce(h.hash, '') as hash
    from (${sql.join(
      subjects.map((subject) => sql`select ${subject} as subject`),
      sql` union `,
    )}) s
    left join history h on h.subject = s.subject
    where s.subject is not null group by s.subject order by s.subject`)

/** What rests on a row, by the view that its stage names. */
export const restsOn = (db: Db, view: string, which: string) =>
  db.all<Rest>(sql`select what, id from ${sql.raw(view)} where which = ${which} order by what, id limit 20`)

const COLUMNS =
  sql.raw(`r.id, r.kind, r.which, r.subject, r.seq, r.said, r.reason, r.cause, r.grounds, r.concerns, r.round,
  r.asked, r.by_id as byId, p.name as "by", r.at, r.until_at as "until",
  (select name from people where id = h.by_id) as firstBy, h.at as firstAt,
  a.outcome, a.reason as answer, q.name as answeredBy, a.at as answeredAt`)
const JOINED = sql.raw(`reversals r join history h on h.subject = r.subject and h.seq = r.seq
  join people p on p.id = r.by_id left join reversal_answers a on a.reversal_id = r.id left join people q on q.id = a.by_id`)

type Row = Omit<Reversal, 'grounds' | 'concerns' | 'asked' | 'first' | 'answer'> & {
  grounds: string
  concerns: string
  asked: string
  firstBy: string | null
  firstAt: number
  outcome: Outcome | null
  answer: string | null
  answeredBy: string | null
  answeredAt: number | null
}

/** Every time that a row was to be reversed, the last first. Through `reversalIn`. */
export const reversalsOf = (db: Db, kind: string, which: string) =>
  db.all<Row>(
    sql`select ${COLUMNS} from ${JOINED} where r.kind = ${kind} and r.which = ${which} order by r.at desc limit 20`,
  )

/** The same of everything that a history tells. */
export const reversalsIn = (db: Db, subject: string | SQL) =>
  db.all<Row>(sql`select ${COLUMNS} from ${JOINED} where r.subject = ${subject} order by r.at desc limit 50`)

/** The same of several rows of a kind; `rows` selects their ids. */
export const reversalsAmong = (db: Db, kind: string, rows: SQL) =>
  db.all<Row>(
    sql`select ${COLUMNS} from ${JOINED} where r.kind = ${kind} and r.which in (${rows}) order by r.at desc limit 50`,
  )

/** Those that wait for a second person now, the first to lapse first. */
export const reversalsWaiting = (db: Db, now: number, rows: number) =>
  db.all<Row>(sql`select ${COLUMNS} from ${JOINED} where a.reversal_id is null and r.until_at > ${now}
    order by r.until_at, r.id limit ${rows}`)

/** A page of all, the newest first. */
export const reversalList = (db: Db, { page, rows }: { page: number; rows: number }) =>
  db.all<Row>(
    sql`select ${COLUMNS} from ${JOINED} order by r.at desc, r.id limit ${rows} offset ${(page - 1) * rows}`,
  )
export const countReversals = (db: Db) =>
  db.all<{ total: number }>(sql`select count(*) as total from reversals`)

export function reversalIn({
  firstBy,
  firstAt,
  outcome,
  answer,
  answeredBy,
  answeredAt,
  ...row
}: Row): Reversal {
  return {
    ...row,
    grounds: JSON.parse(row.grounds),
    concerns: JSON.parse(row.concerns),
    asked: JSON.parse(row.asked),
    first: { by: firstBy, at: firstAt },
    answer:
      outcome === null || answeredAt === null
        ? null
        : { outcome, reason: answer ?? '', by: answeredBy ?? '', at: answeredAt },
  }
}

export const insertReversal = (db: Db, row: typeof reversals.$inferInsert): Statement =>
  db.insert(reversals).values(row)

export const insertAnswer = (db: Db, row: typeof reversalAnswers.$inferInsert): Statement =>
  db.insert(reversalAnswers).values(row)
