import { type SQL, and, count, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { jsonParts } from '../../../db/parts.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { barredOn } from '../../../organizations/bars/store.ts'
import { organizations } from '../../../people/tables.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { callOf } from '../../calls/store.ts'
import { assignments, recusals } from '../../panel/tables.ts'
import { openSubmissions } from '../../proposals/tables.ts'
import { isUnbarred } from '../../scoring/store/sheet.ts'
import { sheets } from '../../scoring/tables.ts'
import { receivedAt } from '../../screening/store/received.ts'
import { eligibilityChecks } from '../../screening/tables.ts'
import type { Decision, Entered, Line, Room } from '../rules/room.ts'
import {
  allDecisionApprovals,
  decisionApprovals,
  decisionLines,
  decisionReturns,
  decisions,
  upheldObjections,
} from '../tables.ts'

import { approvalsReversed, standingApproval } from './reversal.ts'

/** A round by its own id or by that of one of its decisions. */
export type Which = { roundId: string } | { decisionId: string }

const roundIdOf = (which: Which): SQL =>
  'roundId' in which
    ? sql`${which.roundId}`
    : sql`(select round_id from decisions where id = ${which.decisionId})`

/** All that a decision rests on, in one round trip; and what did not get in, with its reason. */
export async function findRoom(db: Db, which: Which, now: Instant) {
  const roundId = roundIdOf(which)
  const [
    [round],
    entered,
    handedIn,
    [assigned],
    [recused],
    cancelled,
    [latest],
    lines,
    ineligible,
    last,
    barred,
    [approval],
    reversals,
  ] = await db.batch([
    callOf(db, roundId),
    eligibleIn(db, roundId),
    sheetsIn(db, roundId),
    db
      .select({ count: count() })
      .from(assignments)
      .where(and(sql`${assignments.roundId} = ${roundId}`, isUnbarred)),
    db
      .select({ count: count() })
      .from(recusals)
      .where(sql`${recusals.roundId} = ${roundId}`),
    db
      .select({ submissionId: upheldObjections.submissionId })
      .from(upheldObjections)
      .where(sql`${upheldObjections.roundId} = ${roundId}`),
    latestIn(db, roundId),
    linesIn(db, roundId),
    ineligibleIn(db, roundId),
    lastOf(db, subjects.decision.of(roundId)),
    barredOn(db, dayOf(now)),
    standingApproval(db, roundId),
    approvalsReversed(db, roundId),
  ])
  if (!round) return null
  const sheetsOf = Map.groupBy(handedIn, ({ submissionId }) => submissionId)
  const room: Room = {
    roundId: round.id,
    plan: round.plan,
    ended: round.ended,
    entered: entered.map((one): Entered => ({
      ...one,
      sheets: sheetsOf.get(one.proposal) ?? [],
    })),
    assigned: assigned?.count ?? 0,
    submitted: handedIn.length,
    recusals: recused?.count ?? 0,
    barred: new Set(barred.map(({ organizationId }) => organizationId)),
    cancelled: new Set(cancelled.map(({ submissionId }) => submissionId)),
    latest: latest ? decisionIn(latest, lines) : null,
  }
  return {
    room,
    ineligible,
    last: lastIn(last, subjects.decision(round.id)),
    approvalId: approval?.id ?? null,
    reversals: reversals.map(reversalIn),
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findRoom>>>

const eligibleIn = (db: Db, roundId: SQL) =>
  db
    .select({
      proposal: openSubmissions.id,
      proposalId: openSubmissions.proposalId,
      number: openSubmissions.number,
      title: openSubmissions.title,
      track: openSubmissions.track,
      organization: openSubmissions.organizationId,
      organizationName: organizations.name,
      ask: openSubmissions.ask,
      submittedAt: sql<Instant>`${receivedAt(sql`${openSubmissions.proposalId}`)}`.as('received_at'),
    })
    .from(openSubmissions)
    .innerJoin(eligibilityChecks, eq(eligibilityChecks.submissionId, openSubmissions.id))
    .innerJoin(organizations, eq(organizations.id, openSubmissions.organizationId))
    .where(and(sql`${openSubmissions.roundId} = ${roundId}`, eq(eligibilityChecks.outcome, 'eligible')))

const sheetsIn = (db: Db, roundId: SQL) =>
  db
    .select({ submissionId: assignments.submissionId, points: sheets.points })
    .from(assignments)
    .innerJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(sql`${assignments.roundId} = ${roundId}`, isUnbarred))

const ineligibleIn = (db: Db, roundId: SQL) =>
  db
    .select({
      proposalId: openSubmissions.proposalId,
      number: openSubmissions.number,
      title: openSubmissions.title,
      organization: organizations.name,
      reason: eligibilityChecks.reason,
    })
    .from(openSubmissions)
    .innerJoin(eligibilityChecks, eq(eligibilityChecks.submissionId, openSubmissions.id))
    .innerJoin(organizations, eq(organizations.id, openSubmissions.organizationId))
    .where(and(sql`${openSubmissions.roundId} = ${roundId}`, eq(eligibilityChecks.outcome, 'ineligible')))
    .orderBy(openSubmissions.number)

const latestIn = (db: Db, roundId: SQL) =>
  db
    .select({
      id: decisions.id,
      revision: decisions.revision,
      remark: decisions.remark,
      sha256: decisions.sha256,
      preparedBy: decisions.by,
      preparedAt: decisions.at,
      approvedAt: sql<Instant | null>`${decisionApprovals.at}`.as('approved_at'),
      returnedAt: sql<Instant | null>`${decisionReturns.at}`.as('returned_at'),
      returnReason: decisionReturns.reason,
      returnedBy: sql<string | null>`${decisionReturns.by}`.as('returned_by'),
    })
    .from(decisions)
    .leftJoin(decisionApprovals, eq(decisionApprovals.decisionId, decisions.id))
    .leftJoin(decisionReturns, eq(decisionReturns.decisionId, decisions.id))
    .where(sql`${decisions.roundId} = ${roundId}`)
    .orderBy(desc(decisions.revision))
    .limit(1)

const linesIn = (db: Db, roundId: SQL) =>
  db
    .select()
    .from(decisionLines)
    .where(
      sql`${decisionLines.decisionId} = (select id from decisions where round_id = ${roundId} order by revision desc limit 1)`,
    )

type Latest = Awaited<ReturnType<typeof latestIn>>[number]

function decisionIn({ returnedAt, returnReason, returnedBy, ...latest }: Latest, lines: Line[]): Decision {
  const returned =
    returnedAt === null ? null : { at: returnedAt, reason: returnReason ?? '', by: returnedBy ?? '' }
  return { ...latest, returned, lines }
}

export type NewDecision = {
  id: string
  roundId: string
  revision: number
  remark: string
  sha256: string
  by: string
  at: Instant
}

/** The decision and its lines, a statement for some thousand of them; in the order of the table's columns. */
export function insertDecision(db: Db, decision: NewDecision, lines: Line[]): Statement[] {
  const rows = lines.map((l) => [l.submissionId, l.track, l.rank, l.sheets, l.score, l.award, l.reason])
  return [
    db.insert(decisions).values(decision),
    ...jsonParts(rows).map((part) =>
      db.insert(decisionLines).select(sql`
        select ${decision.id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
        from json_each(${part})`),
    ),
  ]
}

export const insertApproval = (db: Db, id: string, decisionId: string, by: string, at: Instant): Statement =>
  db.insert(allDecisionApprovals).values({ id, decisionId, by, at })

export const insertReturn = (
  db: Db,
  decisionId: string,
  reason: string,
  by: string,
  at: Instant,
): Statement => db.insert(decisionReturns).values({ decisionId, reason, by, at })
