import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Sqlite } from './sqlite.ts'

/** D1's own list of the migrations that a database has. */
export const BOOKS = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** What a database lacks of these migrations, and what it has that they do not know: it is newer than this program. */
export async function standingOf(
  db: Sqlite,
  folder: string,
): Promise<{ lacking: string[]; unknown: string[] }> {
  db.run(BOOKS)
  const { results } = await db.prepare('select name from d1_migrations').all<{ name: string }>()
  const applied = results.map(({ name }) => name)
  const ours = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return {
    lacking: ours.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !ours.includes(name)),
  }
}

/** In the books of D1's own, so that a database can go from one home to the other. One that fails leaves nothing behind. */
export async function applyMigrations(db: Sqlite, folder: string, names: string[]): Promise<void> {
  for (const name of names)
    db.within('immediate', () => {
      db.run(readFileSync(join(folder, name), 'utf8'))
      db.run(`insert into d1_migrations (name) values ('${name.replaceAll("'", "''")}')`)
    })
}
