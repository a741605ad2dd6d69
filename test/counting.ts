import { expect } from 'vitest'
import type { Connection } from '../src/db/db.ts'
import { beforeWriting } from './together.ts'

/** A D1 that counts what goes through it: statements, round trips (a batch is one), rows by D1's own meta. */
export function countingDb(d1: Connection) {
  const counts = { statements: 0, trips: 0 }
  const meter = { rowsRead: 0, rowsWritten: 0 }
  const original = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const writing = new WeakSet<D1PreparedStatement>()
  const prepare = (query: string) => wrap(d1.prepare(query), !/^\s*select\b/i.test(query))
  function wrap(statement: D1PreparedStatement, isWriting: boolean): D1PreparedStatement {
    const counting = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values), isWriting)
        if (name === 'first' || name === 'run' || name === 'all' || name === 'raw') {
          return (...args: unknown[]) => {
            counts.statements += 1
            counts.trips += 1
            const answer = inTurn<D1Result>(isWriting, () =>
              Reflect.apply(Reflect.get(target, name), target, args),
            )
            return name === 'raw' || name === 'first' ? answer : answer.then(metered)
          }
        }
        return Reflect.get(target, name)
      },
    })
    original.set(counting, statement)
    if (isWriting) writing.add(counting)
    return counting
  }
  const batch = <T>(statements: D1PreparedStatement[]) => {
    counts.statements += statements.length
    counts.trips += 1
    const ours = statements.map((statement) => original.get(statement) ?? statement)
    const isWriting = statements.some((statement) => writing.has(statement))
    return inTurn(isWriting, () => d1.batch<T>(ours)).then((results) => results.map(metered))
  }
  /** D1's own figures of what a statement read and wrote. */
  function metered<R extends D1Result<unknown>>(result: R): R {
    meter.rowsRead += result.meta.rows_read
    meter.rowsWritten += result.meta.rows_written
    return result
  }
  const session = { prepare, batch, getBookmark: () => null }
  const counting = {
    prepare,
    batch,
    withSession: () => session,
  }
  const reset = () => {
    Object.assign(counts, { statements: 0, trips: 0 })
    Object.assign(meter, { rowsRead: 0, rowsWritten: 0 })
  }
  return { counts, meter, reset, d1: counting }
}

/** Of many at once none writes before all have read. */
async function inTurn<T>(isWriting: boolean, ask: () => Promise<T>): Promise<T> {
  if (isWriting) await beforeWriting()
  return ask()
}

/** Rows that are read are counted by D1 alone: node:sqlite has no counter of them. So they are asked of the one home, and here only. */
const COUNTS_ROWS = navigator.userAgent === 'Cloudflare-Workers'
export function expectRowsBelow(rows: number | undefined, most: number): void {
  if (COUNTS_ROWS) expect(rows).toBeLessThan(most)
}
