import { Column, SQL, is, sql } from 'drizzle-orm'

/**
 * D1 answers a batch with objects, one key a column name: of two columns of the same name (`people.id`, `rounds.id`)
 * the second would take the first one's place, and drizzle 0.45 would shift every value after it
 * (drizzle-team/drizzle-orm#6038). Here the second gets a name of its own in the SQL, and so does every expression, which may be
 * written twice (`count(*)`); what a query answers keeps its keys.
 *
 * Nor is a column ever without its table: of a select that reads one table drizzle would leave the name away inside
 * our own SQL too, and in a subquery a bare "id" is the inner table's.
 *
 * It reaches into drizzle's dialect; test/db/apart.d1.test.ts fails when drizzle changes there.
 */
export function keepApart(db: object): void {
  const dialect = Reflect.get(db, 'dialect')
  const build = dialect.buildSelection
  dialect.buildSelection = (fields: Selected[]) =>
    Reflect.apply(build, dialect, [aliased(fields), { isSingleTable: false }])
}

type Selected = { path: string[]; field: Column | SQL | SQL.Aliased }

function aliased(fields: Selected[]): Selected[] {
  const seen = new Set<string>()
  return fields.map((one, at) => {
    if (is(one.field, SQL)) return { ...one, field: one.field.as(`expression_${at}`) }
    if (!is(one.field, Column)) return one
    const { name } = one.field
    if (seen.has(name)) return { ...one, field: sql`${one.field}`.as(`${name}_${at}`) }
    seen.add(name)
    return one
  })
}
