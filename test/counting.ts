/** A D1 that counts what goes through it: statements, round trips (a batch is one), rows by D1's own meta. */
export function countingDb(d1: D1Database) {
  const counts = { statements: 0, trips: 0 }
  const meter = { rowsRead: 0, rowsWritten: 0 }
  const original = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const prepare = (query: string) => wrap(d1.prepare(query))
  function wrap(statement: D1PreparedStatement): D1PreparedStatement {
    const counting = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values))
        if (name === 'first' || name === 'run' || name === 'all' || name === 'raw') {
          return (...args: unknown[]) => {
            counts.statements += 1
            counts.trips += 1
            const answer = Reflect.apply(Reflect.get(target, name), target, args)
            return name === 'raw' || name === 'first' ? answer : answer.then(metered)
          }
        }
        return Reflect.get(target, name)
      },
    })
    original.set(counting, statement)
    return counting
  }
  const batch = <T>(statements: D1PreparedStatement[]) => {
    counts.statements += statements.length
    counts.trips += 1
    return d1
      .batch<T>(statements.map((statement) => original.get(statement) ?? statement))
      .then((results) => results.map(metered))
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
    exec: d1.exec.bind(d1),
    dump: d1.dump.bind(d1),
    withSession: () => session,
  }
  const reset = () => {
    Object.assign(counts, { statements: 0, trips: 0 })
    Object.assign(meter, { rowsRead: 0, rowsWritten: 0 })
  }
  return { counts, meter, reset, d1: counting }
}
