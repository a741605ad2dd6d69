import { subjects } from '../../../history/subjects.ts'
import { type SQL, type SQLWrapper, and, count, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { invitationAcceptances } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { endedIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { assignments, experts } from '../../panel/tables.ts'
import { readByExperts } from '../../proposals/store.ts'
import { proposalNumbers, submissions } from '../../proposals/tables.ts'
import { placed } from '../rules/place.ts'
import type { Assignment, Sheet } from '../rules/sheet.ts'
import { sheetDrafts, sheets } from '../tables.ts'

/**
 * An assignment that counts. Sheets are never assigned to the barred; a recusal that is recorded afterwards takes the sheet out of
 * sight and out of every count, the ranking's too, as taking a member off does with what they had not handed in. CROSS JOIN: most
 * experts are barred from nothing, so that nothing more is asked.
 */
export const inForce = (
  of: Record<'id' | 'submissionId' | 'roundId' | 'expertId', SQLWrapper>,
): SQL => sql`not exists (
  select 1 from recusals q cross join submissions t on t.id = ${of.submissionId}
  join proposals p on p.id = t.proposal_id and p.organization_id = q.organization_id
  where q.round_id = ${of.roundId} and q.expert_id = ${of.expertId})
  and not exists (select 1 from panel_removals v where v.round_id = ${of.roundId} and v.expert_id = ${of.expertId}
    and not exists (select 1 from sheets z where z.assignment_id = ${of.id}))`
export const isInForce = inForce(assignments)

/**
 * An assignment of the person who asks; anybody else's, or one they are barred from, is not found. What is selected is all
 * that an expert may see: no organization, no leader, nothing that names them.
 */
export async function findAssignment(db: Db, id: string, personId: string) {
  const [[row], last] = await db.batch([mine(db, id, personId), lastOf(db, subjects.assignment(id))])
  return row ? { assignment: sheetIn(row).assignment, last: lastIn(last, subjects.assignment(id)) } : null
}

/** The same with all that its page shows, and how far this expert is in the round. */
export async function findSheet(db: Db, id: string, personId: string) {
  const [[row], [done]] = await db.batch([
    mine(db, id, personId),
    doneIn(db, sql`(select round_id from assignments where id = ${id})`, personId),
  ])
  return row ? { ...sheetIn(row), done: done ?? { assigned: 0, submitted: 0 } } : null
}

type Row = Awaited<ReturnType<typeof mine>>[number]

function sheetIn({ draftVersion, draft, submittedAt, own, reads, ...row }: Row) {
  const { id, roundId, plan, ended } = row
  const view = { ...row, content: placed(row.content, plan.parameters.scoring.placeShown) }
  const assignment: Assignment = {
    ...{ id, roundId, plan, ended, version: draftVersion ?? 0 },
    ...{ submittedAt, own, reads },
  }
  return { assignment, typed: draft ?? {}, view }
}

/** Of a person's sheets in a round: how many there are, and how many are in. */
export const doneIn = (db: Db, roundId: string | SQL, personId: string) =>
  db
    .select({ assigned: count(), submitted: count(sheets.assignmentId) })
    .from(invitationAcceptances)
    .crossJoin(experts)
    .crossJoin(assignments)
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(isOf(personId), eq(assignments.roundId, roundId), isInForce))

/** Assignments of a person, found from the person: CROSS JOIN, for by the round they are many. */
export const isOf = (personId: string) =>
  and(
    eq(invitationAcceptances.personId, personId),
    eq(experts.invitationId, invitationAcceptances.invitationId),
    eq(assignments.expertId, experts.id),
  )

/** The organization's name, if the expert has an interest in it: then it is their own, and no secret from them. */
const ownOf = (personId: string): SQL => sql`
  select o.name from interests i join organizations o on o.id = i.organization_id
  where i.person_id = ${personId} and o.id = (select p.organization_id from proposals p where p.id = ${submissions.proposalId})
  limit 1`

const mine = (db: Db, id: string, personId: string) =>
  db
    .select({
      id: assignments.id,
      roundId: assignments.roundId,
      plan: rounds.plan,
      ended: endedIn(assignments.roundId),
      number: proposalNumbers.seq,
      revision: submissions.revision,
      track: submissions.track,
      title: submissions.title,
      category: submissions.category,
      ask: submissions.ask,
      content: readByExperts(submissions.content),
      draft: sheetDrafts.typed,
      draftVersion: sheetDrafts.version,
      savedAt: sheetDrafts.savedAt,
      submittedAt: sheets.at,
      points: sheets.points,
      comments: sheets.comments,
      comment: sheets.comment,
      advice: sheets.advice,
      own: sql<string | null>`(${ownOf(personId)})`,
      reads: sql<boolean>`exists (select 1 from proposal_readers r where r.person_id = ${personId})`.mapWith(
        Boolean,
      ),
    })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .innerJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, experts.invitationId))
    .innerJoin(rounds, eq(rounds.id, assignments.roundId))
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, submissions.proposalId))
    .leftJoin(sheetDrafts, eq(sheetDrafts.assignmentId, assignments.id))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(eq(assignments.id, id), eq(invitationAcceptances.personId, personId), isInForce))

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
