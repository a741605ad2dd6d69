import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sqlite } from './sqlite.ts'

/** D1's own list of the migrations that a database has. */
export const BOOKS = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** Beside the program where it is built; at the top of the project where it is not. */
const BESIDE = join(dirname(fileURLToPath(import.meta.url)), 'migrations')
export const MIGRATIONS = existsSync(BESIDE) ? BESIDE : 'migrations'

/** Those of this program, in their order. */
export const ourMigrations = (folder = MIGRATIONS): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()

/** What a database lacks of these migrations, and what it has that they do not know: it is newer than this program. */
export async function standingOf(
  db: Sqlite,
  folder = MIGRATIONS,
): Promise<{ lacking: string[]; unknown: string[]; applied: number }> {
  db.run(BOOKS)
  const { results } = await db.prepare('select name from d1_migrations').all<{ name: string }>()
  const applied = results.map(({ name }) => name)
  const ours = ourMigrations(folder)
  return {
    lacking: ours.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !ours.includes(name)),
    applied: applied.length,
  }
}

/** In the books of D1's own, so that a database can go from one home to the other. One that fails leaves nothing behind. */
export async function applyMigrations(db: Sqlite, names: string[], folder = MIGRATIONS): Promise<void> {
  for (const name of names)
    db.within('immediate', () => {
      db.run(readFileSync(join(folder, name), 'utf8'))
      db.run(`insert into d1_migrations (name) values ('${name.replaceAll("'", "''")}')`)
    })
}
