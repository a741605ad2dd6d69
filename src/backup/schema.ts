import type { Connection } from '../db/db.ts'

/** A table: how it is made, its columns, and those by which its rows are told apart and ordered. */
export type Table = { name: string; sql: string; columns: string[]; key: string[]; parents: string[] }
/** `others`: indexes, views and triggers, which come after the rows. */
export type Schema = { tables: Table[]; others: string[] }

type Row = Record<string, string | number | null>
type Made = { name: string; sql: string }

/** What a database is made of, tables that others refer to first. Cloudflare's own and SQLite's own are left out. */
export async function schemaOf(connection: Connection): Promise<Schema> {
  const { results } = await connection.prepare(OBJECTS).all<Row>()
  const made = results.map(({ type, name, sql }) => ({
    type: String(type),
    name: String(name),
    sql: String(sql),
  }))
  const tables = made.filter(({ type }) => type === 'table')
  const others = made.filter(({ type }) => type !== 'table').toSorted((a, b) => rank(a.type) - rank(b.type))
  return { tables: inOrder(await tablesOf(connection, tables)), others: others.map(({ sql }) => sql) }
}

const rank = (type: string): number => ['index', 'view', 'trigger'].indexOf(type)

const OBJECTS = `select type, name, sql from sqlite_schema
  where sql is not null and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by rowid`

/** Tables that are asked about in one batch, two statements each. */
const TOGETHER = 50

async function tablesOf(connection: Connection, made: Made[]): Promise<Table[]> {
  if (made.length === 0) return []
  const some = made.slice(0, TOGETHER)
  const told = await connection.batch<Row>(
    some.flatMap(({ name }) => [
      connection.prepare(`pragma table_info(${quoted(name)})`),
      connection.prepare(`pragma foreign_key_list(${quoted(name)})`),
    ]),
  )
  const tables = some.map((one, at) => tableOf(one, told[2 * at]?.results, told[2 * at + 1]?.results))
  return [...tables, ...(await tablesOf(connection, made.slice(TOGETHER)))]
}

function tableOf({ name, sql }: Made, info: Row[] = [], references: Row[] = []): Table {
  const columns = info.map((column) => ({
    name: String(column['name']),
    type: String(column['type']),
    pk: Number(column['pk']),
  }))
  const parents = references.map(({ table }) => String(table))
  const keyed = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  const isByKey = /\bwithout\s+rowid\b/i.test(sql) || (keyed.length === 1 && keyed[0]?.type === 'INTEGER')
  const names = columns.map((column) => column.name)
  return {
    ...{ name, sql, parents },
    columns: isByKey ? names : ['rowid', ...names],
    key: isByKey ? keyed.map((column) => column.name) : ['rowid'],
  }
}

/** Each after those that it refers to. Throws where some refer to each other in a circle. */
function inOrder(tables: Table[], done: Table[] = []): Table[] {
  const names = new Set(done.map(({ name }) => name))
  const left = tables.filter((table) => !names.has(table.name))
  const next = left.filter(({ name, parents }) =>
    parents.every((parent) => parent === name || names.has(parent)),
  )
  if (left.length === 0) return done
  if (next.length === 0)
    throw new Error(`tables refer to each other: ${left.map(({ name }) => name).join(', ')}`)
  return inOrder(tables, [...done, ...next])
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
