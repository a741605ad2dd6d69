import { asc, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { people } from '../../../people/tables.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { recheckBy } from '../../screening/rechecks/rules.ts'
import { lastFailureIn, waitingIn } from '../../screening/store/waiting.ts'
import { detectedIn, detectionIn } from '../store/detected.ts'
import { approvedIn, assignedAtIn, membersIn, recusalsIn } from '../store/panel.ts'
import { distributionChanges as changes, distributions } from '../tables.ts'
import type { Distributing, Read } from './rules/distribution.ts'

/** The last plan of a round, which counts. */
const distributionIn = (db: Db, roundId: string) =>
  db
    .select({
      id: distributions.id,
      seq: distributions.seq,
      seed: distributions.seed,
      rows: distributions.rows,
      moved: distributions.moved,
      by: people.name,
      at: distributions.at,
    })
    .from(distributions)
    .innerJoin(people, eq(people.id, distributions.by))
    .where(isLast(roundId))

const isLast = (roundId: string) => sql`${distributions.roundId} = ${roundId} and ${distributions.seq} = (
  select max(x.seq) from distributions x where x.round_id = ${roundId})`

const changesIn = (db: Db, roundId: string) =>
  db
    .select({
      seq: sql<number>`${changes.seq}`.as('nth'),
      submissionId: changes.submissionId,
      from: changes.from,
      to: changes.to,
      reason: changes.reason,
      by: people.name,
      at: changes.at,
    })
    .from(distributions)
    .innerJoin(changes, eq(changes.distributionId, distributions.id))
    .innerJoin(people, eq(people.id, changes.by))
    .where(isLast(roundId))
    .orderBy(asc(changes.seq))

/** What is to be read, once it may be: a plan is of all of it. */
const readIn = (db: Db, roundId: string) =>
  db.all<Read>(sql`
    select s.id as submissionId, s.organization_id as organizationId, s.number, s.title
    from open_submissions s join proposal_progress g on g.proposal_id = s.proposal_id and g.eligible = 1
    where s.round_id = ${roundId} order by s.number`)

/** A panel with what it reads and the plan that counts, in one round trip, and where its history stands. */
export async function findDistributing(db: Db, roundId: string) {
  const [
    [round],
    [opened],
    members,
    recusals,
    detected,
    [waiting],
    [failure],
    calendar,
    eligible,
    [assigned],
    [approved],
    [distribution],
    altered,
    last,
  ] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    membersIn(db, roundId),
    recusalsIn(db, roundId),
    detectedIn(db, roundId),
    waitingIn(db, roundId),
    lastFailureIn(db, roundId),
    calendarOf(db),
    readIn(db, roundId),
    assignedAtIn(db, roundId),
    approvedIn(db, roundId),
    distributionIn(db, roundId),
    changesIn(db, roundId),
    lastOf(db, subjects.panel(roundId)),
  ])
  if (!round) return null
  const { plan, ended } = round
  const of: Distributing = {
    panel: {
      ...{ roundId, plan, ended, members, recusals, eligible, pool: [] },
      detected: detected.map(detectionIn),
      ...{ left: waiting?.left ?? 0, recheckBy: recheckBy(plan, calendar, failure?.at ?? null) },
      ...{ assignedAt: assigned?.at ?? null, approvedAt: approved?.at ?? null, openedAt: opened?.at ?? null },
    },
    distribution: distribution ?? null,
    changes: altered,
  }
  return { of, last: lastIn(last, subjects.panel(roundId)) }
}

export const insertDistribution = (db: Db, row: typeof distributions.$inferInsert): Statement =>
  db.insert(distributions).values(row)

export const insertChange = (db: Db, row: typeof changes.$inferInsert): Statement =>
  db.insert(changes).values(row)
