import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import type { Check } from '../src/checks/check.ts'
import { checkDigests } from '../src/checks/digests.ts'
import { CHECKS, runChecks } from '../src/checks/run.ts'
import { type Db, openDb } from '../src/db/db.ts'
import type { Broken } from '../src/history/rules.ts'

/** What the tests of the running file say that they break, and what they have broken. */
const said = new Set<string>()
const seen = new Set<string>()

/** Says of a test that must break what holds, in it or before it, which checks: by name, and no more than it does break. */
export const breaks = (...names: string[]): void => names.forEach((name) => said.add(name))

/** Another file begins, on an empty storage. */
export function begin(): void {
  said.clear()
  seen.clear()
  written = 0
}

let written = 0

/** What a test has broken that its file does not say, once; nothing is asked when nothing was written. */
export async function newlyBroken(): Promise<Broken[]> {
  const now = await changes()
  if (now === written) return []
  written = now
  const found = await allBroken(openDb(env.DB))
  const news = found.filter(({ name }) => !seen.has(name) && !said.has(name))
  for (const { name } of found) seen.add(name)
  return news
}

/** What the file says that it breaks, and does not. */
export const unbroken = (): string[] => [...said].filter((name) => !seen.has(name))

/** Rows that were written since the storage began; 0 before there are tables. */
async function changes(): Promise<number> {
  const row = await env.DB.prepare(
    "select iif(exists (select 1 from sqlite_schema where name = 'closings'), total_changes(), 0) as written",
  ).first<{ written: number }>()
  return row?.written ?? 0
}

async function allBroken(db: Db): Promise<Broken[]> {
  const [suspects, digests] = await Promise.all([suspected(db), checkDigests(db)])
  return [...(suspects.length > 0 ? await runChecks(db, suspects) : []), ...digests]
}

/** Checks in one statement, a column each; D1 takes a hundred. It is a tenth of the time of a statement for each. */
const IN_A_STATEMENT = 50
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
