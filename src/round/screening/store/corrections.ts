import { subjects } from '../../../history/subjects.ts'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import { filesAt, removedFrom, removedIn } from '../../../files/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { citable, endedIn, hasEnded } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { topicIn } from '../../needs/store/topics.ts'
import { communitiesFor, topicsFor } from '../../proposals/sections/store/found.ts'
import { openSubmissions as submitted, submissionApplicants, submissions } from '../../proposals/tables.ts'
import type { Correction, Defect } from '../rules/correction.ts'
import {
  correctionAnswers as answers,
  eligibilityChecks as checks,
  correctionDefects as defects,
  correctionDrafts as drafts,
  corrections,
} from '../tables.ts'
import { correctionOf, leftOutOf } from './correction-files.ts'

/** A correction's own columns, told apart from those of what stands beside it in a row. */
export const correctionColumns = {
  correctionId: sql<string | null>`${corrections.id}`.as('correction_id'),
  dueOn: corrections.dueOn,
  askedAt: sql<Instant | null>`${corrections.at}`.as('asked_at'),
  answeredAt: sql<Instant | null>`${answers.at}`.as('corrected_at'),
}
type Columns = {
  correctionId: string | null
  dueOn: string | null
  askedAt: Instant | null
  answeredAt: Instant | null
}

/** What stands in those columns; null: nobody has asked for one. */
export function correctionIn({ correctionId, dueOn, askedAt, answeredAt }: Columns, found: Defect[]) {
  if (correctionId === null || dueOn === null || askedAt === null) return null
  const correction: Correction = { id: correctionId, dueOn, at: askedAt, answeredAt, defects: found }
  return correction
}

/** The submission of a proposal that counts now, and its correction: once it is answered, this is the newer one. */
const current = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: submitted.proposalId,
      submissionId: submitted.id,
      revision: submitted.revision,
      number: submitted.number,
      content: submitted.content,
      applicant: submissionApplicants.applicant,
      roundId: submitted.roundId,
      plan: rounds.plan,
      ended: endedIn(submitted.roundId),
      organization: {
        id: sql<string>`${organizations.id}`.as('organization_id'),
        name: organizations.name,
        kind: organizations.kind,
      },
      outcome: checks.outcome,
      checkedAt: sql<Instant | null>`${checks.at}`.as('checked_at'),
      ...correctionColumns,
      typed: drafts.typed,
      version: drafts.version,
      savedAt: drafts.savedAt,
    })
    .from(submitted)
    .innerJoin(rounds, eq(rounds.id, submitted.roundId))
    .innerJoin(organizations, eq(organizations.id, submitted.organizationId))
    .leftJoin(submissionApplicants, eq(submissionApplicants.submissionId, submitted.id))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .leftJoin(corrections, correctionOf(submitted.proposalId))
    .leftJoin(answers, eq(answers.correctionId, corrections.id))
    .leftJoin(drafts, eq(drafts.correctionId, corrections.id))
    .where(eq(submitted.proposalId, proposalId))

/** What was found wrong in a proposal. */
export const defectsOf = (db: Db, proposalId: string) =>
  db
    .select({ field: defects.field, says: defects.says })
    .from(defects)
    .innerJoin(corrections, eq(corrections.id, defects.correctionId))
    .where(correctionOf(proposalId))
    .orderBy(asc(defects.seq))

/** What both sides of a correction know of it, and the calendar its term is counted by. One round trip. */
export async function findCorrection(db: Db, proposalId: string) {
  const [[row], found, calendar, last] = await db.batch([
    current(db, proposalId),
    defectsOf(db, proposalId),
    calendarOf(db),
    lastOf(db, subjects.proposal(proposalId)),
  ])
  return row
    ? { ...correctingIn(row, found), calendar, last: lastIn(last, subjects.proposal(proposalId)) }
    : null
}
export type Correctable = NonNullable<Awaited<ReturnType<typeof findCorrection>>>

/**
 * A correction with what the proposal's form lets choose from: for the members of its organization. Null: nobody asked for
 * one, or it is somebody else's. One round trip.
 */
