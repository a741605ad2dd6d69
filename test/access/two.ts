// oxlint-disable no-await-in-loop -- one after another
import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { makeApp } from '../../src/app.tsx'
import { copyAll, digestsOf } from '../../src/backup/copying.ts'
import { schemaOf } from '../../src/backup/schema.ts'
import type { Bucket } from '../../src/db/bucket.ts'
import { type Connection, type Database, openDb } from '../../src/db/db.ts'
import { type Bindings, siteAt } from '../../src/districts/bindings.ts'
import { bucketUnder } from '../../src/districts/bucket.ts'
import { asSent } from '../sent.ts'
import { cookieOf } from '../somebody.ts'
import { wakeOther } from '../storage.ts'
import { READERS, type Reader } from './table.ts'
import { makeWorld } from './world.ts'

export const CODES = ['dongcheng', 'xicheng'] as const
export type Code = (typeof CODES)[number]
export const HOSTS: Record<Code, string> = {
  dongcheng: 'dongcheng.example.cn',
  xicheng: 'xicheng.example.cn',
}
export const otherOf = (code: Code): Code => (code === 'dongcheng' ? 'xicheng' : 'dongcheng')

/** What was asked of each since it was last looked at. */
export type Touched = Record<Code, number> & { keys: string[] }

/**
 * Two districts of one deployment that are the same to the letter, to the id, to the session: but for their secrets. What leaked
 * from one to the other would be taken there for its own. Every question to a database and every key of the bucket is counted.
 */
export async function makeTwo() {
  const world = await makeWorld()
  await world.site.db.run(sql`update people set two_factor_enabled = 1`)
  await wakeOther()
  await copyAll(env.DB, env.OTHER)
  const databases: Record<Code, Database> = { dongcheng: env.DB, xicheng: env.OTHER }
  for (const code of CODES) await copyFiles(env.FILES, bucketUnder(env.FILES, code))
  const touched: Touched = { dongcheng: 0, xicheng: 0, keys: [] }
  const bindings = bindingsOf(databases, touched)
  const app = makeApp(() => world.site.now)
  const cookies = await cookiesIn(databases, bindings, world)
  async function ask(code: Code, path: string, init: RequestInit = {}, cookie = ''): Promise<Response> {
    Object.assign(touched, { dongcheng: 0, xicheng: 0, keys: [] })
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const request = new Request(
      `http://${HOSTS[code]}${path}`,
      asSent({ redirect: 'manual', ...init, headers }),
    )
    const site = siteAt(bindings, request)
    return site instanceof Response ? site : app.fetch(request, site)
  }
  const as = (code: Code, reader: Reader): string => cookies[code].get(reader) ?? ''
  /** Every row of it. */
  const digests = async (code: Code) => digestsOf(databases[code], await schemaOf(databases[code]))
  return { world, databases, bindings, touched, ask, as, digests }
}
export type Two = Awaited<ReturnType<typeof makeTwo>>

async function copyFiles(from: Bucket, to: Bucket): Promise<void> {
  const { objects } = await from.list()
  const ours = objects.filter(({ key }) => !CODES.some((code) => key.startsWith(`${code}/`)))
  for (const { key } of ours)
    await to.put(key, new Uint8Array((await (await from.get(key))?.arrayBuffer()) ?? []))
}

function bindingsOf(databases: Record<Code, Database>, touched: Touched): Bindings {
  return {
    ...{ DB: env.DB, AUTH_SECRET: env.AUTH_SECRET, DATA_SECRET: env.DATA_SECRET },
    FILES: watchedBucket(env.FILES, touched),
    DISTRICTS: HOSTS,
    ...{ DB_DONGCHENG: watched(databases.dongcheng, 'dongcheng', touched) },
    ...{ DB_XICHENG: watched(databases.xicheng, 'xicheng', touched) },
    ...{ AUTH_SECRET_DONGCHENG: env.AUTH_SECRET, DATA_SECRET_DONGCHENG: env.DATA_SECRET },
    AUTH_SECRET_XICHENG: 'the-secret-of-another-district-0123456789',
    DATA_SECRET_XICHENG: 'another-secret-of-another-district-0123456789',
  }
}

function watched(database: Database, code: Code, touched: Touched): Database {
  const watch = (connection: Connection): Connection => ({
    prepare: (query) => {
      touched[code] += 1
      return connection.prepare(query)
    },
    batch: (statements) => {
      touched[code] += 1
      return connection.batch(statements)
    },
  })
  const withSession: Database['withSession'] = (since) => {
    const session = database.withSession(since)
    return { ...watch(session), getBookmark: () => session.getBookmark() }
  }
  return { ...watch(database), withSession }
}

function watchedBucket(bucket: Bucket, touched: Touched): Bucket {
  const seen = (key: string) => {
    touched.keys.push(key)
    return key
  }
  return {
    get: (key, options) => bucket.get(seen(key), options),
    put: (key, value) => bucket.put(seen(key), value),
    delete: (all) => bucket.delete([all].flat().map(seen)),
    list: (options = {}) => {
      seen(options.prefix ?? '')
      return bucket.list(options)
    },
    createMultipartUpload: (key) => bucket.createMultipartUpload(seen(key)),
    resumeMultipartUpload: (key, id) => bucket.resumeMultipartUpload(seen(key), id),
  }
}

/** Each reader signed in to each of them, by the secret of each. */
async function cookiesIn(
  databases: Record<Code, Database>,
  bindings: Bindings,
  { readers, site }: Awaited<ReturnType<typeof makeWorld>>,
): Promise<Record<Code, Map<Reader, string>>> {
  const signedIn = async (code: Code) => {
    const db = openDb(databases[code])
    const secret = String(bindings[`AUTH_SECRET_${code.toUpperCase()}`])
    const cookies = new Map<Reader, string>()
    for (const reader of READERS) {
      const person = readers[reader]
      if (person) cookies.set(reader, await cookieOf({ db, secret }, person.id, site.now))
    }
    return cookies
  }
  return { dongcheng: await signedIn('dongcheng'), xicheng: await signedIn('xicheng') }
}
