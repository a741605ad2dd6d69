import { type SQLiteColumn, type SQLiteTable, getTableConfig, getViewConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { type Row, declared, migrated, rows, words } from './schema.ts'

const db = migrated()
const tables = (await declared()).flatMap((one) => ('table' in one ? [one] : []))
const views = (await declared()).flatMap((one) => ('view' in one ? [one] : []))
const inSql = rows(db, "select name, type, sql from sqlite_schema where name not like 'sqlite_%'")
const sqlOf = (name: string): string => String(inSql.find((row) => row['name'] === name)?.['sql'])
const namesInSql = (type: string) =>
  words(
    inSql.filter((row) => row['type'] === type),
    'name',
  ).toSorted()

describe('tables.ts is what the migrations make', () => {
  test('every table and every view, each declared once', () => {
    expect(tables.map(({ name }) => name).toSorted(), 'tables: in tables.ts and in migrations').toEqual(
      namesInSql('table'),
    )
    expect(views.map(({ name }) => name).toSorted(), 'views: in tables.ts and in migrations').toEqual(
      namesInSql('view'),
    )
  })

  test.each(tables)('$name ($file)', ({ name, table }) => {
    expect(shapeInCode(table), `left: ${name} in tables.ts, right: in migrations/`).toEqual(shapeInSql(name))
  })

  test.each(views)('the view $name ($file)', ({ name, view }) => {
    const columns = Object.values(getViewConfig(view).selectedFields).filter(isColumn)
    const made = rows(db, 'select name, lower(type) as type from pragma_table_info(?)', name)
    expect(columns.map((column) => column.name)).toEqual(words(made, 'name'))
    const isPlain = (row: Row) => row['type'] === 'text' || row['type'] === 'integer' // SQLite knows no type for the others
    const plain = made.filter(isPlain)
    const inCode = columns.filter((column) => words(plain, 'name').includes(column.name))
    expect(inCode.map((column) => column.getSQLType())).toEqual(words(plain, 'type'))
  })
})

test('tables.ts says no key, no uniqueness, no reference, no check and no index: they stand in migrations/ alone', () => {
  expect(tables.flatMap(({ name, table }) => repeated(table).map((what) => `${name}: ${what}`))).toEqual([])
})

function isColumn(field: unknown): field is SQLiteColumn {
  return typeof field === 'object' && field !== null && 'getSQLType' in field && 'name' in field
}

/** `words`: those that a column may hold, which are its type. */
type Shape = { columns: string[]; words: string[] }

function shapeInCode(table: SQLiteTable): Shape {
  const { columns } = getTableConfig(table)
  return {
    columns: columns.map((column) =>
      columnLine(column.name, column.getSQLType(), column.notNull, defaultOf(column)),
    ),
    words: columns.flatMap(({ name, enumValues }) => wordsLine(name, enumValues ?? [])).toSorted(),
  }
}

function shapeInSql(table: string): Shape {
  return {
    columns: rows(db, 'select * from pragma_table_info(?)', table).map((row) =>
      columnLine(String(row['name']), String(row['type']), row['notnull'] === 1, row['dflt_value'] ?? null),
    ),
    words: [...sqlOf(table).matchAll(/\((\w+) IN \(('[^)]+)\)\)/g)]
      .flatMap(([, name = '', list = '']) => wordsLine(name, list.replaceAll("'", '').split(', ')))
      .toSorted(),
  }
}

/** As SQL says it. */
function defaultOf(column: SQLiteColumn): string | null {
  if (!column.hasDefault) return null
  const value: unknown = column.mapToDriverValue(column.default)
  return typeof value === 'string' ? `'${value}'` : String(value)
}

const columnLine = (name: string, type: string, isNeeded: boolean, otherwise: Row[string] | null): string =>
  `${name} ${type.toLowerCase()}${isNeeded ? ' not null' : ''}${otherwise === null ? '' : ` default ${otherwise}`}`

/** The enum of drizzle, the CHECK (… IN …) of the migration. */
const wordsLine = (name: string, allowed: readonly string[]): string[] =>
  allowed.length === 0 ? [] : [`${name}: ${allowed.toSorted().join(', ')}`]

function repeated(table: SQLiteTable): string[] {
  const { columns, primaryKeys, uniqueConstraints, foreignKeys, checks, indexes } = getTableConfig(table)
  const of = { primaryKeys, uniqueConstraints, foreignKeys, checks, indexes }
  return [
    ...columns.filter(({ primary, isUnique }) => primary || isUnique).map(({ name }) => `the key ${name}`),
    ...Object.entries(of).flatMap(([what, found]) => (found.length > 0 ? [what] : [])),
  ]
}
