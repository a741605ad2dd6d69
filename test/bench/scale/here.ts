import { openFolder } from '../../../src/machine/folder.ts'
import { openSqlite } from '../../../src/machine/sqlite.ts'

/** What `cloudflare:workers` is in a bench: one SQLite file and a folder of this machine. */
const data = process.env['BENCH_DATA'] ?? ''
const unused = (): never => {
  throw new Error('only prepare and batch are used')
}
const db = Object.assign(openSqlite(`${data}.sqlite`), { exec: unused, dump: unused })
export const env = {
  DB: db,
  FILES: openFolder(`${data}.files`),
  AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
  DATA_SECRET: 'another-secret-for-tests-only-0123456789',
  MIGRATIONS: [],
}

/** What `cloudflare:test` is: run.ts has migrated the file. */
export const applyD1Migrations = async (): Promise<void> => {}
export const reset = unused

/** What `vitest` is: nothing is expected here. */
export const expect = (): never => {
  throw new Error('a bench expects nothing')
}
