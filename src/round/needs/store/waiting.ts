import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { type Last, fresh } from '../../../history/rules.ts'
import { needAnswers, needs } from '../tables.ts'
import { answerRuleIn, rulebookNow } from './answering.ts'
import { topicById } from './topics.ts'

/** A need that waits for its answer: what the answer's letter says of it, and whom it goes to. */
export type Waiting = {
  id: string
  year: number
  seq: number
  title: string
  placeId: string
  raisedBy: string | null
}

/** A topic with its needs that have no answer yet, and where their histories stand. One round trip. */
export async function findWaiting(db: Db, topicId: string) {
  const [[topic], waiting, lasts, rulebook] = await db.batch([
    topicById(db, topicId),
    waitingIn(db, sql`${topicId}`),
    lastsIn(db, sql`${topicId}`),
    rulebookNow(db),
  ])
  const rule = answerRuleIn(rulebook)
  return topic ? { topic, waiting, lasts: lastsFor(waiting, lasts), rule } : null
}

/** The needs without an answer in the topics that `topicIds` selects, in the order of their numbers. */
export const waitingIn = (db: Db, topicIds: SQL) =>
  db
    .select({
      id: needs.id,
      year: needs.year,
      seq: needs.seq,
      title: needs.title,
      placeId: needs.placeId,
      raisedBy: needs.by,
    })
    .from(needs)
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .where(and(isNull(needAnswers.needId), sql`${needs.id} in (${needsIn(topicIds)})`))
    .orderBy(asc(needs.year), asc(needs.seq))

/** Where the histories of all needs of those topics stand. */
export const lastsIn = (db: Db, topicIds: SQL) =>
  db.all<Last>(sql`select h.subject, h.seq, h.hash
    from (select ${subjects.need.of(sql`need_id`)} as subject from (${needsIn(topicIds)})) n
    join history h on h.subject = n.subject
    where h.seq = (select max(seq) from history where subject = n.subject)`)

const needsIn = (topicIds: SQL): SQL =>
  sql`select distinct need_id from topic_needs where topic_id in (${topicIds})`

/** Of those, the histories that the answers enter. */
export const lastsFor = (waiting: Waiting[], lasts: Last[]): Last[] =>
  waiting.map(
    ({ id }) => lasts.find(({ subject }) => subject === subjects.need(id)) ?? fresh(subjects.need(id)),
  )