export async function findCorrecting(db: Db, by: Person, proposalId: string, now: Instant) {
  const [[row], found, last, topics, places, attached, removed, out] = await db.batch([
    current(db, proposalId),
    defectsOf(db, proposalId),
    lastOf(db, subjects.proposal(proposalId)),
    topicsFor(db, proposalId),
    communitiesFor(db, proposalId),
    filesAt(db, subjects.proposal(proposalId)),
    removedFrom(db, subjects.proposal(proposalId), now),
    leftOutOf(db, proposalId),
  ])
  if (!row || !isMemberOf(by, row.organization.id)) return null
  const { correction, ...one } = correctingIn(row, found)
  if (!correction) return null
  return {
    ...{ ...one, correction, last: lastIn(last, subjects.proposal(proposalId)) },
    ...{ topics: topics.map(topicIn), places, files: attached, removed: removedIn(removed), leftOut: out },
  }
}

export type Correcting = NonNullable<Awaited<ReturnType<typeof findCorrecting>>>

/** A row of `current` as the rules know it. */
function correctingIn(row: Awaited<ReturnType<typeof current>>[number], found: Defect[]) {
  const { outcome, checkedAt, correctionId, dueOn, askedAt, answeredAt, typed, version, savedAt, ...one } =
    row
  const correction = correctionIn({ correctionId, dueOn, askedAt, answeredAt }, found)
  return {
    ...one,
    check: outcome !== null && checkedAt !== null ? { outcome, at: checkedAt } : null,
    correction: correction && { ...correction, ended: one.ended },
    draft: { typed: typed ?? {}, version: version ?? 0, savedAt },
  }
}

/** What came of the corrections of a proposal, the last first: what was wrong, before and after. */
export const pastCorrections = (db: Db, proposalId: string) =>
  db
    .select({
      id: corrections.id,
      submissionId: corrections.submissionId,
      at: corrections.at,
      answeredAt: sql<Instant>`${answers.at}`.as('corrected_at'),
      before: sql<Content>`${submissions.content}`.mapWith(JSON.parse).as('content_before'),
      after: sql<Content>`(select a.content from submissions a where a.id = ${answers.submissionId})`
        .mapWith(JSON.parse)
        .as('content_after'),
    })
    .from(corrections)
    .innerJoin(answers, eq(answers.correctionId, corrections.id))
    .innerJoin(submissions, eq(submissions.id, corrections.submissionId))
    .where(eq(submissions.proposalId, proposalId))
    .orderBy(desc(corrections.at))

type NewCorrection = Pick<Correction, 'id' | 'dueOn' | 'defects'> & {
  submissionId: string
  by: string
  at: Instant
}

export const insertCorrection = (
  db: Db,
  { id, submissionId, dueOn, by, at, defects: named }: NewCorrection,
): Statement[] => [
  db.insert(corrections).values({ id, submissionId, dueOn, by, at }),
  ...named.map((defect, i) => db.insert(defects).values({ correctionId: id, seq: i + 1, ...defect })),
]

/**
 * Working text of the open fields: one guarded statement. False when another window saved meanwhile. The first save
 * makes the row (`version` 0).
 */
export async function saveCorrectionDraft(
  db: Db,
  correctionId: string,
  version: number,
  typed: Record<string, string>,
  by: string,
  now: Instant,
): Promise<boolean> {
  const values = { correctionId, typed, version: version + 1, by, savedAt: now }
  const saved =
    version === 0
      ? await db.insert(drafts).values(values).onConflictDoNothing().returning({ id: drafts.correctionId })
      : await db
          .update(drafts)
          .set(values)
          .where(and(eq(drafts.correctionId, correctionId), eq(drafts.version, version)))
          .returning({ id: drafts.correctionId })
  return saved.length === 1
}

export const insertCorrectionAnswer = (db: Db, answer: typeof answers.$inferInsert): Statement =>
  db.insert(answers).values(answer)

/** Corrections that wait for the organizations of a person, the first due first: for their desk. */
export const correctionsWaitingFor = (db: Db, organizationIds: string[]) =>
  db
    .select({
      proposalId: submitted.proposalId,
      title: submitted.title,
      dueOn: corrections.dueOn,
      rulebook: citable('screening.correctionWorkingDays'),
    })
    .from(corrections)
    .innerJoin(submitted, eq(submitted.id, corrections.submissionId))
    .innerJoin(rounds, eq(rounds.id, submitted.roundId))
    .leftJoin(answers, eq(answers.correctionId, corrections.id))
    .leftJoin(checks, eq(checks.submissionId, corrections.submissionId))
    .where(
      and(
        isNull(answers.correctionId),
        isNull(checks.submissionId),
        sql`not ${hasEnded(submitted.roundId)}`,
        sql`${submitted.organizationId} in (select value from json_each(${JSON.stringify(organizationIds)}))`,
      ),
    )
    .orderBy(asc(corrections.dueOn))
    .limit(50)
