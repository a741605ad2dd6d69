import { sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { hasLapsed } from '../../../round/agreements/store/lapsed.ts'
import { citableColumn, citableOf, hasEnded, numberIn } from '../../../round/calls/store.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Announced, Category, Funded, Home, Money, Notice, Running } from './rules.ts'

/** What the home page shows, and the calendar of its notices, in one round trip. Nothing is read that is not public. */
export async function findHome(db: Db): Promise<Home & { calendar: Calendar }> {
  const [running, announced, funded, [money], categories, calendar] = await db.batch([
    runningRounds(db),
    announcedRounds(db),
    fundedProjects(db),
    moneyInAll(db),
    byCategory(db),
    calendarOf(db),
  ])
  return {
    running: running.map(runningIn),
    announced,
    funded,
    money: money ?? { projects: 0, granted: 0, paid: 0, refunded: 0 },
    categories,
    calendar,
  }
}

type RunningRow = Omit<Running, 'kinds' | 'publicity' | 'notice' | 'rulebook'> & {
  citable: string
  kinds: string
  days: number
  calendarDays: number | null
  countsFirstDay: number
  noticeId: string | null
} & { [name in keyof Omit<Notice, 'id'>]: Notice[name] }

/** Published rounds that have no final announcement, the one that opened last first. */
const runningRounds = (db: Db) =>
  db.all<RunningRow>(sql`
    select r.id, r.code, r.plan ->> '$.title' as title, r.plan ->> '$.dates.opens' as opens,
      r.plan ->> '$.dates.closes' as closes, r.plan ->> '$.dates.scoringCloses' as scoringCloses,
      (select sum(t.value ->> '$.quota') from json_each(r.plan, '$.tracks') t) as quota,
      (select sum(t.value ->> '$.budget') from json_each(r.plan, '$.tracks') t) as budget,
      (select json_group_array(distinct k.value)
        from json_each(r.plan, '$.tracks') t, json_each(t.value, '$.kinds') k) as kinds,
      ${numberIn(sql`r.plan`, 'proposals.longestMonths')} as longestMonths,
      ${numberIn(sql`r.plan`, 'publicity.days')} as days,
      ${numberIn(sql`r.plan`, 'publicity.calendarDays')} as calendarDays,
      ${numberIn(sql`r.plan`, 'publicity.countsFirstDay')} as countsFirstDay,
      ${citableColumn(sql`r.plan`, 'publicity.days', 'publicity.objectionAnswerWorkingDays')} as citable,
      n.id as noticeId, n.seq, n.from_day as fromDay, n.to_day as toDay,
      (select count(*) from decision_lines l where l.decision_id = n.decision_id and l.award_fen > 0) as funded,
      (select sum(l.award_fen) from decision_lines l where l.decision_id = n.decision_id) as total
    from publications b
    join rounds r on r.id = b.round_id
    left join notices n on n.round_id = r.id and n.seq = (select max(x.seq) from notices x where x.round_id = r.id)
    where not exists (select 1 from notices x join announcements a on a.notice_id = x.id where x.round_id = r.id)
      and not ${hasEnded(sql`r.id`)}
    order by opens desc limit 8`)

function runningIn(row: RunningRow): Running {
  const {
    kinds,
    days,
    calendarDays,
    countsFirstDay,
    citable,
    noticeId,
    seq,
    fromDay,
    toDay,
    funded,
    total,
    ...round
  } = row
  return {
    ...round,
    kinds: JSON.parse(kinds),
    publicity: { days, calendarDays: calendarDays === 1, countsFirstDay: countsFirstDay === 1 },
    rulebook: citableOf(citable),
    notice: noticeId === null ? null : { id: noticeId, seq, fromDay, toDay, funded, total },
  }
}

const ANNOUNCED = 2

/** The rounds whose list became final last. */
const latest = sql`select n.round_id, n.id as notice_id, n.decision_id, a.at
  from announcements a join notices n on n.id = a.notice_id order by a.at desc limit ${ANNOUNCED}`

const announcedRounds = (db: Db) =>
  db.all<Announced>(sql`
    select r.id, r.plan ->> '$.title' as title, l.notice_id as noticeId, l.at as announcedAt,
      (select count(*) from proposal_numbers where round_id = r.id) as received,
      (select count(*) from decision_lines where decision_id = l.decision_id) as eligible,
      (select count(*) from decision_lines where decision_id = l.decision_id and award_fen > 0) as funded,
      (select count(*) from closings c join projects j on j.id = c.project_id
        join agreements g on g.id = j.agreement_id where g.round_id = r.id) as closed
    from (${latest}) l join rounds r on r.id = l.round_id order by l.at desc`)

const SHOWN = 6

/** The first projects of each of them. A grade shows once its project is closed. */
const fundedProjects = (db: Db) =>
  db.all<Funded>(sql`
    select roundId, projectId, title, organization, category, place, award, grade, terminatedAt from (
      select l.round_id as roundId, j.id as projectId, s.title, o.name as organization, s.category, s.place,
        d.award_fen as award, iif(x.closed_at is null, null, e.grade) as grade, x.terminated_at as terminatedAt, d.track, d.rank,
        row_number() over (partition by l.round_id order by d.track, d.rank) as at
      from (${latest}) l
      join decision_lines d on d.decision_id = l.decision_id and d.award_fen > 0
      join submissions s on s.id = d.submission_id
      join proposals p on p.id = s.proposal_id
      join organizations o on o.id = p.organization_id
      left join agreements g on g.proposal_id = p.id
      left join projects j on j.agreement_id = g.id
      left join project_ends x on x.project_id = j.id
      left join evaluations e on e.project_id = j.id)
    where at <= ${SHOWN} order by roundId, track, rank`)

/** Refunds count once their project is closed, as on the project's own page and in the list of payments. */
const moneyInAll = (db: Db) =>
  db.all<Money>(sql`
    select count(*) as projects, coalesce(sum(award_fen), 0) as granted,
      (select coalesce(sum(amount_fen), 0) from payments) as paid,
      (select coalesce(sum(b.amount_fen), 0) from refunds b join closings c on c.project_id = b.project_id) as refunded
    from awards where not ${hasLapsed(sql`awards.proposal_id`)}`)

const byCategory = (db: Db) =>
  db.all<Category>(sql`
    select s.category, sum(w.award_fen) as amount
    from awards w join submissions s on s.id = w.submission_id
    group by s.category order by amount desc, s.category`)
