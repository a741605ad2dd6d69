import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { isGone } from '../../../organizations/changes/store.ts'
import { hasLeft } from '../../../round/panel/store/pool.ts'
import { isDiscarded } from '../../../round/proposals/discards/store.ts'
import { inForce } from '../../../round/scoring/store/sheet.ts'
import type { Day } from '../../../shared/days.ts'
import { LEAST } from '../../../shared/reach.ts'
import { AUDIENCES, type Audience, type Receiver, areExperts } from '../rules.ts'

/** Of which round, as of which day. */
type Of = { roundId: string; today: Day }

/** What is theirs: `whose` an organization or an expert, `track` where it is of one. No text of a proposal is among it. */
const SOURCES: Record<Audience, (of: Of) => SQL> = {
  // begun, and never handed in: whoever withdrew has said what they want
  drafts: ({ roundId }) => sql`select p.organization_id as whose,
      (select t.typed ->> '$.track' from proposal_sections t where t.proposal_id = p.id and t.section = 'about') as track
    from proposals p where p.round_id = ${roundId} and not ${isDiscarded(sql`p.id`)}
      and not exists (select 1 from submissions z where z.proposal_id = p.id)`,
  submitted: ({ roundId }) =>
    sql`select s.organization_id as whose, s.track from open_submissions s where s.round_id = ${roundId}`,
  correcting: ({ roundId, today }) => sql`select s.organization_id as whose, s.track
    from corrections c cross join open_submissions s on s.id = c.submission_id where s.round_id = ${roundId} and c.due_on >= ${today}`,
  eligible: ({ roundId }) => sql`select s.organization_id as whose, s.track
    from proposal_progress q cross join open_submissions s on s.proposal_id = q.proposal_id
    join eligibility_checks k on k.submission_id = s.id and k.outcome = 'eligible' where q.round_id = ${roundId} and q.eligible > 0`,
  // of a group its host signs
  unsigned: ({ roundId }) => sql`select coalesce(h.host_id, s.organization_id) as whose, s.track
    from agreement_progress q cross join agreements g on g.id = q.agreement_id join open_submissions s on s.id = g.submission_id
      left join agreement_hosts h on h.agreement_id = g.id
    where q.round_id = ${roundId} and q.stage = 'unsigned' and not exists (select 1 from signatures x where x.agreement_id = g.id and x.side = 'organization')
      and not exists (select 1 from lapsed_awards l where l.proposal_id = g.proposal_id)`,
  running: ({ roundId }) => sql`select s.organization_id as whose, s.track
    from agreement_progress q cross join agreements g on g.id = q.agreement_id join open_submissions s on s.id = g.submission_id
      join projects j on j.agreement_id = g.id
    where q.round_id = ${roundId} and q.stage in ('waiting', 'running', 'terminated')
      and not exists (select 1 from closings c where c.project_id = j.id)`,
  panel: ({ roundId }) =>
    sql`select m.expert_id as whose, null as track from panel_members m
    where m.round_id = ${roundId} and ${isStaying}`,
  undeclared: ({ roundId }) => sql`select m.expert_id as whose, null as track from panel_members m
    left join declarations d on d.round_id = m.round_id and d.expert_id = m.expert_id
    where m.round_id = ${roundId} and d.at is null and ${isStaying}`,
  // of those who have all their sheets in none is looked at
  unscored: ({ roundId }) => sql`select x.expert_id as whose, s.track
    from expert_progress w cross join assignments x on x.expert_id = w.expert_id and x.round_id = w.round_id join submissions s on s.id = x.submission_id left join sheets y on y.assignment_id = x.id
    where w.round_id = ${roundId} and w.sheets > w.sheets_done and y.assignment_id is null and ${isInForce}`,
}

/** Of a member m: was not taken off. */
const isStaying = sql`not exists (select 1 from panel_removals v where v.round_id = m.round_id and v.expert_id = m.expert_id)`

const isInForce = inForce({
  id: sql`x.id`,
  submissionId: sql`x.submission_id`,
  roundId: sql`x.round_id`,
  expertId: sql`x.expert_id`,
})

/** Each of their people once, whatever they are in; nobody whose account is closed. */
const MEMBERS = (
  source: SQL,
) => sql`select m.person_id as personId, p.name, o.name as organization, f.whose, f.track
  from (${source}) f join organizations o on o.id = f.whose and not ${isGone(sql`o.id`)}
  join memberships m on m.organization_id = o.id join people p on p.id = m.person_id`
const EXPERTS = (
  source: SQL,
) => sql`select a.person_id as personId, p.name, null as organization, f.whose, f.track
  from (${source}) f join experts e on e.id = f.whose and not ${hasLeft(sql`e.id`)}
  join invitation_acceptances a on a.invitation_id = e.invitation_id join people p on p.id = a.person_id`

/** `track` '': of all of them; somebody stands there once for each thing of theirs. */
const peopleOf = (audience: Audience, track: string, of: Of): SQL => {
  const source = SOURCES[audience](of)
  return sql`(${areExperts(audience) ? EXPERTS(source) : MEMBERS(source)})
    where personId not in (select person_id from suspended_people) and ${track === '' ? sql`true` : sql`track = ${track}`}`
}

/** All of them, by organization and name. */
export const receiversOf = (db: Db, audience: Audience, track: string, of: Of) =>
  db.all<Receiver>(
    sql`select personId, name, replace(organization, ',', '、') as organization, count
      from (select personId, name, coalesce(group_concat(distinct organization), '') as organization, count(*) as count
        from ${peopleOf(audience, track, of)} group by personId) order by organization, name, personId`,
  )

/** How many people each audience has now, as far as a list reaches: whoever is written to is counted on the way there. One row: D1 joins no more than five selects into one. */
export const countAll = (db: Db, of: Of) =>
  db.all<Record<Audience, number>>(
    sql`select ${sql.join(
      AUDIENCES.map(
        (audience) => sql`(select count(*) from (
          select distinct personId from ${peopleOf(audience, '', of)} limit ${LEAST + 1})) as ${sql.raw(audience)}`,
      ),
      sql`, `,
    )}`,
  )
