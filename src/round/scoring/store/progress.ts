import { and, asc, count, countDistinct, eq, max, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { history } from '../../../history/tables.ts'
import { invitationAcceptances } from '../../../people/tables.ts'
import { callOf } from '../../calls/store.ts'
import { hasLeft } from '../../panel/store/pool.ts'
import { assignments, experts } from '../../panel/tables.ts'
import { openSubmissions, proposalNumbers, submissions } from '../../proposals/tables.ts'
import { sheetDrafts, sheets } from '../tables.ts'
import { doneIn, isUnbarred } from './sheet.ts'

/** Pages of `rows` count from 1: of the person's own sheets, and of the proposals. */
type Wanted = { seesAll: boolean; page: number; projectsPage: number; rows: number }

/**
 * The scoring of a round: a page of the person's own sheets, and with `seesAll` how far everybody is, by expert and a page
 * of it by proposal. Counts alone: no points before the decision room opens.
 */
export async function findScoring(
  db: Db,
  roundId: string,
  personId: string,
  { seesAll, page, projectsPage, rows: size }: Wanted,
) {
  const own = [
    callOf(db, roundId),
    sheetsOf(db, roundId, personId, { page, size }),
    doneIn(db, roundId, personId),
  ] as const
  if (!seesAll) {
    const [[call], mySheets, [done]] = await db.batch(own)
    return call ? { round: call, mine: mineOf(mySheets, done), progress: null } : null
  }
  const [[round], rows, [mine], byExpert, byProposal, [all]] = await db.batch([
    ...own,
    progressByExpert(db, roundId),
    progressByProposal(db, roundId, { page: projectsPage, size }),
    proposalsOf(db, roundId),
  ])
  const progress = { byExpert, byProposal, proposals: all?.count ?? 0 }
  return round ? { round, mine: mineOf(rows, mine), progress } : null
}

const mineOf = <T>(rows: T[], done: { assigned: number; submitted: number } | undefined) => ({
  rows,
  assigned: done?.assigned ?? 0,
  submitted: done?.submitted ?? 0,
})

type Part = { page: number; size: number }

/** Without any organization; what is to do comes first. */
const sheetsOf = (db: Db, roundId: string, personId: string, { page, size }: Part) =>
  db
    .select({
      id: assignments.id,
      number: proposalNumbers.seq,
      title: submissions.title,
      track: submissions.track,
      category: submissions.category,
      savedAt: sheetDrafts.savedAt,
      submittedAt: sheets.at,
      total: sheets.total,
    })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .innerJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, experts.invitationId))
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, submissions.proposalId))
    .leftJoin(sheetDrafts, eq(sheetDrafts.assignmentId, assignments.id))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(eq(assignments.roundId, roundId), eq(invitationAcceptances.personId, personId), isUnbarred))
    .orderBy(sql`${sheets.at} is not null`, asc(proposalNumbers.seq))
    .limit(size)
    .offset((page - 1) * size)

const progressByExpert = (db: Db, roundId: string) =>
  db
    .select({
      name: experts.name,
      hasLeft: hasLeft(experts.id).mapWith(Boolean),
      assigned: count(),
      submitted: count(sheets.assignmentId),
    })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(eq(assignments.roundId, roundId), isUnbarred))
    .groupBy(experts.id)
    .orderBy(experts.name)

const progressByProposal = (db: Db, roundId: string, { page, size }: Part) =>
  db
    .select({
      proposalId: openSubmissions.proposalId,
      number: openSubmissions.number,
      title: openSubmissions.title,
      assigned: count(),
      submitted: count(sheets.assignmentId),
    })
    .from(assignments)
    .innerJoin(openSubmissions, eq(openSubmissions.id, assignments.submissionId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(eq(assignments.roundId, roundId), isUnbarred))
    .groupBy(openSubmissions.id)
    .orderBy(openSubmissions.number)
    .limit(size)
    .offset((page - 1) * size)

const proposalsOf = (db: Db, roundId: string) =>
  db
    .select({ count: countDistinct(assignments.submissionId) })
    .from(assignments)
    .where(and(eq(assignments.roundId, roundId), isUnbarred))

/** Whom an officer may remind: the experts with sheets left, and when that was last done. */
export async function findReminding(db: Db, roundId: string) {
  const subject = subjects.panel(roundId)
  const [[round], behind, [before], last] = await db.batch([
    callOf(db, roundId),
    behindIn(db, roundId),
    db
      .select({ at: max(history.at) })
      .from(history)
      .where(and(eq(history.subject, subject), eq(history.what, 'experts-reminded'))),
    lastOf(db, subject),
  ])
  return round
    ? {
        plan: round.plan,
        ended: round.ended,
        behind,
        remindedAt: before?.at ?? null,
        last: lastIn(last, subject),
      }
    : null
}

const behindIn = (db: Db, roundId: string) =>
  db
    .select({ id: experts.id, personId: invitationAcceptances.personId, left: count() })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .innerJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, experts.invitationId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.roundId, roundId),
        sql`${sheets.assignmentId} is null and not ${hasLeft(experts.id)}`,
        isUnbarred,
      ),
    )
    .groupBy(experts.id)
    .orderBy(experts.name)
