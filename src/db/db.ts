import type { SQLWrapper } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { keepApart } from './apart.ts'
import { writeQuickly } from './text.ts'

export type Db = DrizzleD1Database & { $client: Pick<D1Database, 'prepare'> }
export type Statement = BatchItem<'sqlite'>

/** D1's `prepare` and `batch` are all that is used, so a session of D1 serves as well as the database itself. */
export type Connection = Pick<D1Database, 'prepare' | 'batch'>

/** What the site is given: D1's, or one of this machine (machine/sqlite.ts). */
export type Database = Connection & { withSession(since?: string): Session }
type Session = Connection & { getBookmark(): string | null }

export function openDb(connection: Connection): Db {
  const client = bound(connection)
  const [db, plain] = [drizzle(client), drizzle(client)]
  keepApart(db)
  for (const one of [db, plain]) writeQuickly(Reflect.get(one, 'dialect'))
  return Object.assign(db, {
    run: (query: string | SQLWrapper) => batchable(client, plain.run(query)),
    all: <T>(query: string | SQLWrapper) => batchable(client, plain.all<T>(query)),
  })
}

/** SQL of our own, as part of a batch: drizzle 0.45 looks for its statement there and has made none. It is put together once. */
function batchable<Q extends { sql: string }, R extends { getQuery(): Q }>(client: D1Database, raw: R) {
  const query = raw.getQuery()
  return Object.assign(raw, { stmt: client.prepare(query.sql), getQuery: () => query })
}

function bound(connection: Connection): D1Database {
  return {
    prepare: (query: string) => connection.prepare(query),
    batch: <T>(statements: D1PreparedStatement[]) => connection.batch<T>(statements),
    exec: unused,
    dump: unused,
    withSession: unused,
  }
}

function unused(): never {
  throw new Error('only prepare and batch are used')
}

/** Short random text, 12 characters of 0-9 a-z without i, l, o, u: 60 bits. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => ALPHABET[byte % 32]).join('')
}

/** 128 random bits, 32 hexadecimal digits. */
export const newNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
