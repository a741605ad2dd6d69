import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, asc, eq, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { readableBy } from '../../agreements/store/agreement.ts'
import { agreements, signatures, tranches } from '../../agreements/tables.ts'
import { boundIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { proposalNumbers, proposals, submissions } from '../../proposals/tables.ts'
import type { Milestone, NewMilestone } from '../rules/milestones.ts'
import { type Agreement, PROJECT_STAGES, type Project, type TrancheGate } from '../rules/project.ts'
import type { Report } from '../rules/reports.ts'
import {
  allMidtermEvaluations,
  allReportReviews,
  failedGates,
  midtermEvaluations,
  milestones,
  passedGates,
  projectEnds,
  projects,
  reportReviews,
  reports,
} from '../tables.ts'

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

/** A project for its organization's members, those of its host and the staff; somebody else's is not found. One round trip. */
export async function findWork(db: Db, by: Person, which: Which): Promise<Work | null> {
  const [[project], planned, reported, gates, last] = await db.batch([
    projectOf(db, by, which),
    milestonesOfProject(db, which),
    reportsOfProject(db, which),
    gatesOf(db, which),
    lastOf(db, subjects.project.of(which)),
  ])
  if (!project) return null
  const subject = subjects.project(project.id)
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
  hostId: sql<
    string | null
  >`(select h.host_id from agreement_hosts h where h.agreement_id = ${agreements.id})`.as('host_id'),
  host: sql<string | null>`(select o.name from agreement_hosts h join organizations o on o.id = h.host_id
    where h.agreement_id = ${agreements.id})`.as('host'),
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
    .select({
      ...{ id: projects.id, ...agreementColumns },
      ...{ closedAt: projectEnds.closedAt, terminatedAt: projectEnds.terminatedAt },
    })
    .from(projects)
    .innerJoin(agreements, eq(agreements.id, projects.agreementId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(projectEnds, eq(projectEnds.projectId, projects.id))
    .where(and(eq(projects.id, which), readableBy(by)))

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
      midterm: { points: midtermEvaluations.points, outcome: midtermEvaluations.outcome },
    })
    .from(reports)
    .innerJoin(milestones, eq(milestones.id, reports.milestoneId))
    .leftJoin(reportReviews, eq(reportReviews.reportId, reports.id))
    .leftJoin(midtermEvaluations, eq(midtermEvaluations.reportId, reports.id))
    .where(eq(milestones.projectId, which))
    .orderBy(asc(reports.at), asc(reports.revision))

const gatesOf = (db: Db, which: Which) =>
  db
    .select({
      seq: tranches.seq,
      percent: tranches.percent,
      amount: tranches.amount,
      gate: tranches.gate,
      passedAt: since(passedGates).as('passed_at'),
      failedAt: since(failedGates).as('failed_at'),
    })
    .from(projects)
    .innerJoin(tranches, eq(tranches.agreementId, projects.agreementId))
    .where(eq(projects.id, which))
    .orderBy(asc(tranches.seq))

/** Asked of each tranche: a join would work out the gates of every agreement. */
const since = (gates: typeof passedGates | typeof failedGates) =>
  sql<Instant | null>`(select ${gates.at} from ${gates}
    where ${gates.agreementId} = ${tranches.agreementId} and ${gates.gate} = ${tranches.gate})`

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
    lastOf(db, subjects.agreement(id)),
  ])
  if (!row) return null
  const agreement = { ...row, signed: signed.map(({ side }) => side) }
  return { agreement, last: lastIn(last, subjects.agreement(id)) }
}

export const insertProject = (
  db: Db,
  project: { id: string; agreementId: string; by: string; at: Instant },
): Statement => db.insert(projects).values(project)

/** A statement each: D1 binds a hundred values to one. */
export const insertMilestones = (db: Db, projectId: string, planned: NewMilestone[]): Statement[] =>
  planned.map((milestone) => db.insert(milestones).values({ id: newId(), projectId, ...milestone }))

export const insertReport = (db: Db, report: typeof reports.$inferInsert): Statement =>
  db.insert(reports).values(report)

export const insertReview = (db: Db, review: typeof allReportReviews.$inferInsert): Statement =>
  db.insert(allReportReviews).values(review)

export const insertMidterm = (db: Db, evaluation: typeof allMidtermEvaluations.$inferInsert): Statement =>
  db.insert(allMidtermEvaluations).values(evaluation)
