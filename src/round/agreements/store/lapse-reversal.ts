import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../../../history/subjects.ts'

/** That an award has lapsed, with what its reversal must know. */
export const lapseRow = (which: string): SQL => sql`
  select a.id as which, ${subjects.proposal.of(sql`l.proposal_id`)} as subject, 'lapse-answered' as what, a.at,
    (select json_group_array(id) from (select p.organization_id as id
      union select h.host_id from hosts_in_force h where h.group_id = p.organization_id)) as concerns, null as round,
    json_object('proposalId', l.proposal_id, 'organizationId', p.organization_id, 'title', s.title, 'roundId', p.round_id,
      'rulebook', json(r.plan -> '$.rulebook'), 'because', l.because, 'reason', l.reason, 'proposedBy', l.by_id) as fields
  from all_award_lapse_answers a
  join award_lapses l on l.id = a.lapse_id
  join proposals p on p.id = l.proposal_id
  join awards w on w.proposal_id = p.id
  join submissions s on s.id = w.submission_id
  join rounds r on r.id = p.round_id
  where a.id = ${which} and a.outcome = 'approved'`

/** Whoever drafts or signs its agreement enters one of these. */
export const lapseLocks = (which: string): SQL[] => {
  const proposal = sql`(select l.proposal_id from all_award_lapse_answers a join award_lapses l on l.id = a.lapse_id where a.id = ${which})`
  return [
    subjects.proposal.of(proposal),
    subjects.agreement.of(sql`(select id from agreements where proposal_id = ${proposal})`),
  ]
}
