import { DatabaseSync, type StatementSync, backup } from 'node:sqlite'
import type { Connection, Database } from '../db/db.ts'

/**
 * D1's interface over one SQLite file of this machine. Several processes may have it open: each batch is a transaction, and
 * whoever writes waits for the others. What is acknowledged is on the disk (WAL, synchronous FULL). Limits are D1's own, so that
 * what runs here runs there.
 */
export function openSqlite(file: string, { readOnly = false, cacheKb = CACHE_KB }: How = {}): Sqlite {
  const database = new DatabaseSync(file, { readOnly, timeout: WAIT_MS })
  database.exec(`pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -${cacheKb}`)
  if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full')
  return new Sqlite(database)
}

type How = { readOnly?: boolean; cacheKb?: number }
/** Of a file's pages so much is kept in memory. */
const CACHE_KB = 65_536
/** As long as a writer waits for another. */
const WAIT_MS = 10_000
/** Statements that are kept compiled. */
const MOST_COMPILED = 2000
/** Of one statement, as D1 has it. */
const MOST_PARAMETERS = 100
/** More pages than a database has: a copy is made in one step, else every write of another process would begin it again. */
const ALL_PAGES = 2 ** 31 - 1

export type Value = null | number | bigint | string | Uint8Array
/** A query cut at its bound limits, and where these stand among the values. */
type Limits = { texts: string[]; at: number[] }

