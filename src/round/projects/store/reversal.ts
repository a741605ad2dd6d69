import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalIn, reversalsAmong } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'

/** A project with its agreement, applicant and round; part of other statements. */
export const ofProject = (projectId: SQL): SQL => sql`
  join projects j on j.id = ${projectId} join agreements g on g.id = j.agreement_id join proposals p on p.id = g.proposal_id
  join submissions s on s.id = g.submission_id join rounds c on c.id = g.round_id`

/** Whom a project concerns: its organization, and every host that a draft of the agreement named. */
export const concernsOf = sql.raw(`(select json_group_array(id) from (select p.organization_id as id
  union select d.host_id from agreement_drafts d where d.agreement_id = g.id and d.host_id is not null))`)

const FROM = sql`all_report_reviews v join reports r on r.id = v.report_id join milestones m on m.id = r.milestone_id
  ${ofProject(sql`m.project_id`)}`

/** A review of a report, with what its reversal must know. */
export const reviewRow = (which: string): SQL => sql`
  select v.id as which, ${subjects.project.of(sql`j.id`)} as subject, 'report-reviewed' as what, v.at,
    ${concernsOf} as concerns, null as round,
    json_object('reportId', r.id, 'projectId', j.id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', g.round_id,
      'rulebook', json(c.plan -> '$.rulebook'), 'milestone', m.title, 'kind', m.kind, 'revision', r.revision, 'outcome', v.outcome,
      'reason', v.reason, 'points', (select e.points from all_midterm_evaluations e where e.review_id = v.id)) as fields
  from ${FROM} where v.id = ${which}`

/** Whoever reports again enters the project's history, whoever pays the agreement's. */
export const reviewLocks = (which: string): SQL[] => {
  const of = (column: string) => sql`(select ${sql.raw(column)} from ${FROM} where v.id = ${which})`
  return [subjects.project.of(of('j.id')), subjects.agreement.of(of('g.id'))]
}

/** The review of a report that stands, and what was taken back of it or is to be. One round trip. */
export async function reviewsOf(db: Db, reportId: string) {
  const [[standing], reversals] = await db.batch([
    db.all<{ id: string }>(sql`select id from report_reviews where report_id = ${reportId}`),
    reversalsAmong(db, 'report-review', sql`select id from all_report_reviews where report_id = ${reportId}`),
  ])
  return { reviewId: standing?.id ?? null, reversals: reversals.map(reversalIn) }
}
export type Reviews = Awaited<ReturnType<typeof reviewsOf>>
