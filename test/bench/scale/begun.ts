import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { applyMigrations } from '../../../src/machine/migrate.ts'
import { openSqlite } from '../../../src/machine/sqlite.ts'
import { bundled } from './bundled.ts'

/** The database of scale 1 in a folder, x1.sqlite, with who asks for what in it, asked.json; one that is there serves again. */
export async function makeBase(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'x1')
  if (existsSync(`${data}.sqlite`)) return
  const db = openSqlite(`${data}.sqlite`)
  db.run('create table d1_migrations (id integer primary key, name text, applied_at text)')
  await applyMigrations(db, readdirSync('migrations').toSorted())
  db.close()
  await bundled('base.ts', join(folder, 'base.mjs'), 'node')
  runOn(data, join(folder, 'base.mjs'), join(folder, 'asked.json'))
}

/** A file of this bench on a database, named without its ending. */
export function runOn(data: string, module: string, ...args: string[]): void {
  const env = { ...process.env, BENCH_DATA: data }
  const { status } = spawnSync(process.execPath, [module, ...args], { env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${module} ended with ${status}`)
}
