import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Broken } from '../history/rules.ts'
import { AWARDS } from './awards.ts'
import { CALLS } from './calls.ts'
import { type Check, MOST } from './check.ts'
import { CONTRACTS } from './contracts.ts'
import { GROUND } from './ground.ts'
import { JUDGING } from './judging.ts'
import { KEPT } from './kept.ts'
import { MONEY } from './money.ts'
import { PROJECTS } from './projects.ts'
import { PROPOSALS } from './proposals.ts'
import { RECORDED } from './recorded.ts'

/** All that SQL can ask, in the order of a round's life; last, that each act is told in the history. */
export const CHECKS: Check[] = [
  ...GROUND,
  ...CALLS,
  ...CONTRACTS,
  ...PROPOSALS,
  ...JUDGING,
  ...AWARDS,
  ...MONEY,
  ...PROJECTS,
  ...KEPT,
  ...RECORDED,
]

/** Statements in one batch: D1 takes thirty seconds for each. */
const IN_A_BATCH = 25

/** What is broken, in the order of the checks; nothing: all is well. Reads alone. */
export async function runChecks(db: Db, checks: Check[] = CHECKS): Promise<Broken[]> {
  const batches = Array.from({ length: Math.ceil(checks.length / IN_A_BATCH) }, (_, at) =>
    runSome(db, checks.slice(at * IN_A_BATCH, (at + 1) * IN_A_BATCH)),
  )
  return (await Promise.all(batches)).flat()
}

async function runSome(db: Db, checks: Check[]): Promise<Broken[]> {
  const [first, ...others] = checks.map(({ rows }) =>
    db.all<{ what: string }>(sql`select what from (${rows}) limit ${sql.raw(String(MOST))}`),
  )
  if (!first) return []
  const found = await db.batch([first, ...others])
  return found.flatMap((rows, at) =>
    brokenOf(
      checks[at],
      rows.map(({ what }) => what),
    ),
  )
}

const brokenOf = (check: Check | undefined, rows: string[]): Broken[] =>
  check && rows.length > 0 ? [{ name: check.name, words: check.words, count: rows.length, rows }] : []