export class Sqlite implements Database {
  readonly #database: DatabaseSync
  readonly #compiled = new Map<string, StatementSync>()
  readonly #limits = new Map<string, Limits>()
  readonly #session: Connection = {
    prepare: (query) => this.prepare(query),
    batch: (statements) => this.batch(statements),
  }

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** What a query answers, as objects or as lists, and the statement that did. */
  ask<T>(query: string, values: Value[], asLists: boolean): { rows: T[]; statement: StatementSync } {
    const inText = this.#withLimits(query, values)
    const statement = this.compiled(inText.query)
    statement.setReturnArrays(asLists)
    return { rows: Reflect.apply(statement.all, statement, inText.values), statement }
  }

  /** Any number of statements, as a migration has them. */
  run(script: string): void {
    this.#database.exec(script)
  }

  prepare(query: string): D1PreparedStatement {
    return new Statement(this, query, [])
  }

  /** All or nothing. One that only reads sees one state of the database. */
  async batch<T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const ours = statements.map((one) => {
      if (!(one instanceof Statement)) throw new TypeError('a statement of another database')
      return one
    })
    const kind = ours.every(({ isReading }) => isReading) ? 'deferred' : 'immediate'
    return this.within(kind, () => ours.map((one) => one.answer<T>()))
  }

  /** There is one database here, and nobody is behind it. */
  withSession(): ReturnType<Database['withSession']> {
    return Object.assign(this.#session, { getBookmark: () => null })
  }

  /** Rows that were written since it was opened. */
  changes(): number {
    return Number(Object.values(this.compiled('select total_changes() as n').get() ?? {})[0])
  }

  /** Another one after every write, of this process or of another. */
  state(): string {
    const [others] = Object.values(this.compiled('pragma data_version').get() ?? {})
    return `${String(others)} ${this.changes()}`
  }

  compiled(query: string): StatementSync {
    const known = this.#compiled.get(query)
    if (known) return known
    if (this.#compiled.size >= MOST_COMPILED) this.#compiled.clear()
    const compiled = this.#database.prepare(query)
    this.#compiled.set(query, compiled)
    return compiled
  }

  /**
   * SQLite plans by the value that is bound to a limit, and compiles the statement anew whenever one is bound: which costs ten
   * times what the answer costs. Here limits that are whole numbers stand in the text.
   */
  #withLimits(query: string, values: Value[]): { query: string; values: Value[] } {
    const known = this.#limits.get(query) ?? limitsIn(query)
    if (this.#limits.size >= MOST_COMPILED) this.#limits.clear()
    this.#limits.set(query, known)
    const { texts, at } = known
    if (at.length === 0 || !at.every((i) => Number.isSafeInteger(values[i]))) return { query, values }
    const text = texts.map((one, i) => (i < at.length ? `${one}${String(values[at[i] ?? 0])}` : one)).join('')
    return { query: text, values: values.filter((_, i) => !at.includes(i)) }
  }

  /** As it is at one moment, whoever writes meanwhile: page for page, as one file without a log beside it. */
  async copyTo(file: string): Promise<void> {
    await backup(this.#database, file, { rate: ALL_PAGES })
    const copy = new DatabaseSync(file)
    copy.exec('pragma journal_mode = delete')
    copy.close()
  }

  close(): void {
    this.#compiled.clear()
    this.#database.close()
  }

  /** Within another transaction it is a part of it. */
  within<T>(kind: 'deferred' | 'immediate', act: () => T): T {
    const isInner = this.#database.isTransaction
    this.run(isInner ? 'savepoint inner' : `begin ${kind}`)
    try {
      const done = act()
      this.run(isInner ? 'release inner' : 'commit')
      return done
    } catch (error) {
      // some errors, a full disk among them, have ended it already
      if (this.#database.isTransaction) this.run(isInner ? 'rollback to inner; release inner' : 'rollback')
      throw error
    }
  }
}

/** Answers at once; what is awaited is only D1's manner. */
class Statement implements D1PreparedStatement {
  readonly #of: Sqlite
  readonly #query: string
  readonly #values: Value[]

  constructor(of: Sqlite, query: string, values: Value[]) {
    this.#of = of
    this.#query = query
    this.#values = values
  }

  /** Never wrong when it says so; a `with` that only reads may be taken for a write. */
  get isReading(): boolean {
    return /^\s*select\b/i.test(this.#query) || (/^\s*with\b/i.test(this.#query) && !WRITES.test(this.#query))
  }

  bind(...values: unknown[]): D1PreparedStatement {
    if (values.length > MOST_PARAMETERS)
      throw new RangeError(`${values.length} parameters: D1 takes ${MOST_PARAMETERS}`)
    return new Statement(this.#of, this.#query, values.map(valueOf))
  }

  answer<T>(): D1Result<T> {
    if (this.isReading) return { success: true, results: this.#all<T>(), meta: META }
    const before = this.#of.changes()
    const results = this.#all<T>()
    const changes = this.#of.changes() - before
    return { success: true, results, meta: { ...META, changes, changed_db: changes > 0 } }
  }

  async all<T>(): Promise<D1Result<T>> {
    return this.answer<T>()
  }

  async run<T>(): Promise<D1Result<T>> {
    return this.answer<T>()
  }

  async first<T>(column?: string): Promise<T | null> {
    const [row] = this.#all<Record<string, T> & T>()
    if (!row) return null
    if (column === undefined) return row
    if (!(column in row)) throw new Error(`D1_COLUMN_NOTFOUND: ${column}`)
    return row[column] ?? null
  }

  raw<T>(options: { columnNames: true }): Promise<[string[], ...T[]]>
  raw<T>(options?: { columnNames?: false }): Promise<T[]>
  async raw<T>(options?: { columnNames?: boolean }): Promise<T[] | [string[], ...T[]]> {
    const { rows, statement } = this.#ask<T>(true)
    if (!options?.columnNames) return rows
    return [statement.columns().map(({ column, name }) => name ?? column ?? ''), ...rows]
  }

  #all<T>(): T[] {
    return this.#ask<T>(false).rows
  }

  #ask<T>(asLists: boolean): { rows: T[]; statement: StatementSync } {
    return this.#of.ask<T>(this.#query, this.#values, asLists)
  }
}

/** Placeholders are numbered from left to right; in a text that is quoted there is none. */
function limitsIn(query: string): Limits {
  const [texts, at]: [string[], number[]] = [[], []]
  let [from, seen] = [0, 0]
  for (const { 0: found, index } of query.matchAll(/'[^']*'|"[^"]*"|\blimit \?|\?/gi)) {
    if (!found.endsWith('?')) continue
    if (found !== '?') {
      texts.push(query.slice(from, index + found.length - 1))
      at.push(seen)
      from = index + found.length
    }
    seen += 1
  }
  return { texts: [...texts, query.slice(from)], at }
}

const WRITES = /\b(insert|update|delete|replace)\b/i

function valueOf(value: unknown): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array || typeof value === 'bigint') return value
  throw new TypeError(`D1_TYPE_ERROR: D1 takes no ${typeof value}`)
}

/** node:sqlite counts no rows that are read: only D1 does. */
const META = {
  ...{ duration: 0, size_after: 0, rows_read: 0, rows_written: 0, last_row_id: 0 },
  ...{ changed_db: false, changes: 0 },
}
