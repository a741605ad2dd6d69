import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Reversal } from '../../../history/reversals/rules.ts'
import { reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { concernsOf, ofProject } from '../../projects/store/reversal.ts'

/** The grade of a project, with what its reversal must know. */
export const evaluationRow = (which: string): SQL => sql`
  select v.id as which, ${subjects.project.of(sql`j.id`)} as subject, 'project-evaluated' as what, v.at,
    ${concernsOf} as concerns, null as round,
    json_object('projectId', j.id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', g.round_id,
      'rulebook', json(c.plan -> '$.rulebook'), 'grade', v.grade, 'score', v.score, 'text', v.text) as fields
  from all_evaluations v ${ofProject(sql`v.project_id`)} where v.id = ${which}`

/** Unspent money that came back, with what its reversal must know. */
export const refundRow = (which: string): SQL => sql`
  select v.id as which, ${subjects.project.of(sql`j.id`)} as subject, 'refund-recorded' as what, v.at,
    ${concernsOf} as concerns, null as round,
    json_object('projectId', j.id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', g.round_id,
      'rulebook', json(c.plan -> '$.rulebook'), 'amount', v.amount_fen, 'voucher', v.voucher, 'receivedOn', v.received_on) as fields
  from all_refunds v ${ofProject(sql`v.project_id`)} where v.id = ${which}`

/** Whoever pays, settles or closes enters one of these. */
export const endLocks = (table: 'all_evaluations' | 'all_refunds', which: string): SQL[] => {
  const project = sql`(select project_id from ${sql.raw(table)} where id = ${which})`
  return [
    subjects.project.of(project),
    subjects.agreement.of(sql`(select agreement_id from projects where id = ${project})`),
  ]
}

/** The receipt's number, too, which the next refund may have. */
export const refundLocks = (which: string): SQL[] => [
  ...endLocks('all_refunds', which),
  subjects.receipt.of(sql`(select voucher from all_refunds where id = ${which})`),
]

/** What stands of a project's end, and what was taken back of it or is to be; goes into the batch of the dossier. */
export function endsOf(db: Db, projectId: string) {
  const ids = (table: string) => sql`select id from ${sql.raw(table)} where project_id = ${projectId}`
  return [
    db.all<{ id: string }>(ids('evaluations')),
    db.all<{ id: string }>(ids('refunds')),
    reversalsAmong(db, 'evaluation', ids('all_evaluations')),
    reversalsAmong(db, 'refund', ids('all_refunds')),
  ] as const
}
export type Ends = { evaluationId: string | null; refundId: string | null; reversals: Reversal[] }
