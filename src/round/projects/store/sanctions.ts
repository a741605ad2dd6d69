import { subjects } from '../../../history/subjects.ts'
import { asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import type { Reversal } from '../../../history/reversals/rules.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { people } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Project } from '../rules/project.ts'
import type { Sanction } from '../rules/sanctions.ts'
import {
  allSanctionDecisions,
  sanctionDecisions,
  sanctionEnds,
  sanctionReplies,
  sanctions,
} from '../tables.ts'
import { decisionsReversed, standingDecisions } from './sanction-reversal.ts'
import { type Which, projectOf } from './work.ts'

export type FoundSanctions = {
  project: Project
  sanctions: Sanction[]
  /** Which decisions stand, and what was taken back of them or is to be. */
  standing: { id: string; sanctionId: string }[]
  reversals: Reversal[]
  last: Last
}

/** A project with its sanctions, for its organization's members and the staff. One round trip. */
export async function findSanctions(db: Db, by: Person, which: Which): Promise<FoundSanctions | null> {
  const [[project], found, standing, reversals, last] = await db.batch([
    projectOf(db, by, which),
    sanctionsOf(db, which),
    standingDecisions(db, which),
    decisionsReversed(db, which),
    lastOf(db, subjects.project.of(which)),
  ])
  if (!project) return null
  return {
    project,
    sanctions: found,
    standing,
    reversals: reversals.map(reversalIn),
    last: lastIn(last, subjects.project(project.id)),
  }
}

export const ofSanction = (id: string) => sql`(select project_id from sanctions where id = ${id})`

const proposers = alias(people, 'proposers')

/** The first one first. */
const sanctionsOf = (db: Db, which: Which) =>
  db
    .select({
      id: sanctions.id,
      kind: sanctions.kind,
      reason: sanctions.reason,
      by: sanctions.by,
      byName: sql<string>`${proposers.name}`.as('by_name'),
      at: sanctions.at,
      reply: { text: sanctionReplies.text, at: sanctionReplies.at },
      decision: {
        outcome: sanctionDecisions.outcome,
        reason: sanctionDecisions.reason,
        barredUntil: sanctionDecisions.barredUntil,
        at: sanctionDecisions.at,
      },
      end: { reason: sanctionEnds.reason, at: sanctionEnds.at },
    })
    .from(sanctions)
    .innerJoin(proposers, eq(proposers.id, sanctions.by))
    .leftJoin(sanctionReplies, eq(sanctionReplies.sanctionId, sanctions.id))
    .leftJoin(sanctionDecisions, eq(sanctionDecisions.sanctionId, sanctions.id))
    .leftJoin(sanctionEnds, eq(sanctionEnds.sanctionId, sanctions.id))
    .where(eq(sanctions.projectId, which))
    .orderBy(asc(sanctions.at), asc(sanctions.id))
    .limit(100)

/** For the approver's desk: proposed and not decided, the oldest first. */
export const sanctionsWaiting = (db: Db) =>
  db.all<{
    id: string
    projectId: string
    project: string
    organizationId: string
    kind: Sanction['kind']
    by: string
    at: Instant
  }>(sql`
    select x.id, x.project_id as projectId, s.title as project, p.organization_id as organizationId, x.kind,
      x.by_id as by, x.at
    from sanctions x
    join projects j on j.id = x.project_id
    join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    left join sanction_decisions d on d.sanction_id = x.id
    where d.sanction_id is null order by x.at limit 50`)

/** For the approver's desk: delays and suspensions that stand, of projects that go on; the oldest first. */
export const haltsStanding = (db: Db) =>
  db.all<Pick<Sanction, 'kind' | 'at'> & { projectId: string; project: string; organizationId: string }>(sql`
    select h.project_id as projectId, s.title as project, p.organization_id as organizationId, h.kind, h.at
    from project_halts h
    join agreements g on g.id = h.agreement_id
    join submissions s on s.id = g.submission_id
    join proposals p on p.id = g.proposal_id
    join project_ends e on e.project_id = h.project_id
    where h.kind <> 'terminate' and e.closed_at is null order by h.at limit 50`)

export const insertSanction = (db: Db, sanction: typeof sanctions.$inferInsert): Statement =>
  db.insert(sanctions).values(sanction)
export const insertReply = (db: Db, reply: typeof sanctionReplies.$inferInsert): Statement =>
  db.insert(sanctionReplies).values(reply)
export const insertDecision = (db: Db, decision: typeof allSanctionDecisions.$inferInsert): Statement =>
  db.insert(allSanctionDecisions).values(decision)
export const insertEnd = (db: Db, end: typeof sanctionEnds.$inferInsert): Statement =>
  db.insert(sanctionEnds).values(end)
