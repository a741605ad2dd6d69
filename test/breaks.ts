import { env } from 'cloudflare:workers'
import { openDb } from '../src/db/db.ts'
import type { Broken } from '../src/history/rules.ts'
import { allBroken } from './broken.ts'

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
