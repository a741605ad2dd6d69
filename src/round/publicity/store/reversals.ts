import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'

const FUNDED = sql`(select json_group_array(json_object('organizationId', p.organization_id, 'title', s.title))
  from decision_lines l join submissions s on s.id = l.submission_id join proposals p on p.id = s.proposal_id
  where l.decision_id = n.decision_id and l.award_fen > 0)`

/** A notice, with whom it told of what. */
export const noticeRow = (which: string): SQL => sql`
  select n.id as which, ${subjects.notice.of(sql`n.id`)} as subject, 'notice-published' as what, n.at,
    '[]' as concerns, n.round_id as round,
    json_object('id', n.id, 'roundId', n.round_id, 'title', r.plan ->> '$.title', 'code', r.code, 'rulebook', json(r.plan -> '$.rulebook'),
      'seq', n.seq, 'fromDay', n.from_day, 'toDay', n.to_day, 'funded', json(${FUNDED}),
      'objectors', json((select json_group_array(distinct o.by_id) from objections o where o.notice_id = n.id and o.by_id is not null))
    ) as fields
  from all_notices n join rounds r on r.id = n.round_id
  where n.id = ${which}`

/** Whoever objects, announces or publishes the next one enters one of these. */
export const noticeLocks = (which: string): SQL[] => [
  subjects.notice.of(sql`(select id from all_notices where id = ${which})`),
  subjects.decision.of(sql`(select round_id from all_notices where id = ${which})`),
]

/** An answer to an objection, with whom it told. */
export const answerRow = (which: string): SQL => sql`
  select w.id as which, ${subjects.objection.of(sql`w.objection_id`)} as subject, 'objection-answered' as what, w.at,
    '[]' as concerns, n.round_id as round,
    json_object('id', o.id, 'roundId', n.round_id, 'title', r.plan ->> '$.title', 'rulebook', json(r.plan -> '$.rulebook'),
      'upheld', w.upheld, 'text', w.text, 'noticeId', n.id, 'objector', o.by_id,
      'project', (select s.title from submissions s where s.id = o.submission_id)) as fields
  from all_objection_answers w join objections o on o.id = w.objection_id
  join all_notices n on n.id = o.notice_id join rounds r on r.id = n.round_id
  where w.id = ${which}`

/** Whoever announces, or prepares the next list, enters one of these. */
export const answerLocks = (which: string): SQL[] => {
  const of = (column: string) => sql`(select ${sql.raw(column)} from all_objection_answers w
    join objections o on o.id = w.objection_id join all_notices n on n.id = o.notice_id where w.id = ${which})`
  return [
    subjects.objection.of(of('o.id')),
    subjects.notice.of(of('n.id')),
    subjects.decision.of(of('n.round_id')),
  ]
}

/** Of a round's notices, what was taken back or is to be. */
export const noticesReversed = (db: Db, roundId: SQL) =>
  reversalsAmong(db, 'notice', sql`select id from all_notices where round_id = ${roundId}`)

/** The answer to an objection that stands. */
export const standingAnswer = (db: Db, objectionId: string) =>
  db.all<{ id: string }>(sql`select id from objection_answers where objection_id = ${objectionId}`)

/** Whatever was taken back of its answers, or is to be. */
export const answersReversed = (db: Db, objectionId: string) =>
  reversalsAmong(
    db,
    'objection-answer',
    sql`select id from all_objection_answers where objection_id = ${objectionId}`,
  )
