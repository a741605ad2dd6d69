import { DatabaseSync, type StatementSync } from 'node:sqlite'
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
type Compiled = { rows: StatementSync; lists: StatementSync }

export class Sqlite implements Connection {
  readonly #database: DatabaseSync
  readonly #compiled = new Map<string, Compiled>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Any number of statements, as a migration has them. */
  run(script: string): void {
    this.#database.exec(script)
  }

  /** Rows that were written since it was opened. */
  changes(): number {
    const { lists } = this.compiled('select total_changes()')
    return Number(Object.values(lists.get() ?? {})[0])
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
    const [rows, lists] = [this.#database.prepare(query), this.#database.prepare(query)]
    lists.setReturnArrays(true)
    this.#compiled.set(query, { rows, lists })
    return { rows, lists }
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

  #all<T>(as: keyof Compiled): T[] {
    const compiled = this.#of.compiled(this.#query)[as]
    return Reflect.apply(compiled.all, compiled, this.#values)
  }
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
