import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openFolder } from '../../src/machine/folder.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { type Sqlite, openSqlite } from '../../src/machine/sqlite.ts'
import { scratch } from '../scratch.ts'

/**
 * What `cloudflare:workers` and `cloudflare:test` give a test in workerd, on a machine of one's own: the same tests ask the same of
 * SQLite and a folder (test/projects.ts). A storage is a copy of one that was migrated once.
 */
const folder = mkdtempSync(join(scratch(), 'machine-'))
const begun = join(folder, 'begun.sqlite')
await begin()

async function begin(): Promise<void> {
  const db = openSqlite(begun)
  const { lacking } = await standingOf(db, 'migrations')
  await applyMigrations(db, lacking, 'migrations')
  // one file, without a log beside it
  db.run('pragma journal_mode = delete')
  db.close()
}

type Storage = Pick<Cloudflare.Env, 'DB' | 'FILES'>

function storage(): { storage: Storage; other: () => Sqlite; close: () => void } {
  const place = mkdtempSync(join(folder, 'storage-'))
  const file = join(place, 'site.sqlite')
  copyFileSync(begun, file)
  const DB = openSqlite(file)
  let second: Sqlite | undefined
  const other = () => (second ??= openSqlite(join(place, 'other.sqlite')))
  const close = () => {
    DB.close()
    second?.close()
    rmSync(place, { recursive: true, force: true })
  }
  return { storage: { DB, FILES: openFolder(join(place, 'files')) }, other, close }
}

let running = storage()
export const env: Cloudflare.Env = {
  ...running.storage,
  get OTHER() {
    return running.other()
  },
  AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
  DATA_SECRET: 'another-secret-for-tests-only-0123456789',
  MIGRATIONS: [],
  THOROUGH: true,
}

/** Another storage, empty. */
export async function reset(): Promise<void> {
  running.close()
  running = storage()
  Object.assign(env, running.storage)
}
