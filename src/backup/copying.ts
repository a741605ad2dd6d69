// oxlint-disable no-await-in-loop -- page after page, table after table
import { createHash } from 'node:crypto'
import type { Connection } from '../db/db.ts'
import { type Schema, type Table, quoted, schemaOf } from './schema.ts'

/** Rows that are read at a time, most of them a kilobyte, few a hundred. */
const AT_ONCE = 200
/** Tables whose first rows are read together. */
const TOGETHER = 25
/** Characters that are written at a time: D1 takes two megabytes, and a character has up to three bytes. */
const MOST_WRITTEN = 500_000

/** A digest of all rows of each table. */
export type Digests = Record<string, string>

/**
 * Every row of a database into an empty one, over the one interface that both homes have: no text is put into SQL, so that none is
 * too long for it and none is changed on the way. What watches over rows comes after them; the books of migrations come last, so
 * that a copy that was broken off is none.
 */
export async function copyAll(from: Connection, to: Connection): Promise<Digests> {
  const { tables, others } = await schemaOf(from)
  const [books, ours] = [tables.filter(isBooks), tables.filter((table) => !isBooks(table))]
  const digests = await copyTables(from, to, ours)
  await make(to, others)
  return { ...digests, ...(await copyTables(from, to, books)) }
}

const isBooks = ({ name }: Table): boolean => name === 'd1_migrations'

async function copyTables(from: Connection, to: Connection, tables: Table[]): Promise<Digests> {
  const made = tables.map(({ sql }) => sql)
  await make(to, made)
  return throughTables(from, tables, (table, rows) => insert(to, table, rows))
}

async function make(to: Connection, statements: string[]): Promise<void> {
  for (let at = 0; at < statements.length; at += AT_ONCE)
    await to.batch(statements.slice(at, at + AT_ONCE).map((sql) => to.prepare(sql)))
}

/** What is there now. */
export const digestsOf = (connection: Connection, { tables }: Schema): Promise<Digests> =>
  throughTables(connection, tables, async () => {})

type Value = string | number | null | Uint8Array
type Row = Record<string, unknown>
type Page = (table: Table, rows: Value[][]) => Promise<void>

/** Most tables are a page or less: the first pages of some are asked for together. */
async function throughTables(from: Connection, tables: Table[], each: Page): Promise<Digests> {
  const digests: Digests = {}
  for (let at = 0; at < tables.length; at += TOGETHER) {
    const some = tables.slice(at, at + TOGETHER)
    const first = await from.batch<Row>(some.map((table) => pageOf(from, table, null)))
    for (const [no, table] of some.entries())
      digests[table.name] = await throughAll(from, table, first[no]?.results ?? [], each)
  }
  return digests
}

async function throughAll(from: Connection, table: Table, first: Row[], each: Page): Promise<string> {
  const hash = createHash('sha256')
  let page = first
  while (page.length > 0) {
    const rows = page.map((row) => table.columns.map((column) => valueOf(row[column])))
    for (const row of rows) hash.update(`${JSON.stringify(row.map(textOf))}\n`)
    await each(table, rows)
    const last = rows[AT_ONCE - 1]
    page = last ? (await pageOf(from, table, last).all<Row>()).results : []
  }
  return hash.digest('hex')
}

const textOf = (value: Value) => (value instanceof Uint8Array ? [...value] : value)

/** Those after `last`, in the order of their key. */
function pageOf(from: Connection, { name, columns, key }: Table, last: Value[] | null): D1PreparedStatement {
  const keys = key.map(quoted).join(', ')
  const after = last ? key.map((column) => last[columns.indexOf(column)] ?? null) : []
  const where = last ? ` where (${keys}) > (${after.map(() => '?').join(', ')})` : ''
  const query = `select ${columns.map(named).join(', ')} from ${quoted(name)}${where} order by ${keys} limit ${AT_ONCE}`
  return from.prepare(query).bind(...after)
}

/** A rowid that is some column's would else be called by that. */
const named = (column: string): string => (column === 'rowid' ? 'rowid as "rowid"' : quoted(column))

/** D1 tells bytes as a list of numbers. */
function valueOf(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer || Array.isArray(value)) return new Uint8Array(value)
  throw new TypeError(`no value of a table: ${typeof value}`)
}

/** As JSON, in one value for many rows. Rows of one table may refer to later ones of the same. */
async function insert(to: Connection, { name, columns }: Table, rows: Value[][]): Promise<void> {
  const into = `insert into ${quoted(name)} (${columns.map(quoted).join(', ')})`
  const many = to.prepare(
    `${into} select ${columns.map((_, at) => `value ->> ${at}`).join(', ')} from json_each(?) order by key`,
  )
  const one = to.prepare(`${into} values (${columns.map(() => '?').join(', ')})`)
  const statements = portionsOf(rows).map((portion) =>
    portion.length === 1 ? one.bind(...(portion[0] ?? [])) : many.bind(JSON.stringify(portion)),
  )
  await to.batch([to.prepare('pragma defer_foreign_keys = on'), ...statements])
}

/** A row alone, where it is long or holds bytes, which JSON does not. */
function portionsOf(rows: Value[][]): Value[][][] {
  const portions: Value[][][] = []
  let room = 0
  for (const row of rows) {
    const length = row.some((value) => value instanceof Uint8Array)
      ? MOST_WRITTEN
      : JSON.stringify(row).length
    room -= length
    if (room >= 0) portions.at(-1)?.push(row)
    else portions.push([row])
    if (room < 0) room = MOST_WRITTEN - length
  }
  return portions
}
