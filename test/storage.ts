import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Bucket } from '../src/db/bucket.ts'
import type { Database } from '../src/db/db.ts'

declare global {
  namespace Cloudflare {
    /** What either home gives a test, and no more of D1 and R2 than the site itself uses. */
    interface Env {
      DB: Database
      /** Another district's, for the few files that have one: empty, asked for by `wakeOther`. */
      OTHER: Database
      FILES: Bucket
      AUTH_SECRET: string
      DATA_SECRET: string
      /** The text of each that an empty storage lacks. */
      MIGRATIONS: string[]
      /**
       * Everything is asked here. One home is, which is enough for what does not hang on a home; the other, where each question takes
       * twice as long, with HOMES=both.
       */
      THOROUGH: boolean
    }
  }
}

let migrating: Promise<void> | null = null
let other: Promise<unknown> | null = null

/** Another file begins, and finds its storage empty. What has lain idle is not wiped unless it is woken first. */
export async function empty(): Promise<void> {
  await Promise.all([env.DB.prepare('select 1').first(), env.FILES.list()])
  if (other) await env.OTHER.prepare('select 1').first()
  await reset()
  migrating = null
  other = null
}

/** The storage of the running file has its tables. */
export const migrate = (): Promise<void> => (migrating ??= migrateAll())

/** That of another district is wiped with the file, and empty until it is copied into. */
export const wakeOther = (): Promise<unknown> => (other ??= env.OTHER.prepare('select 1').first())

/** Each text at once: here D1 takes all of its statements, which is a quarter of the time. */
async function migrateAll(): Promise<void> {
  if (env.MIGRATIONS.length > 0) await env.DB.batch(env.MIGRATIONS.map((text) => env.DB.prepare(text)))
}
