import { type SQL, sql } from 'drizzle-orm'
import type { Given } from '../../db/asked.ts'
import type { Db } from '../../db/db.ts'
import { isUnsealed } from '../../round/calls/opening/store.ts'
import type { ClauseKey } from '../../rulebook/rules/anchors.ts'
import { hasLapsed } from '../../round/agreements/store/lapsed.ts'
import { type Day, type Instant, dayOf } from '../../shared/days.ts'
import type { Fen } from '../../shared/money.ts'
import { lastFailure, unjudged } from '../../round/screening/store/waiting.ts'
import { citableColumn, citableOf, isKept, numberIn } from '../../round/calls/store.ts'
import type { Overview } from './rules.ts'

/** An instant, and its day. */
type Now = { now: Given<Instant>; today: Given<Day> }
const atTime = (now: Instant): Now => ({ now, today: dayOf(now) })

export type OverviewRow = Omit<Overview, 'rulebook'> & { citable: string }
/** A row of `overview` with what the rulebook says of it. */
export const overviewIn = ({ citable, ...row }: OverviewRow): Overview => ({
  ...row,
  rulebook: citableOf(citable),
})

/** Rounds with a count for every stage, the one that opened last first; one row a round, one statement. */
export const overview = (db: Db, now: Instant, { inWork, rows }: { inWork: boolean; rows: number }) =>
  db.all<OverviewRow>(sql`
    select * from (${counted(atTime(now))})
    where ${inWork ? sql`ended is null and (announcedAt is null or closed < awarded)` : sql`true`}
    order by opens desc limit ${rows}`)

/** One round with its counts and what it has to give, where `only` holds. */
export const overviewOf = (db: Db, now: Now, roundId: Given<string>, only: SQL) =>
  db.all<OverviewRow & { quota: number; budgetFen: Fen }>(sql`
    select o.*, (select sum(value ->> 'quota') from json_each(w.plan, '$.tracks')) as quota,
      (select sum(value ->> 'budget') from json_each(w.plan, '$.tracks')) as budgetFen
    from (${counted(now)}) o join rounds w on w.id = o.id where o.id = ${roundId} and ${only}`)
/** What the officer's work in a round goes by. */
const CITED = [
  ...(['#call', '#enquiries', '#scoring', '#ending', 'calls.endingWorkingDays'] as const),
  ...(['panel.recusalYears', 'screening.correctionWorkingDays', 'screening.recheckDays'] as const),
  ...(['agreements.signWorkingDays', 'projects.reports'] as const),
  ...(['publicity.days', 'closing.requestMonths'] as const),
] satisfies ClauseKey[]

/** Drafts of proposals are not counted: until they are submitted they are nobody's business. */
const counted = (now: Now) => sql`
  select r.id, r.code, r.plan ->> '$.title' as title, b.at as publishedAt,
    r.plan ->> '$.dates.opens' as opens, r.plan ->> '$.dates.closes' as closes,
    r.plan ->> '$.dates.scoringCloses' as scoringCloses,
    ${citableColumn(sql`r.plan`, ...CITED)} as citable,
    ${numberIn(sql`r.plan`, 'agreements.signWorkingDays')} as signWorkingDays,
    ${numberIn(sql`r.plan`, 'scoring.minSheets')} as minSheets,
    ${numberIn(sql`r.plan`, 'calls.endingWorkingDays')} as endingWorkingDays, ${returned},
    (select e.kind from ended_rounds e where e.round_id = r.id) as ended, ${endingWaits}, ${noneChosen},
    ${screening(now)}, ${panel}, ${deciding}, ${publicity}, ${signing}, ${carryingOut(now)}, ${ending}
  from rounds r join round_progress q on q.round_id = r.id left join publications b on b.round_id = r.id
  where ${isKept(sql`r.id`)}`

const returned = sql`(select t.at from round_returns t where t.round_id = r.id and t.version = r.version and b.round_id is null)
    as returnedAt`

const endingWaits = sql`exists (select 1 from round_endings e left join round_ending_answers a on a.ending_id = e.id
    where e.round_id = r.id and a.ending_id is null) as endingWaits`

/** The newest list is approved and funds nobody. */
const noneChosen = sql`(select a.at from decisions d join decision_approvals a on a.decision_id = d.id
    where d.round_id = r.id and d.revision = (select max(x.revision) from decisions x where x.round_id = r.id)
      and exists (select 1 from decision_counts l where l.decision_id = d.id and l.funded = 0)) as noneChosenAt`

const open = isUnsealed(sql`r.id`)

/** Before the deadline nobody on the staff learns how many there are. */
const sealed = ({ now }: Now) => sql`
  (select case when ${open} then null when r.plan ->> '$.dates.closes' > ${now} then 0
    else q.submitted end) as sealed,
  (select y.at from opening_requests y where y.round_id = r.id) as openingAskedAt`

