import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { barredOn } from '../../../organizations/bars/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { callOf } from '../../calls/store.ts'
import { assignments } from '../../panel/tables.ts'
import { isInForce } from '../../scoring/store/sheet.ts'
import { sheets } from '../../scoring/tables.ts'
import type { Scored } from '../rules/fairness.ts'
import { isScored } from '../rules/room.ts'
import { cancelledIn, countedIn, eligibleIn } from './room.ts'

/**
 * All sheets that count, told apart by codes of their experts, in one round trip: nobody's name or id is handed on. Before
 * no sheet can come any more, none of them is.
 */
export async function findFairness(db: Db, id: string, now: Instant) {
  const roundId = sql`${id}`
  const [[round], entered, [counted], cancelled, barred] = await db.batch([
    callOf(db, roundId),
    eligibleIn(db, roundId, WITH_EXPERTS),
    countedIn(db, roundId, 'kept'),
    cancelledIn(db, roundId),
    barredOn(db, dayOf(now)),
  ])
  if (!round) return null
  const counts = { assigned: 0, submitted: 0, recusals: 0, ...counted }
  const scored: Scored = {
    plan: round.plan,
    entered: isScored({ plan: round.plan, ...counts }, now) ? coded(entered) : [],
    cancelled: new Set(cancelled.map(({ submissionId }) => submissionId)),
    barred: new Set(barred.map(({ organizationId }) => organizationId)),
  }
  return { round, counts, scored }
}

const WITH_EXPERTS = sql`(
  select json_group_array(json_array(${assignments.expertId}, json(${sheets.points})) order by ${assignments.id})
  from ${assignments} join ${sheets} on ${sheets.assignmentId} = ${assignments.id}
  where ${assignments.submissionId} = s.id and ${isInForce})`

type Row = Awaited<ReturnType<typeof eligibleIn>>[number]

/** Codes count from 01 in the order of the experts' ids, which are random. */
function coded(rows: Row[]): Scored['entered'] {
  const read = rows.map(({ points, ...one }) => ({ ...one, given: givenIn(points) }))
  const ids = [...new Set(read.flatMap(({ given }) => given.map(([expert]) => expert)))].toSorted()
  const width = Math.max(2, String(ids.length).length)
  const codes = new Map(ids.map((expert, at) => [expert, String(at + 1).padStart(width, '0')]))
  return read.map(({ given, ...one }) => ({
    ...one,
    sheets: given.map(([expert, points]) => ({ expert: codes.get(expert) ?? '', points })),
  }))
}

function givenIn(text: string | null): [expert: string, points: Record<string, number>][] {
  return JSON.parse(text ?? '[]')
}
