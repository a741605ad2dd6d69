import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../../../history/subjects.ts'

/** A finding, with what its reversal must know. */
export const findingRow = (which: string | SQL): SQL => sql`
  select e.id as which, ${subjects.proposal.of(sql`s.proposal_id`)} as subject,
    iif(exists (select 1 from recheck_answers a where a.finding_id = e.id), 'recheck-answered', 'eligibility-checked') as what, e.at,
    json_array(p.organization_id) as concerns, null as round,
    json_object('proposalId', s.proposal_id, 'roundId', p.round_id, 'organizationId', p.organization_id, 'title', s.title,
      'code', r.code, 'number', n.seq, 'rulebook', json(r.plan -> '$.rulebook'), 'outcome', e.outcome, 'reason', e.reason,
      'told', e.held = 0 or exists (select 1 from told_findings t where t.finding_id = e.id)) as fields
  from all_eligibility_checks e
  join submissions s on s.id = e.submission_id
  join proposals p on p.id = s.proposal_id
  join proposal_numbers n on n.proposal_id = p.id
  join rounds r on r.id = p.round_id
  where e.id = ${which}`

/** The proposal's own history, and the panel's, which whoever assigns sheets enters. */
export const findingLocks = (which: string): SQL[] => {
  const of = (
    column: string,
  ) => sql`(select ${sql.raw(column)} from all_eligibility_checks e join submissions s on s.id = e.submission_id
    join proposals p on p.id = s.proposal_id where e.id = ${which})`
  return [subjects.proposal.of(of('p.id')), subjects.panel.of(of('p.round_id'))]
}
