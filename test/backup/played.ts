import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Digests, digestsOf } from '../../src/backup/copying.ts'
import { schemaOf } from '../../src/backup/schema.ts'
import type { Bucket } from '../../src/db/bucket.ts'
import type { Connection } from '../../src/db/db.ts'
import { openFolder } from '../../src/machine/folder.ts'
import { BOOKS, applyMigrations, ourMigrations } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { type Machine, databaseIn, openMachine } from '../../src/machine/site.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'
import { play } from '../../src/start/demonstration/play.ts'
import { scratch } from '../scratch.ts'

export const newPlace = (): string => mkdtempSync(join(scratch(), 'machine-'))

/** A site that nobody has set up, in a folder of its own. */
export async function bare(data = newPlace()): Promise<string> {
  const { db } = open(data)
  db.run(BOOKS)
  await applyMigrations(db, ourMigrations())
  db.close()
  return data
}

export const open = (data: string): Machine => openMachine(data, secretsIn(data, {}))

let playing: Promise<string> | undefined
/** The demonstration on a machine's own disk, played once for all tests of this process: a copy that is the test's own. */
export async function played(): Promise<string> {
  const data = newPlace()
  cpSync(await (playing ??= playOnce()), data, { recursive: true })
  return data
}

async function playOnce(): Promise<string> {
  const data = await bare()
  const { db, env } = open(data)
  await play(env)
  db.close()
  return data
}

/** Every row of every table, and every file, by their digests. */
export async function all(
  connection: Connection,
  bucket: Bucket,
): Promise<{ rows: Digests; files: Digests }> {
  const rows = await digestsOf(connection, await schemaOf(connection))
  const { objects } = await bucket.list()
  const files = await Promise.all(
    objects.map(async ({ key }) => {
      const bytes = new Uint8Array((await (await bucket.get(key))?.arrayBuffer()) ?? [])
      return [key, createHash('sha256').update(bytes).digest('hex')] as const
    }),
  )
  return { rows, files: Object.fromEntries(files) }
}

export async function allIn(data: string): Promise<{ rows: Digests; files: Digests }> {
  const db = openSqlite(databaseIn(data), { readOnly: true })
  return all(db, openFolder(join(data, 'files'))).finally(() => db.close())
}
