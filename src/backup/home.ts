import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bucket } from '../db/bucket.ts'
import type { Connection } from '../db/db.ts'
import { openFolder } from '../machine/folder.ts'
import { databaseIn } from '../machine/site.ts'
import { openSqlite } from '../machine/sqlite.ts'
import { type Result, ok, refuse } from '../shared/result.ts'

/** Where a district lives: what of it a backup needs. */
export type Home = {
  connection: Connection
  bucket: Bucket
  /** The database as it is at one moment, as a file of SQLite. */
  snapshot: (to: string) => Promise<void>
  close: () => Promise<void>
}

export const filesIn = (data: string): string => join(data, 'files')

/** A folder of this machine. Reads alone, beside whoever serves it. */
export function machineHome(data: string): Result<Home, string> {
  const file = databaseIn(data)
  if (!existsSync(file)) return refuse(`${data}里没有数据库（site.sqlite）`)
  const db = openSqlite(file, { readOnly: true })
  return ok({
    connection: db,
    bucket: openFolder(filesIn(data)),
    snapshot: (to) => db.copyTo(to),
    close: async () => db.close(),
  })
}
