import { sql } from 'drizzle-orm'
import type { Check } from '../src/checks/check.ts'
import { checkDigests } from '../src/checks/digests.ts'
import { CHECKS, runChecks } from '../src/checks/run.ts'
import type { Db } from '../src/db/db.ts'
import type { Broken } from '../src/history/rules.ts'

/** What does not hold, of all that is checked. */
export async function allBroken(db: Db): Promise<Broken[]> {
  const [suspects, digests] = await Promise.all([suspected(db), checkDigests(db)])
  return [...(suspects.length > 0 ? await runChecks(db, suspects) : []), ...digests]
}

/** Checks in one statement, a column each, as many as workerd has memory for. It is a fraction of the time of a statement for each. */
const IN_A_STATEMENT = 10
const STATEMENTS = Array.from({ length: Math.ceil(CHECKS.length / IN_A_STATEMENT) }, (_, at) => {
  const some = CHECKS.slice(at * IN_A_STATEMENT, (at + 1) * IN_A_STATEMENT)
  const columns = some.map(({ rows }, i) => sql`exists (${rows}) as ${sql.raw(`c${i}`)}`)
  return { some, asked: sql`select ${sql.join(columns, sql`, `)}` }
})

async function suspected(db: Db): Promise<Check[]> {
  const [first, ...others] = STATEMENTS.map(({ asked }) => db.all<Record<string, number>>(asked))
  if (!first) return []
  const found = await db.batch([first, ...others])
  return STATEMENTS.flatMap(({ some }, at) => some.filter((_, i) => found[at]?.[0]?.[`c${i}`] === 1))
}
