// oxlint-disable no-await-in-loop -- an archive is one entry after another
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { checkDigests } from '../checks/digests.ts'
import { runChecks } from '../checks/run.ts'
import { type Connection, openDb } from '../db/db.ts'
import type { Broken } from '../history/rules.ts'
import { openSqlite } from '../machine/sqlite.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { type Entry, entriesOf } from './archive.ts'
import { type Bytes, FORMAT, type Head, type Manifest, NAMES, headIn, manifestIn } from './manifest.ts'
import { namedIn } from './named.ts'
import { faultsOf, standingOf } from './standing.ts'

/**
 * What a backup holds, every byte of it looked at. `altered`: files whose bytes are not those that were uploaded; `broken`: what
 * the site's own checks say of the database. Neither is the backup's doing.
 */
export type Held = Head & Manifest & { altered: string[]; broken: Broken[] }

/** `database`: where the database is written; `known`: the migrations that this program has. */
export type Into = {
  database: string
  known: string[]
  keep?: (key: string, bytes: Uint8Array) => Promise<unknown>
}

/** An archive that is not whole, or is none. */
class Spoilt extends Error {}

/** Reads all of an archive and checks it. A refusal leaves what was kept until then to whoever asked. */
export async function readBackup(archive: string, into: Into): Promise<Result<Held, string>> {
  try {
    const read = await entriesIn(archive, into)
    if (!read.ok) return read
    const newer = read.value.manifest.migrations.filter((name) => !into.known.includes(name))
    if (newer.length > 0) return refuse(`这份备份比程序新（${newer.join('、')}）：请用新的程序`)
    return ok(await checked(read.value, into))
  } catch (error) {
    if (isOfThisMachine(error)) throw error
    return refuse(`备份文件坏了，没有用它：${error instanceof Error ? error.message : String(error)}`)
  }
}

/** No room, no right to write: that says nothing of the archive. */
const isOfThisMachine = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(ENOENT|ENOSPC|EACCES|EROFS|EDQUOT|EIO)$/.test(String(error.code))

type Read = { head: Head; manifest: Manifest; told: Manifest['files'] }

async function entriesIn(archive: string, into: Into): Promise<Result<Read, string>> {
  const told: Record<string, Bytes> = {}
  let [head, manifest, database]: [Head | null, Manifest | null, Bytes | null] = [null, null, null]
  for await (const entry of entriesOf(archive)) {
    if (manifest) throw new Spoilt(`${entry.name} after its end`)
    if (!head) head = headOf(entry.name, await textOf(entry))
    else if (entry.name === NAMES.database) database = await written(entry, into.database)
    else if (entry.name === NAMES.manifest) manifest = manifestIn(await textOf(entry))
    else if (entry.name.startsWith(NAMES.files)) await kept(entry, told, into)
    else throw new Spoilt(entry.name)
    if (head.format > FORMAT) return refuse(`这份备份的格式（${head.format}）比程序新：请用新的程序`)
  }
  if (!head || !manifest || !database) throw new Spoilt('cut short')
  whyNotSame(NAMES.database, manifest.database, database)
  return ok({ head, manifest, told })
}

function headOf(name: string, text: string): Head {
  const head = name === NAMES.head ? headIn(text) : null
  if (!head) throw new Spoilt(name)
  return head
}

async function kept(entry: Entry, told: Record<string, Bytes>, into: Into): Promise<void> {
  const key = entry.name.slice(NAMES.files.length)
  const bytes = await bytesOf(entry)
  told[key] = { size: bytes.length, sha256: sha256(bytes) }
  await into.keep?.(key, bytes)
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const textOf = async (entry: Entry): Promise<string> => (await bytesOf(entry)).toString()

async function bytesOf({ chunks }: Entry): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** On the disk; told by what was written. */
async function written({ chunks }: Entry, to: string): Promise<Bytes> {
  const [file, hash] = [createWriteStream(to, { mode: 0o600, flush: true }), createHash('sha256')]
  let size = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    size += chunk.length
    if (!file.write(chunk)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  return { size, sha256: hash.digest('hex') }
}

function whyNotSame(name: string, said: Bytes | undefined, found: Bytes | undefined): void {
  if (!said || !found || said.size !== found.size || said.sha256 !== found.sha256)
    throw new Spoilt(`${name} is not what was written`)
}

async function checked({ head, manifest, told }: Read, { database, known }: Into): Promise<Held> {
  for (const key of new Set([...Object.keys(manifest.files), ...Object.keys(told)]))
    whyNotSame(key, manifest.files[key], told[key])
  const db = openSqlite(database)
  try {
    const [fault] = faultsOf(db)
    if (fault) throw new Spoilt(fault)
    const { migrations, rows } = standingOf(db)
    if (JSON.stringify([migrations, rows]) !== JSON.stringify([manifest.migrations, manifest.rows]))
      throw new Spoilt('rows')
    const altered = head.holds === 'all' ? await alteredIn(db, told) : []
    // the checks know the tables of this program; those of an older one are checked when it is brought up to date
    const broken = known.every((name) => migrations.includes(name)) ? await brokenIn(db) : []
    return { ...head, ...manifest, altered, broken }
  } finally {
    db.close()
  }
}

async function alteredIn(db: Connection, told: Manifest['files']): Promise<string[]> {
  const named = await namedIn(db)
  return named.flatMap(({ key, sha256: said }) =>
    said && told[key] && told[key].sha256 !== said ? [key] : [],
  )
}

async function brokenIn(connection: Connection): Promise<Broken[]> {
  const db = openDb(connection)
  return [...(await runChecks(db)), ...(await checkDigests(db))]
}
