import { type SQL, desc, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import { isOpen } from '../../../history/reversals/rules.ts'
import { headsOf, reversalIn, reversalsIn, standingOf } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { snapshotsOf } from '../../../organizations/checks/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { endedIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { openSubmissions as submitted } from '../../proposals/tables.ts'
import { keptOf } from '../store/findings.ts'
import { organizationIdOf } from '../store/handed.ts'
import { findingRow } from '../store/reversal.ts'
import {
  recheckAnswers as answers,
  rechecks,
  restsOnEligibility,
  toldEligibility as checks,
} from '../tables.ts'
import type { Kept } from '../rules/checklist.ts'
import type { Recheck, Rechecked } from './rules.ts'

/** A current submission, how it was judged, and its re-check. In a batch D1 answers by column name: each has its own. */
const recheckedOf = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: submitted.proposalId,
      submissionId: submitted.id,
      organizationId: submitted.organizationId,
      title: submitted.title,
      number: submitted.number,
      roundId: submitted.roundId,
      plan: rounds.plan,
      ended: endedIn(submitted.roundId),
      checkId: sql<string | null>`${checks.id}`.as('check_id'),
      found: sql<typeof checks.$inferSelect.outcome | null>`${checks.outcome}`.as('found'),
      foundBy: sql<string | null>`${checks.by}`.as('found_by'),
      why: sql<string | null>`${checks.reason}`.as('why'),
      items: keptOf(checks.id).as('items'),
      foundAt: sql<Instant | null>`${checks.at}`.as('found_at'),
      isAssigned: sql<number>`exists (select 1 from ${restsOnEligibility} x where x.which = ${checks.id})`
        .mapWith(Boolean)
        .as('is_assigned'),
    })
    .from(submitted)
    .innerJoin(rounds, eq(rounds.id, submitted.roundId))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .where(eq(submitted.proposalId, proposalId))

const recheckOf = (db: Db, proposalId: string) =>
  db
    .select({
      id: rechecks.id,
      findingId: rechecks.findingId,
      reason: rechecks.reason,
      by: rechecks.by,
      at: rechecks.at,
      outcome: answers.outcome,
      answer: sql<string | null>`${answers.reason}`.as('answer'),
      failed:
        sql<string>`(select f.reason from all_eligibility_checks f where f.id = ${rechecks.findingId})`.as(
          'failed',
        ),
      failedItems: keptOf(rechecks.findingId).as('failed_items'),
      answeredAt: sql<Instant | null>`${answers.at}`.as('answered_at'),
    })
    .from(rechecks)
    .innerJoin(submitted, eq(submitted.id, rechecks.submissionId))
    .leftJoin(answers, eq(answers.recheckId, rechecks.id))
    .where(eq(submitted.proposalId, proposalId))
    .orderBy(desc(rechecks.at))
    .limit(1)

/** All that a re-check rests on; null: never handed in, withdrawn, or sealed. One round trip. */
export async function findRechecked(db: Db, proposalId: string, now: Instant) {
  const [[row], [last], reversals, [entry], lasts, calendar, snapshots, lastOfOrganization] = await db.batch([
    recheckedOf(db, proposalId),
    recheckOf(db, proposalId),
    reversalsIn(db, subjects.proposal(proposalId)),
    standingOf(db, findingRow(findingOf(proposalId))),
    headsOf(db, [subjects.proposal.of(sql`${proposalId}`), subjects.panel.of(roundOf(proposalId))]),
    calendarOf(db),
    snapshotsOf(db, organizationIdOf(proposalId)),
    lastOf(db, subjects.organization.of(organizationIdOf(proposalId))), // its look-ups are recorded there
  ])
  if (!row) return null
  const { checkId, found, foundBy, foundAt, why, items, ...one } = row
  // one that was never answered falls away with its finding
  const asked = last && (last.outcome !== null || last.findingId === checkId) ? last : null
  const isJudged = checkId !== null && found !== null && foundBy !== null && foundAt !== null
  const waiting = reversals
    .map(reversalIn)
    .find((of) => of.kind === 'eligibility' && of.which === checkId && isOpen(of, now))
  const rechecked: Rechecked & typeof one & { failure: string | null; items: Kept[] } = {
    ...one,
    items: asked?.failedItems ?? (found === 'ineligible' ? items : null) ?? [],
    failure: asked?.failed ?? (found === 'ineligible' ? why : null),
    check: isJudged ? { id: checkId, outcome: found, by: foundBy, at: foundAt } : null,
    recheck: asked ? recheckIn(asked) : null,
    reversalWaits: waiting?.until ?? null,
  }
  return {
    found: rechecked,
    entry: entry ?? null,
    lasts,
    calendar,
    snapshots,
    lastOfOrganization: lastIn(lastOfOrganization, subjects.organization(one.organizationId)),
  }
}

/** `failure`: the reason of the finding that is or can be re-checked; `items`: what it found of each condition. */
export type Found = NonNullable<Awaited<ReturnType<typeof findRechecked>>>['found']

const roundOf = (proposalId: string): SQL => sql`(select round_id from proposals where id = ${proposalId})`
/** The finding of a proposal that counts. */
const findingOf = (proposalId: string): SQL => sql`(select k.id from open_submissions o
  join told_eligibility k on k.submission_id = o.id where o.proposal_id = ${proposalId})`

function recheckIn(row: Awaited<ReturnType<typeof recheckOf>>[number]): Recheck {
  const { id, findingId, reason, by, at, failed, outcome, answer, answeredAt } = row
  const isAnswered = outcome !== null && answer !== null && answeredAt !== null
  const given = isAnswered ? { outcome, reason: answer, at: answeredAt } : null
  return { id, findingId, reason, by, at, failed, answer: given }
}

export const insertRecheck = (db: Db, row: typeof rechecks.$inferInsert): Statement =>
  db.insert(rechecks).values(row)

export const insertRecheckAnswer = (db: Db, row: typeof answers.$inferInsert): Statement =>
  db.insert(answers).values(row)
