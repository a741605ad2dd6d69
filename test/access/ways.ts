import { sql } from 'drizzle-orm'
import { type Db, newId } from '../../src/db/db.ts'
import { onceOf } from '../../src/desks/mailings/store/mailings.ts'
import { subjects } from '../../src/history/subjects.ts'
import { leave } from '../made.ts'

type Ids = Record<string, string>
type By = { officer: string; approver: string }

/**
 * Ways out that were proposed: the end of a round, of an award, of waiting for an organization; and a round that has ended. A letter to
 * many, which went to whoever wrote it.
 */
export async function makeWays(
  db: Db,
  { round = '', proposal = '', project = '' }: Ids,
  by: By,
  now: number,
) {
  const { officer, approver } = by
  const [ending, lapse, made, change] = [newId(), newId(), newId(), newId()]
  const mailing = newId()
  const [of] = await db.all<{ id: string }>(
    sql`select organization_id as id from proposals where id = ${proposal}`,
  )
  const organization = of?.id ?? ''
  await leave(
    db,
    [
      { subject: subjects.round(round), what: 'ending-proposed', by: officer, at: now },
      { subject: subjects.round(round), what: 'ending-returned', by: approver, at: now },
      { subject: subjects.round(round), what: 'mailing-sent', by: officer, at: now },
      { subject: subjects.organization(organization), what: 'change-recorded', by: officer, at: now },
      { subject: subjects.proposal(proposal), what: 'lapse-proposed', by: officer, at: now },
      { subject: subjects.project(project), what: 'default-proposed', by: officer, at: now },
    ],
    [
      db.run(sql`insert into round_endings (id, round_id, kind, ground, reason, by_id, at)
        values (${ending}, ${round}, 'cancelled', null, '经费调整', ${officer}, ${now})`),
      db.run(sql`insert into mailings (id, round_id, seq, audience, track, title, text, receivers, by_id, at)
        values (${mailing}, ${round}, 1, 'panel', '', '开会', '请到会', 1, ${officer}, ${now})`),
      db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at, once)
        values (${newId()}, ${officer}, 'news', '通知：开会', '请到会', '/letters', '[]', ${now}, ${onceOf(mailing, officer)})`),
      db.run(sql`insert into round_ending_answers (ending_id, outcome, reason, by_id, at)
        values (${ending}, 'returned', '经费已落实', ${approver}, ${now})`),
      db.run(sql`insert into organization_changes (id, organization_id, kind, since_on, into_name, evidence, by_id, at)
        values (${change}, ${organization}, 'renamed', '2026-06-01', '新名', '公告', ${officer}, ${now})`),
      db.run(sql`insert into award_lapses (id, proposal_id, because, reason, by_id, at)
        values (${lapse}, ${proposal}, 'overdue', '没有签约', ${officer}, ${now})`),
      db.run(sql`insert into closing_defaults (id, project_id, kind, amount_fen, reason, by_id, at)
        values (${made}, ${project}, 'report', 0, '没有报告', ${officer}, ${now})`),
    ],
  )
  const endedRound = await makeEnded(db, by)
  return { ending, lapse, change, mailing, default: made, 'ended round': endedRound }
}

/** A round of long ago that was cancelled. */
async function makeEnded(db: Db, { officer, approver }: By): Promise<string> {
  const [id, ending] = [newId(), newId()]
  const subject = subjects.round(id)
  await leave(
    db,
    [
      { subject, what: 'round-drafted', by: officer, at: 1 },
      { subject, what: 'round-published', by: approver, at: 1 },
      { subject, what: 'ending-proposed', by: officer, at: 4 },
      { subject, what: 'round-ended', by: approver, at: 5 },
    ],
    [
      db.run(sql`insert into rounds (id, code, plan, version, by_id, at, saved_at)
        select ${id}, 'ENDED', json_set(plan, '$.code', 'ENDED', '$.title', '终止的一期', '$.dates.opens', 1, '$.dates.closes', 2,
          '$.dates.scoringCloses', 3), 1, by_id, 1, 1 from rounds where code like '%A'`),
      db.run(sql`insert into publications (round_id, by_id, at) values (${id}, ${approver}, 1)`),
      db.run(sql`insert into round_endings (id, round_id, kind, ground, reason, by_id, at)
        values (${ending}, ${id}, 'cancelled', null, '经费调整', ${officer}, 4)`),
      db.run(sql`insert into round_ending_answers (ending_id, outcome, reason, by_id, at)
        values (${ending}, 'published', '', ${approver}, 5)`),
    ],
  )
  return id
}
