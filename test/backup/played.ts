import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Digests, digestsOf } from '../../src/backup/copying.ts'
import { schemaOf } from '../../src/backup/schema.ts'
import type { Bucket } from '../../src/db/bucket.ts'
import { type Connection, openDb } from '../../src/db/db.ts'
import { load } from '../../src/demonstration/load.ts'
import { openFolder } from '../../src/machine/folder.ts'
import { BOOKS, applyMigrations, ourMigrations } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { type Machine, databaseIn, openMachine } from '../../src/machine/site.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'
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

const FOLDER = 'src/demonstration/dongcheng-2013'

let playing: Promise<string> | undefined
/** The demonstration on a machine's own disk, played once for all tests of this process: a copy that is the test's own. */
export async function played(): Promise<string> {
  const data = newPlace()
  cpSync(await (playing ??= play()), data, { recursive: true })
  return data
}

async function play(): Promise<string> {
  const data = await bare()
  const { db, env } = open(data)
  const names = readdirSync(FOLDER).filter((name) => /\.(json|csv)$/.test(name))
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))
  const about = { now: Date.now(), secret: env.DATA_SECRET, historyKey: env.HISTORY_KEY }
  await load({ db: openDb(db), bucket: env.FILES, say: () => {} }, texts, about)
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
