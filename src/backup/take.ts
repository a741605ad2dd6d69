// oxlint-disable no-await-in-loop -- one file after another, so that whoever is served does not notice
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bucket } from '../db/bucket.ts'
import { openSqlite } from '../machine/sqlite.ts'
import { type Result, refuse } from '../shared/result.ts'
import { Archive } from './archive.ts'
import type { Home } from './home.ts'
import { type Bytes, FORMAT, type Holds, NAMES } from './manifest.ts'
import { namedIn } from './named.ts'
import { type Held, readBackup } from './read.ts'
import { standingIn } from './standing.ts'

/** `known`: the migrations of this program; `now`: when it is made, ISO. */
type About = { to: string; holds: Holds; known: string[]; now: string }

/**
 * A backup of a site that goes on serving: written beside its place, read again and checked, then named, so that whatever has its
 * name is whole.
 */
export async function takeBackup(
  home: Home,
  { to, holds, known, now }: About,
): Promise<Result<Held, string>> {
  if (existsSync(to)) return refuse(`${to}已经有了：换一个文件名`)
  const aside = `${to}.partial`
  mkdirSync(dirname(to), { recursive: true })
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  try {
    const written = join(aside, 'archive')
    await write(home, { to: written, holds, known, now }, join(aside, 'snapshot'))
    const held = await readBackup(written, { database: join(aside, 'read'), known })
    if (held.ok) await named(written, to)
    return held
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** On the disk under its name. */
async function named(written: string, to: string): Promise<void> {
  await rename(written, to)
  const folder = await open(dirname(to), 'r')
  await folder.sync().finally(() => folder.close())
}

async function write(home: Home, { to, holds, now }: About, snapshot: string): Promise<void> {
  const archive = new Archive(to)
  try {
    await archive.add(NAMES.head, textOf({ format: FORMAT, holds }))
    const files = new Files(archive, home.bucket)
    const lost = holds === 'all' ? await withFiles(home, files, snapshot) : await alone(home, snapshot)
    const database = await archive.addFile(NAMES.database, snapshot)
    const manifest = { madeAt: now, ...standingIn(snapshot), database, files: files.told(), lost }
    await archive.add(NAMES.manifest, textOf(manifest))
    await archive.end()
  } catch (error) {
    await archive.abandon()
    throw error
  }
}

const textOf = (value: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`)

async function alone(home: Home, snapshot: string): Promise<string[]> {
  await home.snapshot(snapshot)
  return []
}

/** A file that was taken away while the others were copied is told by a newer snapshot. */
const SNAPSHOTS = 3

/**
 * Files never change: what there is is copied first, then the database, then what came meanwhile. So whatever the database says
 * is there was there a moment ago, and is in the archive.
 */
async function withFiles(home: Home, files: Files, snapshot: string): Promise<string[]> {
  for await (const key of historyIn(home.bucket)) await files.take(key)
  for (const { key } of await namedIn(home.connection)) await files.take(key)
  let lost: string[] = []
  for (let left = SNAPSHOTS; left > 0; left -= 1) {
    rmSync(snapshot, { force: true })
    await home.snapshot(snapshot)
    lost = await lacking(snapshot, files)
    if (lost.length === 0) return []
  }
  // what was taken away in the last moment is a draft's, whose owner did not want it
  const now = await namedIn(home.connection)
  const counted = new Set(now.flatMap(({ key, isNeeded }) => (isNeeded ? [key] : [])))
  return lost.filter((key) => counted.has(key))
}

/** What the roots of all nights hold stands beside the database, so that both must be changed by whoever changes it. */
async function* historyIn(bucket: Bucket): AsyncGenerator<string> {
  let list = await bucket.list({ prefix: 'history/' })
  for (;;) {
    for (const { key } of list.objects) yield key
    if (!list.truncated) return
    list = await bucket.list({ prefix: 'history/', cursor: list.cursor })
  }
}

async function lacking(snapshot: string, files: Files): Promise<string[]> {
  const db = openSqlite(snapshot, { readOnly: true })
  const lost: string[] = []
  for (const { key, isNeeded } of await namedIn(db).finally(() => db.close()))
    if (!(await files.take(key)) && isNeeded) lost.push(key)
  return lost
}

/** Those that are in the archive, each once. */
class Files {
  readonly #archive: Archive
  readonly #bucket: Bucket
  readonly #taken = new Map<string, Bytes>()

  constructor(archive: Archive, bucket: Bucket) {
    this.#archive = archive
    this.#bucket = bucket
  }

  /** Whether it is there. */
  async take(key: string): Promise<boolean> {
    if (this.#taken.has(key)) return true
    const bytes = await this.#bytesOf(key)
    if (!bytes) return false
    this.#taken.set(key, await this.#archive.add(NAMES.files + key, bytes))
    return true
  }

  told(): Record<string, Bytes> {
    return Object.fromEntries(this.#taken)
  }

  /** A file has twenty megabytes at most. One that goes away while it is read is not there. */
  async #bytesOf(key: string): Promise<Uint8Array | null> {
    try {
      const kept = await this.#bucket.get(key)
      return kept && new Uint8Array(await kept.arrayBuffer())
    } catch (error) {
      if (await this.#bucket.get(key)) throw error
      return null
    }
  }
}
