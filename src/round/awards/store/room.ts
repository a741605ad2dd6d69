import { type SQL, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { jsonParts } from '../../../db/parts.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { barredOn } from '../../../organizations/bars/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { isUnsealed } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { assignments } from '../../panel/tables.ts'
import { isInForce } from '../../scoring/store/sheet.ts'
import { sheets } from '../../scoring/tables.ts'
import { receivedAt } from '../../screening/store/received.ts'
import type { Decision, Entered, Line, Room } from '../rules/room.ts'
import {
  allDecisionApprovals,
  decisionApprovals,
  decisionLines,
  decisionReturns,
  decisions,
  upheldObjections,
} from '../tables.ts'

import { type WantedIneligible, ineligibleIn, ineligiblesIn } from './ineligible.ts'
import { approvalsReversed, standingApproval } from './reversal.ts'

/** A round by its own id or by that of one of its decisions. */
export type Which = { roundId: string } | { decisionId: string }

const roundIdOf = (which: Which): SQL =>
  'roundId' in which
    ? sql`${which.roundId}`
    : sql`(select round_id from decisions where id = ${which.decisionId})`

/** Where points are read: pages take what is kept of each submission, whoever decides the sheets themselves. */
export type From = 'kept' | 'sheets'

const NONE: WantedIneligible = { word: '', page: 1, rows: 0 }

/** All that a decision rests on, in one round trip; and a page of what did not get in, with its reason. */
export async function findRoom(
  db: Db,
  which: Which,
  now: Instant,
  { from = 'sheets', ineligible = NONE }: { from?: From; ineligible?: WantedIneligible } = {},
) {
  const roundId = roundIdOf(which)
  const [
    [round],
    entered,
    [counted],
    cancelled,
    [latest],
    lines,
    notIn,
    [ineligibles],
    last,
    barred,
    [approval],
    reversals,
  ] = await db.batch([
    callOf(db, roundId),
    eligibleIn(db, roundId, POINTS[from]),
    countedIn(db, roundId, from),
    cancelledIn(db, roundId),
    latestIn(db, roundId),
    linesIn(db, roundId),
    ineligibleIn(db, roundId, ineligible),
    ineligiblesIn(db, roundId, ineligible),
    lastOf(db, subjects.decision.of(roundId)),
    barredOn(db, dayOf(now)),
    standingApproval(db, roundId),
    approvalsReversed(db, roundId),
  ])
  if (!round) return null
  const room: Room = {
    roundId: round.id,
    plan: round.plan,
    ended: round.ended,
    entered: entered.map(({ points, ...one }): Entered => ({ ...one, sheets: sheetsIn(points) })),
    ...{ assigned: 0, submitted: 0, recusals: 0, ...counted },
    barred: new Set(barred.map(({ organizationId }) => organizationId)),
    cancelled: new Set(cancelled.map(({ submissionId }) => submissionId)),
    latest: latest ? decisionIn(latest, lines) : null,
  }
  return {
    room,
    ineligible: { rows: notIn, all: 0, found: 0, ...ineligibles },
    last: lastIn(last, subjects.decision(round.id)),
    approvalId: approval?.id ?? null,
    reversals: reversals.map(reversalIn),
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findRoom>>>

/** `points`: of each sheet that is in and counts, as JSON; null before the first is given out. */
type Scored = Omit<Entered, 'sheets'> & { points: string | null }

export const eligibleIn = (db: Db, roundId: SQL, points: SQL) =>
  db.all<Scored>(sql`
    select s.id as proposal, s.proposal_id as proposalId, s.number, s.title, s.track, s.organization_id as organization,
      o.name as organizationName, s.ask_fen as ask, ${receivedAt(sql`s.proposal_id`)} as submittedAt, ${points} as points
    from proposal_progress x cross join current_submissions s on s.proposal_id = x.proposal_id
    join organizations o on o.id = s.organization_id
    where x.round_id = ${roundId} and x.eligible > 0 and ${isUnsealed(roundId)}`)

/** In the order of their assignments' ids, which tells nothing of who they are. */
const POINTS: Record<From, SQL> = {
  kept: sql`(select c.points from submission_sheets c where c.round_id = s.round_id and c.submission_id = s.id)`,
  sheets: sql`(select json_group_array(json(${sheets.points}) order by ${assignments.id}) from ${assignments}
    join ${sheets} on ${sheets.assignmentId} = ${assignments.id}
    where ${assignments.submissionId} = s.id and ${isInForce})`,
}

function sheetsIn(text: string | null): Entered['sheets'] {
  const given: Entered['sheets'][number]['points'][] = JSON.parse(text ?? '[]')
  return given.map((points) => ({ points }))
}

export const cancelledIn = (db: Db, roundId: SQL) =>
  db
    .select({ submissionId: upheldObjections.submissionId })
    .from(upheldObjections)
    .where(sql`${upheldObjections.roundId} = ${roundId}`)

type Counted = Pick<Room, 'assigned' | 'submitted' | 'recusals'>

/** Sheets that count, how many are in, and recusals. */
export const countedIn = (db: Db, roundId: SQL, from: From) =>
  db.all<Counted>(
    from === 'kept'
      ? sql`select x.sheets - k.void as assigned, x.sheets_done - k.void_done as submitted, k.recusals
          from round_progress x join round_scored k on k.round_id = x.round_id where x.round_id = ${roundId}`
      : sql`select count(*) as assigned, count(${sheets.assignmentId}) as submitted,
          (select count(*) from recusals q where q.round_id = ${roundId}) as recusals
          from ${assignments} left join ${sheets} on ${sheets.assignmentId} = ${assignments.id}
          where ${assignments.roundId} = ${roundId} and ${isInForce}`,
  )

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
