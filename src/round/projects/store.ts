import { type SQL, and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { organizations } from '../../people/tables.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { agreements, signatures, tranches } from '../agreements/tables.ts'
import { boundIn } from '../calls/store/rounds.ts'
import { rounds } from '../calls/tables.ts'
import { proposalNumbers, proposals, submissions } from '../proposals/tables.ts'
import type { Milestone, NewMilestone } from './rules/milestones.ts'
import type { Listed, MilestoneDue, ReportWaiting } from './rules/listing.ts'
import { type Agreement, PROJECT_STAGES, type Project, type TrancheGate, readsAll } from './rules/project.ts'
import type { Report } from './rules/reports.ts'
import { milestones, passedGates, projectEnds, projects, reportReviews, reports } from './tables.ts'

export const projectSubject = (id: string): string => `project:${id}`
export const agreementSubject = (id: string): string => `agreement:${id}`

/** Everything inside a project that this stage decides on. */
export type Work = {
  project: Project
  milestones: Milestone[]
  reports: Report[]
  tranches: TrancheGate[]
  last: Last
}

/** A project by its id, or by a query for its id. */
export type Which = string | SQL

/** A project for its organization's members and the staff; somebody else's is not found. One round trip. */
export async function findWork(db: Db, by: Person, which: Which): Promise<Work | null> {
  const [[project], planned, reported, gates, last] = await db.batch([
    projectOf(db, by, which),
    milestonesOfProject(db, which),
    reportsOfProject(db, which),
    gatesOf(db, which),
    lastOfProject(db, which),
  ])
  if (!project) return null
  const subject = projectSubject(project.id)
  return { project, milestones: planned, reports: reported, tranches: gates, last: lastIn(last, subject) }
}

export const ofMilestone = (milestoneId: string): SQL =>
  sql`(select project_id from milestones where id = ${milestoneId})`
export const ofReport = (reportId: string): SQL =>
  sql`(select m.project_id from reports r join milestones m on m.id = r.milestone_id where r.id = ${reportId})`

const agreementColumns = {
  agreementId: agreements.id,
  roundId: agreements.roundId,
  organizationId: proposals.organizationId,
  organization: organizations.name,
  title: submissions.title,
  code: rounds.code,
  number: proposalNumbers.seq,
  amount: agreements.amount,
  startsOn: agreements.startsOn,
  endsOn: agreements.endsOn,
  content: submissions.content,
  rulebook: boundIn(...PROJECT_STAGES),
}

/** Goes into the batch of whoever needs the project, later stages too. */
export const projectOf = (db: Db, by: Person, which: Which) =>
  db
    .select({ id: projects.id, ...agreementColumns, closedAt: projectEnds.closedAt })
    .from(projects)
    .innerJoin(agreements, eq(agreements.id, projects.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(projectEnds, eq(projectEnds.projectId, projects.id))
    .where(and(eq(projects.id, which), readableBy(by)))

function readableBy(by: Person): SQL | undefined {
  const mine = by.organizations.map(({ id }) => id)
  return readsAll(by) ? undefined : inArray(proposals.organizationId, mine)
}

export const milestonesOfProject = (db: Db, which: Which) =>
  db
    .select({
      id: milestones.id,
      seq: milestones.seq,
      kind: milestones.kind,
      title: milestones.title,
      dueOn: milestones.dueOn,
    })
    .from(milestones)
    .where(eq(milestones.projectId, which))
    .orderBy(asc(milestones.seq))

/** Every report of a project with its review, the first one first. */
export const reportsOfProject = (db: Db, which: Which) =>
  db
    .select({
      id: reports.id,
      milestoneId: reports.milestoneId,
      revision: reports.revision,
      text: reports.text,
      actuals: reports.actuals,
      spent: reports.spent,
      at: reports.at,
      review: { outcome: reportReviews.outcome, reason: reportReviews.reason, at: reportReviews.at },
    })
    .from(reports)
    .innerJoin(milestones, eq(milestones.id, reports.milestoneId))
    .leftJoin(reportReviews, eq(reportReviews.reportId, reports.id))
    .where(eq(milestones.projectId, which))
    .orderBy(asc(reports.at), asc(reports.revision))

const gatesOf = (db: Db, which: Which) =>
  db
    .select({
      seq: tranches.seq,
      percent: tranches.percent,
      amount: tranches.amount,
      gate: tranches.gate,
      passedAt: passedGates.at,
    })
    .from(projects)
    .innerJoin(tranches, eq(tranches.agreementId, projects.agreementId))
    .leftJoin(
      passedGates,
      and(eq(passedGates.agreementId, tranches.agreementId), eq(passedGates.gate, tranches.gate)),
    )
    .where(eq(projects.id, which))
    .orderBy(asc(tranches.seq))

/** `lastOf` a project that is known only by one of its parts. */
export const lastOfProject = (db: Db, which: Which) =>
  db.all<Last>(sql`select subject, seq, hash from history
    where subject = 'project:' || ${which} order by seq desc limit 1`)

export type FoundAgreement = { agreement: Agreement; last: Last }

/** An agreement that may become a project. One round trip. */
export async function findAgreement(db: Db, id: string): Promise<FoundAgreement | null> {
  const [[row], signed, last] = await db.batch([
    db
      .select({ ...agreementColumns, projectId: projects.id })
      .from(agreements)
      .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
      .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
      .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
      .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
      .innerJoin(rounds, eq(rounds.id, agreements.roundId))
      .leftJoin(projects, eq(projects.agreementId, agreements.id))
      .where(eq(agreements.id, id)),
    db.select({ side: signatures.side }).from(signatures).where(eq(signatures.agreementId, id)),
    lastOf(db, agreementSubject(id)),
  ])
  if (!row) return null
  const agreement = { ...row, signed: signed.map(({ side }) => side) }
  return { agreement, last: lastIn(last, agreementSubject(id)) }
}

/** Each milestone with what became of its last report: accepted, returned, waiting; null without one. */
const milestoneStates = sql`select m.id, m.project_id, m.title, m.due_on, (
    select coalesce(v.outcome, 'waiting') from reports p left join report_reviews v on v.report_id = p.id
    where p.milestone_id = m.id order by p.revision desc limit 1) as state
  from milestones m`

/** A round's agreements and what has become of them; for the staff. */
export const listed = (db: Db, roundId: string, today: Day) =>
  db.all<Listed>(sql`
    with due as (${milestoneStates} join projects j on j.id = m.project_id
      join agreements a on a.id = j.agreement_id where a.round_id = ${roundId})
    select g.id as agreementId, j.id as projectId, s.title, o.name as organization, r.code, n.seq as number,
      g.amount_fen as amount, (select count(*) from signatures x where x.agreement_id = g.id) as signed,
      count(d.id) as milestones, count(*) filter (where d.state = 'accepted') as accepted,
      count(*) filter (where d.state = 'waiting') as waiting,
      min(d.due_on) filter (where d.state is null or d.state = 'returned') as nextDue,
      coalesce(min(d.due_on) filter (where d.state is null or d.state = 'returned') < ${today}, 0) as overdue,
      e.closed_at as closedAt
    from agreements g
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join proposal_numbers n on n.proposal_id = p.id
    join organizations o on o.id = p.organization_id
    join rounds r on r.id = g.round_id
    left join projects j on j.agreement_id = g.id
    left join project_ends e on e.project_id = j.id
    left join due d on d.project_id = j.id
    where g.round_id = ${roundId} group by g.id order by n.seq`)

/** For the applicant's desk: what these organizations must report, the earliest due first. */
export const milestonesDue = (db: Db, organizationIds: string[]) =>
  db.all<MilestoneDue>(sql`
    select d.id, d.title, d.due_on as dueOn, d.state, j.id as projectId, s.title as project
    from (${milestoneStates}) d
    join projects j on j.id = d.project_id
    join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join project_ends e on e.project_id = j.id
    where p.organization_id in (select value from json_each(${JSON.stringify(organizationIds)}))
      and (d.state is null or d.state = 'returned') and e.closed_at is null
    order by d.due_on limit 50`)

/** For the officer's desk: reports that nobody has reviewed, the oldest first. */
export const reportsWaiting = (db: Db) =>
  db.all<ReportWaiting>(sql`
    select r.id, r.at, m.title as milestone, j.id as projectId, s.title as project, o.name as organization
    from reports r
    join milestones m on m.id = r.milestone_id
    join projects j on j.id = m.project_id
    join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join organizations o on o.id = p.organization_id
    left join report_reviews v on v.report_id = r.id
    where v.report_id is null order by r.at limit 50`)

/** For the officer's desk: agreements that both sides have signed and that have no project yet. */
export const agreementsToOpen = (db: Db) =>
  db.all<{ agreementId: string; title: string; startsOn: Day }>(sql`
    select g.id as agreementId, s.title, g.starts_on as startsOn
    from agreements g
    join submissions s on s.id = g.submission_id
    left join projects j on j.agreement_id = g.id
    where j.id is null and (select count(*) from signatures x where x.agreement_id = g.id) = 2
    order by g.starts_on limit 50`)

export const insertProject = (
  db: Db,
  project: { id: string; agreementId: string; by: string; at: Instant },
): Statement => db.insert(projects).values(project)

/** A statement each: D1 binds a hundred values to one. */
export const insertMilestones = (db: Db, projectId: string, planned: NewMilestone[]): Statement[] =>
  planned.map((milestone) => db.insert(milestones).values({ id: newId(), projectId, ...milestone }))

export const insertReport = (db: Db, report: typeof reports.$inferInsert): Statement =>
  db.insert(reports).values(report)

export const insertReview = (db: Db, review: typeof reportReviews.$inferInsert): Statement =>
  db.insert(reportReviews).values(review)
