import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import type { Instant } from '../shared/days.ts'
import type { Found } from '../shared/personal/find.ts'
import { type Decision, type Outcome, type Printed, digestOf, isShown } from './rules.ts'

/** The latest decision on every number that was ever decided on, whichever round it was made in. */
export const allDecisions = (db: Db) =>
  db.all<Decision>(sql`
    select d.digest, d.what, d.masked, d.outcome, d.reason, p.name as by, d.at
    from number_decisions d join people p on p.id = d.by_id where ${isLatest}`)

const isLatest = sql`not exists (select 1 from number_decisions l
  where l.digest = d.digest and (l.at > d.at or l.at = d.at and l.seq > d.seq))`

/** The same on these numbers. */
const decisionsOn = (db: Db, digests: string[]) =>
  db.all<Decision>(sql`
    select d.digest, d.what, d.masked, d.outcome, d.reason, p.name as by, d.at
    from number_decisions d join people p on p.id = d.by_id
    where d.digest in (select value from json_each(${JSON.stringify(digests)})) and ${isLatest}`)

/** Which of these numbers may be printed. One round trip, and none where there are no numbers. */
export async function shownAmong(db: Db, numbers: Found[]): Promise<(found: Found) => boolean> {
  const named = [...new Map(numbers.map((one) => [keyOf(one), one]))]
  const digests = new Map(
    await Promise.all(named.map(async ([key, one]) => [key, await digestOf(one)] as const)),
  )
  const decisions = await decisionsOn(db, [...digests.values()])
  const shown = new Set(decisions.filter(isShown).map(({ digest }) => digest))
  return (found) => shown.has(digests.get(keyOf(found)) ?? '')
}

const keyOf = ({ what, digits }: Found): string => `${what}:${digits}`

type Decided = { roundId: string; outcome: Outcome; reason: string; by: string; at: Instant }

/** One more decision on a number; the ones before stay. */
export const insertDecision = (
  db: Db,
  { digest, what, masked }: Printed,
  { roundId, outcome, reason, by, at }: Decided,
): Statement =>
  db.run(sql`insert into number_decisions (round_id, digest, seq, what, masked, outcome, reason, by_id, at)
    select ${roundId}, ${digest}, 1 + count(*), ${what}, ${masked}, ${outcome}, ${reason}, ${by}, ${at}
    from number_decisions where round_id = ${roundId} and digest = ${digest}`)
