import { type SQL, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
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

/** What a notice counts in all its tracks; null: there is none. */
const counted = (what: 'ranked' | 'funded' | 'funded_fen', noticeId: SQL): SQL =>
  sql`(select sum(x.${sql.raw(what)}) from notice_counts x where x.notice_id = ${noticeId})`

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
      ${counted('funded', sql`n.id`)} as funded, ${counted('funded_fen', sql`n.id`)} as total
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
      (select max(seq) from proposal_numbers where round_id = r.id) as received,
      ${counted('ranked', sql`l.notice_id`)} as eligible, ${counted('funded', sql`l.notice_id`)} as funded, q.closed
    from (${latest}) l join rounds r on r.id = l.round_id
      join round_progress q on q.round_id = r.id order by l.at desc`)

const SHOWN = 6

/** The first projects of each of them. A grade shows once its project is closed. */
const fundedProjects = (db: Db) =>
  db.all<Funded>(sql`
    select l.round_id as roundId, j.id as projectId, s.title, o.name as organization, s.category, s.place,
      d.award_fen as award,
      (select e.grade from project_ends x join evaluations e on e.project_id = x.project_id
        where x.project_id = j.id and x.closed_at is not null) as grade,
      (select x.terminated_at from project_ends x where x.project_id = j.id) as terminatedAt
    from (${latest}) l
    join decision_lines d on d.rowid in (select f.rowid from decision_lines f
      where f.decision_id = l.decision_id and f.award_fen > 0 order by f.track, f.rank limit ${SHOWN})
    join submissions s on s.id = d.submission_id
    join proposals p on p.id = s.proposal_id
    join organizations o on o.id = p.organization_id
    left join agreements g on g.proposal_id = p.id
    left join projects j on j.agreement_id = g.id
    order by roundId, d.track, d.rank`)

/** Refunds count once their project is closed, as on the project's own page and in the list of payments. */
const moneyInAll = (db: Db) =>
  db.all<Money>(sql`
    select coalesce(sum(awarded), 0) as projects, coalesce(sum(awarded_fen), 0) as granted,
      coalesce(sum(paid_fen), 0) as paid, coalesce(sum(returned_fen), 0) as refunded from round_money`)

const byCategory = (db: Db) =>
  db.all<Category>(sql`
    select category, sum(awarded_fen) as amount from round_money where awarded > 0
    group by category order by amount desc, category`)
