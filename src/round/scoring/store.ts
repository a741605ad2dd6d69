import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { invitationAcceptances } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import { callOf } from '../calls/store.ts'
import { rounds } from '../calls/tables.ts'
import { assignments, experts } from '../panel/tables.ts'
import { currentSubmissions, proposalNumbers, submissions } from '../proposals/tables.ts'
import type { Assignment, BlindContent, Sheet } from './rules/sheet.ts'
import { sheetDrafts, sheets } from './tables.ts'

export const assignmentSubject = (id: string): string => `assignment:${id}`

/**
 * An assignment of the person who asks; anybody else's is not found. What is selected is all that an expert may see:
 * no organization, no leader, nothing that names them.
 */
export async function findAssignment(db: Db, id: string, personId: string) {
  const [[row], last] = await db.batch([mine(db, id, personId), lastOf(db, assignmentSubject(id))])
  if (!row) return null
  const { draftVersion, draft, submittedAt, ...rest } = row
  const assignment: Assignment = {
    id: rest.id,
    roundId: rest.roundId,
    plan: rest.plan,
    version: draftVersion ?? 0,
    submittedAt,
  }
  return { assignment, typed: draft ?? {}, view: rest, last: lastIn(last, assignmentSubject(id)) }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findAssignment>>>

const mine = (db: Db, id: string, personId: string) =>
  db
    .select({
      id: assignments.id,
      roundId: assignments.roundId,
      plan: rounds.plan,
      number: proposalNumbers.seq,
      revision: submissions.revision,
      track: submissions.track,
      title: submissions.title,
      category: submissions.category,
      place: submissions.place,
      ask: submissions.ask,
      // the content without the one who leads it
      content: sql`json_remove(${submissions.content}, '$.leader')`.mapWith((text: string): BlindContent =>
        JSON.parse(text),
      ),
      draft: sheetDrafts.typed,
      draftVersion: sheetDrafts.version,
      savedAt: sheetDrafts.savedAt,
      submittedAt: sheets.at,
      points: sheets.points,
      comments: sheets.comments,
      comment: sheets.comment,
      advice: sheets.advice,
    })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .innerJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, experts.invitationId))
    .innerJoin(rounds, eq(rounds.id, assignments.roundId))
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, submissions.proposalId))
    .leftJoin(sheetDrafts, eq(sheetDrafts.assignmentId, assignments.id))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(eq(assignments.id, id), eq(invitationAcceptances.personId, personId)))

/** The first save makes the row; later ones must know its version. One guarded statement; false: another window was first. */
export async function saveTyped(
  db: Db,
  id: string,
  version: number,
  typed: Record<string, string>,
  now: Instant,
): Promise<boolean> {
  if (version === 0) {
    const made = await db
      .insert(sheetDrafts)
      .values({ assignmentId: id, typed, version: 1, savedAt: now })
      .onConflictDoNothing()
      .returning({ id: sheetDrafts.assignmentId })
    return made.length === 1
  }
  const saved = await db
    .update(sheetDrafts)
    .set({ typed, version: version + 1, savedAt: now })
    .where(and(eq(sheetDrafts.assignmentId, id), eq(sheetDrafts.version, version)))
    .returning({ id: sheetDrafts.assignmentId })
  return saved.length === 1
}

export const insertSheet = (db: Db, assignmentId: string, sheet: Sheet, by: string, at: Instant): Statement =>
  db.insert(sheets).values({ assignmentId, ...sheet, by, at })

/** An expert's sheets of a round: what is to do first, without any organization. */
export const sheetsOf = (db: Db, roundId: string, personId: string) =>
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
    .where(and(eq(assignments.roundId, roundId), eq(invitationAcceptances.personId, personId)))
    .orderBy(sql`${sheets.at} is not null`, asc(proposalNumbers.seq))

/**
 * The scoring of a round: the person's own sheets, and with `seesAll` how far everybody is, by expert and by proposal.
 * Counts alone: no points before the decision room opens.
 */
export async function findScoring(db: Db, roundId: string, personId: string, seesAll: boolean) {
  if (!seesAll) {
    const [[own], sheetsOfMine] = await db.batch([callOf(db, roundId), sheetsOf(db, roundId, personId)])
    return own ? { round: own, mine: sheetsOfMine, progress: null } : null
  }
  const [[round], ownSheets, byExpert, byProposal] = await db.batch([
    callOf(db, roundId),
    sheetsOf(db, roundId, personId),
    progressByExpert(db, roundId),
    progressByProposal(db, roundId),
  ])
  return round ? { round, mine: ownSheets, progress: { byExpert, byProposal } } : null
}

const progressByExpert = (db: Db, roundId: string) =>
  db
    .select({ name: experts.name, assigned: count(), submitted: count(sheets.assignmentId) })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(eq(assignments.roundId, roundId))
    .groupBy(experts.id)
    .orderBy(experts.name)

const progressByProposal = (db: Db, roundId: string) =>
  db
    .select({
      proposalId: currentSubmissions.proposalId,
      number: currentSubmissions.number,
      title: currentSubmissions.title,
      assigned: count(),
      submitted: count(sheets.assignmentId),
    })
    .from(assignments)
    .innerJoin(currentSubmissions, eq(currentSubmissions.id, assignments.submissionId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(eq(assignments.roundId, roundId))
    .groupBy(currentSubmissions.id)
    .orderBy(currentSubmissions.number)
