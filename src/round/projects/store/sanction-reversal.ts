import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { concernsOf, ofProject } from './reversal.ts'

/** A decision on a sanction, with what its reversal must know. */
export const decisionRow = (which: string): SQL => sql`
  select v.id as which, ${subjects.project.of(sql`j.id`)} as subject, 'sanction-decided' as what, v.at,
    ${concernsOf} as concerns, null as round,
    json_object('projectId', j.id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', g.round_id,
      'rulebook', json(c.plan -> '$.rulebook'), 'kind', x.kind, 'outcome', v.outcome, 'reason', v.reason) as fields
  from all_sanction_decisions v join sanctions x on x.id = v.sanction_id ${ofProject(sql`x.project_id`)} where v.id = ${which}`

/** Whoever lifts it, settles or closes enters the project's history, whoever pays the agreement's. */
export const decisionLocks = (which: string): SQL[] => {
  const project = sql`(select x.project_id from all_sanction_decisions v join sanctions x on x.id = v.sanction_id where v.id = ${which})`
  return [
    subjects.project.of(project),
    subjects.agreement.of(sql`(select agreement_id from projects where id = ${project})`),
  ]
}

const ofSanctions = (table: string, projectId: string | SQL): SQL =>
  sql`from ${sql.raw(table)} v join sanctions x on x.id = v.sanction_id where x.project_id = ${projectId}`

/** The decisions on a project's sanctions that stand; goes into the batch of the sanctions. */
export const standingDecisions = (db: Db, projectId: string | SQL) =>
  db.all<{ id: string; sanctionId: string }>(
    sql`select v.id, v.sanction_id as sanctionId ${ofSanctions('sanction_decisions', projectId)}`,
  )

/** Whatever was taken back of them, or is to be. */
export const decisionsReversed = (db: Db, projectId: string | SQL) =>
  reversalsAmong(
    db,
    'sanction-decision',
    sql`select v.id ${ofSanctions('all_sanction_decisions', projectId)}`,
  )
