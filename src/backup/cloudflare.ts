// oxlint-disable no-await-in-loop -- one try, one list, one object after another
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bucket } from '../db/bucket.ts'
import type { Database } from '../db/db.ts'
import { openSqlite } from '../machine/sqlite.ts'
import { type Bindings as AllBindings, districtsIn, envOf } from '../districts/bindings.ts'
import { type Result, refuse } from '../shared/result.ts'
import { Busy } from './busy.ts'
import { copyAll, digestsOf } from './copying.ts'
import type { Home } from './home.ts'
import { type Held, readBackup } from './read.ts'
import { schemaOf } from './schema.ts'

export type Bindings = { DB: Database; FILES: Bucket }

/** D1 and R2 as a place that a backup is taken of. It can be read while it serves only where nobody writes meanwhile. */
export const cloudflareHome = ({ DB, FILES }: Bindings, close: () => Promise<void>): Home => ({
  connection: DB,
  bucket: FILES,
  snapshot: (to) => readWhole(DB, to),
  close,
})

const TRIES = 3

/**
 * D1 has no snapshot that its bindings could read, and its export changes texts that hold both a line's end and the two letters
 * “\\n”. So everything is read twice: where both are the same, it is as it was at the moment between them.
 */
async function readWhole(from: Database, to: string): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    rmSync(to, { force: true })
    const db = openSqlite(to)
    const copied = await copyAll(from, db).finally(() => db.close())
    const again = await digestsOf(from, await schemaOf(from))
    if (Object.entries(again).every(([table, digest]) => copied[table] === digest)) return
  }
  throw new Busy('还有人在写：先停站，再备份（README.md）')
}

type From = { from: string; known: string[] }

/** A backup into an empty D1 and an R2 bucket that holds no other district's files. Looked through before anything is written. */
export async function restoreToCloudflare(
  to: Bindings,
  { from, known }: From,
): Promise<Result<Held, string>> {
  const whyNot = await whyNotInto(to.DB)
  if (whyNot) return refuse(whyNot)
  const aside = mkdtempSync(join(tmpdir(), 'restoring-'))
  try {
    const database = join(aside, 'site.sqlite')
    const held = await readBackup(from, { database, known })
    if (!held.ok) return held
    if (held.value.holds !== 'all') return refuse('这份备份只有数据库，不含文件：用完整的备份')
    const strange = await strangerIn(to.FILES, held.value.files)
    if (strange) return refuse(`桶里已经有别的文件（如${strange}）：用一个空的桶`)
    await write(to, from, { database, known })
    return held
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

async function whyNotInto(db: Database): Promise<string | null> {
  const { tables } = await schemaOf(db)
  return tables.length > 0
    ? `D1里已经有${tables.length}张表：另建一个空的（npx wrangler d1 create），写进wrangler.toml`
    : null
}

/** What the bucket holds beside the files of this backup; those of a try that was broken off are no strangers. */
async function strangerIn(bucket: Bucket, files: Held['files']): Promise<string | null> {
  let list = await bucket.list()
  for (;;) {
    const strange = list.objects.find(({ key }) => !(key in files))
    if (strange) return strange.key
    if (!list.truncated) return null
    list = await bucket.list({ cursor: list.cursor })
  }
}

/** Files first: a database that names them comes when they are there. */
async function write(
  { DB, FILES }: Bindings,
  from: string,
  { database, known }: { database: string; known: string[] },
) {
  const aside = `${database}.again`
  await readBackup(from, { database: aside, known, keep: (key, bytes) => FILES.put(key, bytes) })
  const db = openSqlite(database, { readOnly: true })
  const copied = await copyAll(db, DB).finally(() => db.close())
  const found = await digestsOf(DB, await schemaOf(DB))
  const other = Object.keys(copied).find((table) => copied[table] !== found[table])
  if (other) throw new Error(`${other} is not as it was copied`)
}

/**
 * What wrangler.toml names: Cloudflare's own (`remote`), or the local ones under a folder, by the same bindings that the Worker has; of
 * several districts those of `district`. wrangler is a tool of development: it is loaded here alone.
 */
export async function bindingsOf(
  where: string,
  { district, config = 'wrangler.toml' }: { district?: string | undefined; config?: string } = {},
): Promise<{ env: Bindings; dispose: () => Promise<void> }> {
  process.env['WRANGLER_LOG'] = 'error'
  const { getPlatformProxy } = await import('wrangler')
  const { env, dispose } =
    where === 'remote'
      ? await getPlatformProxy<AllBindings>({ configPath: await remoteConfig(config), persist: false })
      : await getPlatformProxy<AllBindings>({ configPath: config, persist: { path: `${where}/v3` } })
  if (district === undefined && districtsIn(env) === null) return { env, dispose }
  const own = envOf(env, district ?? '')
  if (own) return { env: own, dispose }
  await dispose()
  throw new NoDistrict(`${config}里没有${district ?? '一个站点，写--district 代号'}`)
}

export class NoDistrict extends Error {}

/** The same names, each with the word by which wrangler asks Cloudflare instead of this machine. */
async function remoteConfig(from: string): Promise<string> {
  const { unstable_readConfig } = await import('wrangler')
  const { name, compatibility_date, d1_databases, r2_buckets, vars } = unstable_readConfig({ config: from })
  const path = join(mkdtempSync(join(tmpdir(), 'remote-')), 'wrangler.json')
  const config = {
    name,
    compatibility_date,
    vars,
    d1_databases: remote(d1_databases),
    r2_buckets: remote(r2_buckets),
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

const remote = <T extends object>(bindings: T[]) => bindings.map((one) => ({ ...one, remote: true }))
