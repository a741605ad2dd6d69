import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '../../../people/rules/person.ts'
import { lastStep, handledBy } from '../../../round/needs/store/columns.ts'
import type { Day } from '../../../shared/days.ts'
import type { Which } from './items.ts'

/** Everything that was handed in and is not sealed, in the order of its number. */
const handedIn = (roundId: string): SQL => sql`
  select s.proposal_id, s.id as submission_id, s.organization_id, s.number as seq, s.title, o.name as organization,
    r.code || '-SQ-' || printf('%04d', s.number) as number,
    (select count(*) - 1 from open_submissions t where t.organization_id = s.organization_id and t.round_id = s.round_id) as others
  from open_submissions s join rounds r on r.id = s.round_id join organizations o on o.id = s.organization_id
  where s.round_id = ${roundId}`

/** Proposals that wait for their eligibility check; of no others those that are asked for alone. */
export const toPass = (roundId: string, which: Which): SQL => sql`
  select h.proposal_id as id, h.proposal_id as caseId, h.number, h.title, h.organization, h.others, x.screened = 0 as isOpen, h.seq as place
  from proposal_progress x cross join (${handedIn(roundId)}) h on h.proposal_id = x.proposal_id
  where x.round_id = ${roundId} and ${'ids' in which ? sql`x.proposal_id in ${listed(which.ids)}` : WAITS}`

const WAITS = sql`x.submitted > x.screened`
const listed = (ids: string[]): SQL => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** Organizations with a proposal that waits, until each of these lists was looked up on that day or later. */
export const toLookUp = (roundId: string, lists: readonly string[], since: Day, which: Which): SQL => sql`
  select o.id, coalesce(o.uscc, o.filing_no, '') as number, o.name as title, min(s.title) as organization,
    count(*) - 1 as others, min(s.number) as place,
    max(x.screened = 0) = 1 and (select count(distinct k.about) from organization_checks k
      where k.organization_id = o.id and k.checked_on >= ${since}
        and k.about in (select value from json_each(${JSON.stringify(lists)}))) < ${lists.length} as isOpen
  from (${'ids' in which ? sql`select value as id from json_each(${JSON.stringify(which.ids)})` : waitingFor(roundId)}) w
    cross join organizations o on o.id = w.id
    cross join open_submissions s on s.organization_id = o.id and s.round_id = ${roundId}
    join proposal_progress x on x.proposal_id = s.proposal_id
  group by o.id`

/** Organizations with a proposal that waits. */
const waitingFor = (roundId: string): SQL => sql`
  select distinct p.organization_id as id from proposal_progress x cross join proposals p on p.id = x.proposal_id
  where x.round_id = ${roundId} and ${WAITS}`

/** The one that was handed in of a proposal, of what was already decided: nothing of it is sealed. */
const ofOne = (from: SQL): SQL => sql`${from}
  cross join current_submissions s on s.proposal_id = q.proposal_id
  join rounds r on r.id = s.round_id join organizations o on o.id = s.organization_id`
const told = sql`r.code || '-SQ-' || printf('%04d', s.number) as number, s.title, o.name as organization,
  (select count(*) from proposals y join current_submissions z on z.proposal_id = y.id
    where y.organization_id = s.organization_id and y.round_id = s.round_id) - 1 as others`

/** Awards without an agreement, by track and rank. */
export const toDraft = (roundId: string): SQL => sql`
  select q.proposal_id as id, q.proposal_id as caseId, ${told},
    q.awarded > q.agreements and g.id is null as isOpen, row_number() over (order by a.track, a.rank) as place
  from ${ofOne(sql`proposal_progress q`)} join awards a on a.submission_id = s.id
    left join agreements g on g.proposal_id = q.proposal_id
  where q.round_id = ${roundId} and q.awarded > q.projects`

/** Agreements that both sides have signed and that have no project. */
export const toOpen = (roundId: string): SQL => sql`
  select q.agreement_id as id, q.proposal_id as caseId, ${told}, q.seq as place, q.isOpen
  from ${ofOne(sql`(select x.agreement_id, g.proposal_id, g.seq, x.stage = 'to-open' as isOpen
    from agreement_progress x cross join agreements g on g.id = x.agreement_id where x.round_id = ${roundId}) q`)}`

/** Projects that are evaluated and not closed. */
export const toClose = (roundId: string): SQL => sql`
  select q.project_id as id, q.project_id as caseId, ${told}, q.seq as place, q.isOpen
  from ${ofOne(sql`(select j.id as project_id, g.proposal_id, g.seq, x.evaluated_at is not null as isOpen
    from agreement_progress x cross join agreements g on g.id = x.agreement_id join projects j on j.agreement_id = g.id
    where x.round_id = ${roundId}) q`)}`

/** Needs that were collected and went no further, among those that somebody handles; the oldest first. */
export const toPutOnAgenda = (by: Person): SQL => sql`
  select needs.id, needs.year || '-XQ-' || printf('%04d', needs.seq) as number, needs.title,
    places.subdistrict || places.community as organization, 0 as others, needs.at as place,
    a.need_id is null and ${lastStep} = 'collected' as isOpen
  from needs join places on places.id = needs.place_id left join need_answers a on a.need_id = needs.id
  where ${handledBy(by) ?? sql`false`}`
