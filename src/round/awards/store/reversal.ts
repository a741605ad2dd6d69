import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'

const roundOf = (which: string): SQL =>
  sql`(select d.round_id from all_decision_approvals a join decisions d on d.id = a.decision_id where a.id = ${which})`

/** An approval, with what its reversal must know. */
export const approvalRow = (which: string): SQL => sql`
  select a.id as which, ${subjects.decision.of(sql`d.round_id`)} as subject, 'decision-approved' as what, a.at,
    '[]' as concerns, d.round_id as round,
    json_object('roundId', d.round_id, 'title', r.plan ->> '$.title', 'rulebook', json(r.plan -> '$.rulebook'), 'revision', d.revision,
      'preparedBy', d.by_id, 'funded', (select count(*) from decision_lines l where l.decision_id = d.id and l.award_fen > 0)) as fields
  from all_decision_approvals a join decisions d on d.id = a.decision_id join rounds r on r.id = d.round_id
  where a.id = ${which}`

/** Whoever publishes a notice of it enters the same. */
export const approvalLocks = (which: string): SQL[] => [subjects.decision.of(roundOf(which))]

/** The approval of a round's list that stands; goes into the batch of the room. */
export const standingApproval = (db: Db, roundId: SQL) =>
  db.all<{ id: string }>(sql`select a.id from decision_approvals a join decisions d on d.id = a.decision_id
    where d.round_id = ${roundId} order by d.revision desc limit 1`)

/** Whatever was taken back of a round's approvals, or is to be. */
export const approvalsReversed = (db: Db, roundId: SQL) =>
  reversalsAmong(
    db,
    'decision-approval',
    sql`select a.id from all_decision_approvals a join decisions d on d.id = a.decision_id where d.round_id = ${roundId}`,
  )
