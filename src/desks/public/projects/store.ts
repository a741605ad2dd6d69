import { type SQLWrapper, and, asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { agreements, tranches } from '../../../round/agreements/tables.ts'
import { rounds } from '../../../round/calls/tables.ts'
import { evaluations, refunds } from '../../../round/closing/tables.ts'
import { payments } from '../../../round/payments/tables.ts'
import type { Content } from '../../../round/proposals/rules/content.ts'
import { proposalNumbers, proposals, submissions } from '../../../round/proposals/tables.ts'
import type { Actual } from '../../../round/projects/rules/reports.ts'
import { projectEnds, projects } from '../../../round/projects/tables.ts'
import { numberIn } from '../../../round/calls/store.ts'

// What residents read of a project: never a phone or an account, no report that has not been accepted,
// no grade before the closing.

const ROWS = 50

/** `round` is its id; '' where it is not asked for. `page` counts from 1. */
export type Wanted = {
  round: string
  category: string
  word: string
  page: number
}

/** What everyone may know of a closed project, and of no other. */
const whenClosed = <T>(value: SQLWrapper, name: string) =>
  sql<T | null>`case when ${projectEnds.closedAt} is not null then ${value} end`.as(name)
const grade = whenClosed<'A' | 'B' | 'C'>(evaluations.grade, 'grade')

/** Every project, the newest round first, 50 a page; how many there are; and the rounds and categories that have some. One round trip. */
export async function findProjects(db: Db, wanted: Wanted) {
  const [rows, [total], roundsWithProjects, categories] = await db.batch([
    listed(db, wanted),
    counted(db, wanted),
    roundsOfProjects(db),
    categoriesOfProjects(db),
  ])
  const names = categories.map(({ category }) => category)
  return { rows, total: total?.count ?? 0, rounds: roundsWithProjects, categories: names }
}

export type Listed = Awaited<ReturnType<typeof listed>>[number]

const listed = (db: Db, wanted: Wanted) =>
  db
    .select({
      id: projects.id,
      title: submissions.title,
      organization: organizations.name,
      category: submissions.category,
      place: submissions.place,
      amount: agreements.amount,
      round: rounds.code,
      closedAt: projectEnds.closedAt,
      terminatedAt: projectEnds.terminatedAt,
      grade,
    })
    .from(projects)
    .innerJoin(agreements, eq(agreements.id, projects.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(projectEnds, eq(projectEnds.projectId, projects.id))
    .leftJoin(evaluations, eq(evaluations.projectId, projects.id))
    .where(narrowed(wanted))
    .orderBy(desc(rounds.code), asc(agreements.seq))
    .limit(ROWS)
    .offset((wanted.page - 1) * ROWS)

const counted = (db: Db, wanted: Wanted) =>
  wanted.category || wanted.word ? countedAmong(db, wanted) : countedIn(db, wanted.round)

const countedIn = (db: Db, round: string) =>
  db.all<{ count: number }>(sql`
    select coalesce(sum(agreements), 0) as count from round_agreements
    where stage not in ('unsigned', 'to-open') and ${round ? sql`round_id = ${round}` : sql`true`}`)

const countedAmong = (db: Db, wanted: Wanted) =>
  db
    .select({ count: count() })
    .from(projects)
    .innerJoin(agreements, eq(agreements.id, projects.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(narrowed(wanted))

const narrowed = ({ round, category, word }: Wanted) =>
  and(
    round ? eq(agreements.roundId, round) : undefined,
    category ? eq(submissions.category, category) : undefined,
    word ? sql`instr(${submissions.title} || ' ' || ${organizations.name}, ${word}) > 0` : undefined,
  )

/** For the filter: rounds that have projects, the newest first. */
const roundsOfProjects = (db: Db) =>
  db.all<{ id: string; title: string }>(sql`
    select r.id, json_extract(r.plan, '$.title') as title from rounds r
    where exists (select 1 from agreements g join projects p on p.agreement_id = g.id where g.round_id = r.id)
    order by r.code desc limit 50`)

/** For the filter: the categories of what was awarded, which their rounds have named, those with the most projects first. */
const categoriesOfProjects = (db: Db) =>
  db.all<{ category: string }>(sql`
    select category from round_money where awarded > 0
    group by category order by sum(awarded) desc, category limit ${MOST_CATEGORIES}`)
const MOST_CATEGORIES = 100

/** A project as everyone may read it. One round trip. */
export async function findProject(db: Db, id: string) {
  const [[project], milestones, money, [figures]] = await db.batch([
    projectOf(db, id),
    milestonesOf(db, id),
    moneyOf(db, id),
    figuresOf(db, id),
  ])
  if (!project) return null
  const reached = figures ? { ...figures, actuals: actualsIn(figures.actuals) } : null
  return { project, milestones, tranches: money, reached }
}

export type PublicProject = NonNullable<Awaited<ReturnType<typeof findProject>>>

function actualsIn(text: string): Actual[] {
  return JSON.parse(text)
}

/** One field of what was submitted; the rest of it is not read. */
const field = (name: keyof Content) => sql<string>`json_extract(${submissions.content}, ${`$.${name}`})`
const text = (name: 'leader' | 'summary' | 'need') => field(name).as(name)
const list = <F extends 'outputs' | 'effects' | 'budget'>(name: F) =>
  field(name)
    .mapWith((json: string): Content[F] => JSON.parse(json))
    .as(name)

/** What was decided of it; null: that was taken back. */
const award = sql<Award | null>`(select json_object('rank', w.rank, 'score', w.score, 'noticeId', w.notice_id)
  from awards w where w.submission_id = ${submissions.id})`
  .mapWith((found: string): Award => JSON.parse(found))
  .as('award')
type Award = { rank: number; score: number; noticeId: string }

const projectOf = (db: Db, id: string) =>
  db
    .select({
      id: projects.id,
      roundId: agreements.roundId,
      code: rounds.code,
      number: proposalNumbers.seq,
      title: submissions.title,
      category: submissions.category,
      place: submissions.place,
      leader: text('leader'),
      summary: text('summary'),
      need: text('need'),
      outputs: list('outputs'),
      effects: list('effects'),
      budget: list('budget'),
      organization: { name: organizations.name, kind: organizations.kind, filingNo: organizations.filingNo },
      amount: agreements.amount,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      signedAt: sql<Instant>`(select max(at) from signatures where agreement_id = ${agreements.id})`.as(
        'signed_at',
      ),
      award,
      decimals: sql<number>`${numberIn(sql`${rounds.plan}`, 'scoring.decimals')}`.as('decimals'),
      track: sql<
        string | null
      >`(select json_extract(value, '$.name') from json_each(${rounds.plan}, '$.tracks')
        where json_extract(value, '$.code') = ${submissions.track})`.as('track_name'),
      closedAt: projectEnds.closedAt,
      terminatedAt: projectEnds.terminatedAt,
      grade,
      refunded: whenClosed<number>(refunds.amount, 'refunded'),
    })
    .from(projects)
    .innerJoin(agreements, eq(agreements.id, projects.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(projectEnds, eq(projectEnds.projectId, projects.id))
    .leftJoin(evaluations, eq(evaluations.projectId, projects.id))
    .leftJoin(refunds, eq(refunds.projectId, projects.id))
    .where(eq(projects.id, id))

export type PublicMilestone = {
  seq: number
  kind: 'progress' | 'midterm'
  title: string
  dueOn: Day
  /** When its first report came in; null until a report is accepted. */
  reportedAt: Instant | null
}

const milestonesOf = (db: Db, projectId: string) =>
  db.all<PublicMilestone>(sql`
    select m.seq, m.kind, m.title, m.due_on as dueOn,
      case when exists (select 1 from reports r join report_reviews v on v.report_id = r.id
        where r.milestone_id = m.id and v.outcome = 'accepted')
      then (select min(at) from reports where milestone_id = m.id) end as reportedAt
    from milestones m where m.project_id = ${projectId} order by m.seq`)

const moneyOf = (db: Db, projectId: string) =>
  db
    .select({
      seq: tranches.seq,
      percent: tranches.percent,
      amount: tranches.amount,
      gate: tranches.gate,
      payment: { paidOn: payments.paidOn, voucher: payments.voucher, amount: payments.amount },
    })
    .from(projects)
    .innerJoin(tranches, eq(tranches.agreementId, projects.agreementId))
    .leftJoin(
      payments,
      and(eq(payments.agreementId, tranches.agreementId), eq(payments.trancheSeq, tranches.seq)),
    )
    .where(eq(projects.id, projectId))
    .orderBy(asc(tranches.seq))

/** The last figures that an officer has accepted: the final report's once the project is closed. */
const figuresOf = (db: Db, projectId: string) =>
  db.all<{ actuals: string; spent: number; at: Instant; isFinal: 0 | 1 }>(sql`
    select f.actuals, f.spent_fen as spent, f.at, 1 as isFinal from final_reports f
    join evaluations e on e.final_report_id = f.id join closings c on c.project_id = e.project_id
    where e.project_id = ${projectId}
    union all
    select r.actuals, r.spent_fen, r.at, 0 from reports r
    join milestones m on m.id = r.milestone_id
    join report_reviews v on v.report_id = r.id and v.outcome = 'accepted'
    where m.project_id = ${projectId}
    order by 4 desc, 3 desc limit 1`)
