type Asked = { query: string; values: unknown[] }

/** A D1 that tells rows read and written of whatever is asked: all goes as a batch, for only that has figures. */
export function metered(d1: D1Database) {
  const meter = { rows: 0, written: 0 }
  const inner = new WeakMap<object, Asked>()
  async function asked(queries: Asked[]): Promise<D1Result<Record<string, unknown>>[]> {
    const results = await d1.batch<Record<string, unknown>>(
      queries.map(({ query, values }) => d1.prepare(query).bind(...values)),
    )
    for (const { meta } of results) {
      meter.rows += meta.rows_read
      meter.written += meta.rows_written
    }
    return results
  }
  const one = async (of: Asked) => (await asked([of]))[0]
  function statement(of: Asked): D1PreparedStatement {
    const rows = async () => (await one(of))?.results ?? []
    const made = {
      bind: (...values: unknown[]) => statement({ ...of, values }),
      all: () => one(of),
      run: () => one(of),
      first: async (column?: string) => {
        const [row] = await rows()
        return column === undefined ? (row ?? null) : (row?.[column] ?? null)
      },
      raw: async () => (await rows()).map((row) => Object.values(row)),
    }
    inner.set(made, of)
    return made as unknown as D1PreparedStatement
  }
  const prepare = (query: string) => statement({ query, values: [] })
  const batch = (statements: D1PreparedStatement[]) =>
    asked(statements.map((each) => inner.get(each) ?? { query: '', values: [] }))
  const session = { prepare, batch, getBookmark: () => null }
  const db = { prepare, batch, withSession: () => session } as unknown as D1Database
  return { db, meter }
}
