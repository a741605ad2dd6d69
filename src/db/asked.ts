import { Param, Placeholder, QueryPromise, sql } from 'drizzle-orm'
import { type Db, openDb } from './db.ts'

/** What a question is given when it is written, or under a name each time that it is asked. */
export type Given<T> = T | Placeholder
type Value = string | number | null

/**
 * A question that is put together once, with names in place of its values: for what is asked at nearly every request, where
 * drizzle takes longer to put it together than SQLite to answer it. It stands alone or in a batch, on whatever connection, and
 * answers as what `write` hands back. Values are given as the database keeps them; what is asked never depends on them.
 */
export function asked<const K extends string, T>(
  names: readonly K[],
  write: (db: Db, given: Record<K, Placeholder>) => PromiseLike<T[]>,
): (db: Db, values: Record<K, Value>) => Question<T> {
  let known: Written<T> | undefined
  return (db, values) => {
    known ??= writtenIn(write(PAPER, placed(names)))
    return new Question(known, db.$client.prepare(known.text), values)
  }
}

type Written<T> = { text: string; params: unknown[]; read: (answer: D1Result) => T[] }

/** One time that it is asked; what drizzle asks of a statement in a batch. */
export class Question<T> extends QueryPromise<T[]> {
  declare readonly _: { dialect: 'sqlite'; result: T[] }
  readonly stmt: D1PreparedStatement
  readonly #written: Written<T>
  readonly #params: unknown[]

  constructor(written: Written<T>, stmt: D1PreparedStatement, values: Record<string, Value>) {
    super()
    this.stmt = stmt
    this.#written = written
    this.#params = written.params.map((one) => valueOf(one, values))
  }

  async execute(): Promise<T[]> {
    return this.#written.read(await this.stmt.bind(...this.#params).all())
  }

  getQuery(): { sql: string; params: unknown[] } {
    return { sql: this.#written.text, params: this.#params }
  }

  mapResult(answer: D1Result): T[] {
    return this.#written.read(answer)
  }

  _prepare(): this {
    return this
  }
}

function valueOf(param: unknown, values: Record<string, Value>): unknown {
  if (param instanceof Placeholder) return values[param.name]
  if (param instanceof Param && param.value instanceof Placeholder)
    return param.encoder.mapToDriverValue(values[param.value.name])
  return param
}

function placed<K extends string>(names: readonly K[]): Record<K, Placeholder>
function placed(names: readonly string[]): Record<string, Placeholder> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]))
}

type Prepared = {
  getQuery: () => { sql: string; params: unknown[] }
  mapResult: <T>(answer: D1Result, isFromBatch: true) => T[]
}

/** What drizzle makes of it, read as from a batch, which every home answers alike. */
function writtenIn<T>(query: object): Written<T> {
  const prepare: () => Prepared = Reflect.get(query, '_prepare').bind(query)
  const prepared = prepare()
  const { sql: text, params } = prepared.getQuery()
  return { text, params, read: (answer) => prepared.mapResult(answer, true) }
}

const nothing = (): never => {
  throw new Error('it is written here, and asked elsewhere')
}
const BLANK = { bind: nothing, first: nothing, run: nothing, all: nothing, raw: nothing }
/** No database: where questions are written. */
const PAPER = openDb({ prepare: () => BLANK, batch: nothing })
