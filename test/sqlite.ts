import { DatabaseSync, type StatementSync, constants } from 'node:sqlite'
import type { Connection } from '../src/db/db.ts'

/**
 * D1's interface over a SQLite of this process: what needs many rounds and no Worker. Statements are compiled once. A batch is
 * a savepoint, so that all of it can stand within a transaction that is rolled back, see `apart`.
 */
export function openSqlite(): Sqlite {
  const database = new DatabaseSync(':memory:')
  return new Sqlite(database)
}

type Value = null | number | bigint | string | Uint8Array
type Compiled = { rows: StatementSync; lists: StatementSync } & Touched
/** Tables that a statement reads and writes, through views and triggers as well. */
type Touched = { reads: Set<string>; writes: Set<string> }
const WRITING = new Set([constants.SQLITE_INSERT, constants.SQLITE_UPDATE, constants.SQLITE_DELETE])
/** A query without its bound limits, and where these stand among the values. */
type Limits = { texts: string[]; at: number[] }

export class Sqlite implements Connection {
  readonly #database: DatabaseSync
  readonly #compiled = new Map<string, Compiled>()
  readonly #limits = new Map<string, Limits>()
  readonly #written = new Map<string, number>()
  #watching: Set<string> | null = null
  #touched: Touched = { reads: new Set(), writes: new Set() }

  constructor(database: DatabaseSync) {
    this.#database = database
    // set once: whenever it is set, every statement is compiled anew
    database.setAuthorizer((code, table) => {
      if (table && code === constants.SQLITE_READ) this.#touched.reads.add(table)
      if (table && WRITING.has(code)) this.#touched.writes.add(table)
      return constants.SQLITE_OK
    })
  }

  /** Any number of statements, as a migration has them. */
  run(script: string): void {
    this.#database.exec(script)
  }

  /** Does something, and tells of which tables it read, through views as well; one such thing at a time. */
  async watched<T>(act: () => Promise<T>): Promise<{ value: T; tables: Set<string> }> {
    const tables = new Set<string>()
    this.#watching = tables
    try {
      return { value: await act(), tables }
    } finally {
      this.#watching = null
    }
  }

  /** How often any of these tables was written since it was opened, rolled back or not. */
  writesTo(tables: Set<string>): number {
    return [...tables].reduce((sum, table) => sum + (this.#written.get(table) ?? 0), 0)
  }

  /** What a statement touches is told when it is run. */
  touch({ reads, writes }: Touched): void {
    for (const table of writes) this.#written.set(table, (this.#written.get(table) ?? 0) + 1)
    if (this.#watching) for (const table of reads) this.#watching.add(table)
  }

  prepare(query: string): D1PreparedStatement {
    return new Statement(this, query, [])
  }

  async batch<T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    return this.#within('batch', () =>
      statements.map((one) => {
        if (!(one instanceof Statement)) throw new TypeError('a statement of another database')
        return one.answer<T>()
      }),
    )
  }

  /** Does something of which nothing stays. */
  async apart<T>(act: () => Promise<T>): Promise<T> {
    this.run('begin')
    try {
      return await act()
    } finally {
      this.run('rollback')
    }
  }

  compiled(query: string): Compiled {
    const known = this.#compiled.get(query)
    if (known) return known
    this.#touched = { reads: new Set(), writes: new Set() }
    const [rows, lists] = [this.#database.prepare(query), this.#database.prepare(query)]
    lists.setReturnArrays(true)
    const compiled = { rows, lists, ...this.#touched }
    this.#compiled.set(query, compiled)
    return compiled
  }

  /**
   * SQLite plans by the value that is bound to a limit, and compiles the statement anew whenever one is bound: which costs ten
   * times what the answer costs. Here limits stand in the text.
   */
  withLimits(query: string, values: Value[]): { query: string; values: Value[] } {
    const known = this.#limits.get(query) ?? limitsIn(query)
    this.#limits.set(query, known)
    const { texts, at } = known
    if (at.length === 0) return { query, values }
    const text = texts.map((one, i) => (i < at.length ? `${one}${String(values[at[i] ?? 0])}` : one)).join('')
    return { query: text, values: values.filter((_, i) => !at.includes(i)) }
  }

  #within<T>(name: string, act: () => T): T {
    this.run(`savepoint ${name}`)
    try {
      const done = act()
      this.run(`release ${name}`)
      return done
    } catch (error) {
      this.run(`rollback to ${name}; release ${name}`)
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

  bind(...values: unknown[]): D1PreparedStatement {
    return new Statement(this.#of, this.#query, values.map(valueOf))
  }

  answer<T>(): D1Result<T> {
    return { success: true, results: this.#all<T>('rows'), meta: META }
  }

  async all<T>(): Promise<D1Result<T>> {
    return this.answer<T>()
  }

  async run<T>(): Promise<D1Result<T>> {
    return this.answer<T>()
  }

  async first<T>(column?: string): Promise<T | null> {
    const [row] = this.#all<Record<string, T> & T>('rows')
    if (!row) return null
    return column === undefined ? row : (row[column] ?? null)
  }

  raw<T>(options: { columnNames: true }): Promise<[string[], ...T[]]>
  raw<T>(options?: { columnNames?: false }): Promise<T[]>
  async raw<T>(options?: { columnNames?: boolean }): Promise<T[] | [string[], ...T[]]> {
    const rows = this.#all<T>('lists')
    if (!options?.columnNames) return rows
    const names = this.#of
      .compiled(this.#query)
      .lists.columns()
      .map(({ column, name }) => name ?? column ?? '')
    return [names, ...rows]
  }

  #all<T>(as: 'rows' | 'lists'): T[] {
    const { query, values } = this.#of.withLimits(this.#query, this.#values)
    const compiled = this.#of.compiled(query)
    this.#of.touch(compiled)
    return Reflect.apply(compiled[as].all, compiled[as], values)
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

function valueOf(value: unknown): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array || typeof value === 'bigint') return value
  throw new TypeError(`D1 takes no ${typeof value}`)
}

const META = {
  ...{ duration: 0, size_after: 0, rows_read: 0, rows_written: 0, last_row_id: 0 },
  ...{ changed_db: false, changes: 0 },
}
