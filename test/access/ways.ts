import { sql } from 'drizzle-orm'
import { type Db, newId } from '../../src/db/db.ts'

/** Ways out that were proposed: the end of a round, of an award, of waiting for an organization; and a round that has ended. */
export async function makeWays(db: Db, { round, proposal, project }: Record<string, string>) {
  const ending = newId()
  await db.run(sql`insert into round_endings (id, round_id, kind, ground, reason, by_id, at)
    select ${ending}, ${round}, 'cancelled', null, '经费调整', id, 1 from people where username = 'jingban'`)
  await db.run(sql`insert into round_ending_answers (ending_id, outcome, reason, by_id, at)
    select ${ending}, 'returned', '经费已落实', id, 2 from people where username = 'fuze'`)
  const [lapse, made, change] = [newId(), newId(), newId()]
  await db.run(sql`insert into organization_changes (id, organization_id, kind, since_on, into_name, evidence, by_id, at)
    select ${change}, (select organization_id from proposals where id = ${proposal}), 'renamed', '2026-06-01', '新名', '公告', id, 1
    from people where username = 'jingban'`)
  await db.run(sql`insert into award_lapses (id, proposal_id, because, reason, by_id, at)
    select ${lapse}, ${proposal}, 'overdue', '没有签约', id, 1 from people where username = 'jingban'`)
  await db.run(sql`insert into closing_defaults (id, project_id, kind, amount_fen, reason, by_id, at)
    select ${made}, ${project}, 'report', 0, '没有报告', id, 1 from people where username = 'jingban'`)
  const endedRound = await makeEnded(db)
  return { ending, lapse, change, default: made, 'ended round': endedRound }
}

/** A round of long ago that was cancelled. */
async function makeEnded(db: Db): Promise<string> {
  const [id, ending] = [newId(), newId()]
  await db.run(sql`insert into rounds (id, code, plan, version, by_id, at, saved_at)
    select ${id}, 'ENDED', json_set(plan, '$.code', 'ENDED', '$.title', '终止的一期', '$.dates.opens', 1, '$.dates.closes', 2,
      '$.dates.scoringCloses', 3), 1, by_id, 1, 1 from rounds where code like '%A'`)
  await db.run(
    sql`insert into publications (round_id, by_id, at) select ${id}, id, 1 from people where username = 'fuze'`,
  )
  await db.run(sql`insert into round_endings (id, round_id, kind, ground, reason, by_id, at)
    select ${ending}, ${id}, 'cancelled', null, '经费调整', id, 4 from people where username = 'jingban'`)
  await db.run(sql`insert into round_ending_answers (ending_id, outcome, reason, by_id, at)
    select ${ending}, 'published', '', id, 5 from people where username = 'fuze'`)
  return id
}