const screening = (now: Now) => sql`
  (select count(*) from enquiries x left join enquiry_answers y on y.enquiry_id = x.id
    left join enquiry_refusals z on z.enquiry_id = x.id
    where x.round_id = r.id and y.enquiry_id is null and z.enquiry_id is null) as enquiries,
  ${sealed(now)},
  iif(${open}, q.submitted, 0) as submitted, iif(${open}, ${unjudged}, 0) as unscreened, q.untold, q.rechecked,
  ${lastFailure(sql`r.id`)} as failedAt, ${numberIn(sql`r.plan`, 'screening.recheckDays')} as recheckDays,
  iif(${open}, q.eligible, 0) as eligible,
  iif(${open}, (select max(x.screened_at) from proposal_progress x where x.round_id = r.id), null) as screenedAt`

/** Sheets that were given out and do not count. */
const voidIn = (which: 'void' | 'void_done') =>
  sql.raw(`coalesce((select x.${which} from round_scored x where x.round_id = r.id), 0)`)

/** Eligible proposals with fewer sheets than a score needs: those that have some are found by their number, the others are counted. */
const shortIn = sql`(select count(*) from submission_sheets c cross join counting_submissions s on s.id = c.submission_id
    join proposal_progress g on g.proposal_id = s.proposal_id and g.eligible = 1
    where c.round_id = r.id and c.sheets < r.plan ->> '$.parameters.scoring.minSheets')
  + max(0, iif(${open}, q.eligible, 0) - coalesce((select x.proposals from round_scored x where x.round_id = r.id), 0))`

const panel = sql`
  coalesce((select x.members from round_panels x where x.round_id = r.id), 0) as panel,
  coalesce((select x.declared from round_panels x where x.round_id = r.id), 0) as declared,
  q.sheets > 0 as assigned, q.sheets - ${voidIn('void')} as sheets, q.sheets_done - ${voidIn('void_done')} as sheetsDone,
  iif(q.sheets > 0 and not exists (select 1 from approved_rounds x where x.round_id = r.id), ${shortIn}, 0) as short`

const newest = sql`(select id from decisions where round_id = r.id order by revision desc limit 1)`

const deciding = sql`
  (select case
      when exists (select 1 from decision_approvals x where x.decision_id = d.id) then 'approved'
      when exists (select 1 from decision_returns x where x.decision_id = d.id) then 'returned'
      else 'prepared' end
    from decisions d where d.id = ${newest}) as decision,
  (select count(*) from upheld_objections u
    cross join decision_lines l on l.submission_id = u.submission_id and l.decision_id = ${newest}
    where u.round_id = r.id and l.award_fen > 0) as upheld`

const publicity = sql`
  (select n.to_day from notices n where n.round_id = r.id order by n.seq desc limit 1) as noticeTo,
  (select max(x.at) from notices n join announcements x on x.notice_id = n.id where n.round_id = r.id) as announcedAt,
  (select count(*) from notices n join objections o on o.notice_id = n.id
    left join objection_answers x on x.objection_id = o.id
    where n.round_id = r.id and x.objection_id is null) as objections`

/** Nobody has signed for them, nor can for a group without a host; and no lapse of them waits. */
const unanswered = (from: SQL) => sql`${from} cross join awards w on w.proposal_id = u.proposal_id
  left join agreements g on g.proposal_id = w.proposal_id join organizations o on o.id = w.organization_id
  where u.round_id = r.id and u.awarded > u.projects and not ${hasLapsed(sql`w.proposal_id`)}
    and not exists (select 1 from signatures x where x.agreement_id = g.id and x.side = 'organization')
    and (g.id is not null or o.kind = 'community'
      and not exists (select 1 from hosts_in_force h where h.group_id = w.organization_id))
    and not exists (select 1 from award_lapses l left join award_lapse_answers a on a.lapse_id = l.id
      where l.proposal_id = w.proposal_id and a.lapse_id is null)`

/** Of organizations that are no more, which are few. */
const ofGone = sql`gone_organizations z cross join proposals y on y.organization_id = z.organization_id
  cross join proposal_progress u on u.proposal_id = y.id`

const signing = sql`
  q.awarded, q.awarded_fen as awardedFen, q.agreements, q.unsigned, q.to_open as toOpen,
  (select count(*) from ${unanswered(sql`proposal_progress u`)}) as unanswered,
  (select count(*) from ${unanswered(ofGone)}) as gone,
  (select min(x.starts_on) from proposal_progress x where x.round_id = r.id and x.to_open > 0) as startsOn`

/** Of whatever has a report due before today its milestones are looked at, of nothing else. */
const carryingOut = ({ today }: Now) => sql`
  q.projects, q.reports,
  (select count(*) from proposal_progress x cross join agreements g on g.proposal_id = x.proposal_id
    join projects j on j.agreement_id = g.id join milestones m on m.project_id = j.id
    where x.round_id = r.id and x.next_due < ${today} and m.due_on < ${today} and not exists (
      select 1 from reports p left join report_reviews v on v.report_id = p.id
      where p.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned')) as overdue`

const ending = sql`
  q.finals, q.evaluated, q.closed, q.paid_fen as paidFen, q.refunded_fen as refundedFen,
  (select coalesce(sum(x.closable), 0) from round_agreements x where x.round_id = r.id) as closable`
