import { DatabaseSync, type StatementSync, constants } from 'node:sqlite'
import { Sqlite } from '../src/machine/sqlite.ts'

/** A SQLite of this process, for what needs many rounds and no Worker: one that tells which tables were read and written. */
export const openWatched = (): WatchedSqlite => new WatchedSqlite(new DatabaseSync(':memory:'))

/** Tables that a statement reads and writes, through views and triggers as well. */
type Touched = { reads: Set<string>; writes: Set<string> }
const WRITING = new Set([constants.SQLITE_INSERT, constants.SQLITE_UPDATE, constants.SQLITE_DELETE])
const touchingNone = (): Touched => ({ reads: new Set(), writes: new Set() })

export class WatchedSqlite extends Sqlite {
  readonly #touchedBy = new Map<string, Touched>()
  readonly #written = new Map<string, number>()
  #watching: Set<string> | null = null
  #touched = touchingNone()

  constructor(database: DatabaseSync) {
    super(database)
    // set once: whenever it is set, every statement is compiled anew
    database.setAuthorizer((code, table) => {
      if (table && code === constants.SQLITE_READ) this.#touched.reads.add(table)
      if (table && WRITING.has(code)) this.#touched.writes.add(table)
      return constants.SQLITE_OK
    })
  }

  /** What a statement touches is known when it is compiled, and told whenever it is run. */
  override compiled(query: string): StatementSync {
    const known = this.#touchedBy.get(query)
    if (!known) this.#touched = touchingNone()
    const statement = super.compiled(query)
    const { reads, writes } = known ?? this.#touched
    if (!known) this.#touchedBy.set(query, { reads, writes })
    for (const table of writes) this.#written.set(table, (this.#written.get(table) ?? 0) + 1)
    if (this.#watching) for (const table of reads) this.#watching.add(table)
    return statement
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

  /** Does something of which nothing stays. */
  async apart<T>(act: () => Promise<T>): Promise<T> {
    this.run('begin')
    try {
      return await act()
    } finally {
      this.run('rollback')
    }
  }
}
