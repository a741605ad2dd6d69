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

function isColumn(field: unknown): field is SQLiteColumn {
  return typeof field === 'object' && field !== null && 'getSQLType' in field && 'name' in field
}

type Shape = {
  columns: string[]
  key: string[]
  unique: string[]
  foreign: string[]
  indexes: string[]
  namedUnique: string[]
  words: string[]
}

function shapeInCode(table: SQLiteTable): Shape {
  const { columns, primaryKeys, uniqueConstraints, foreignKeys, indexes } = getTableConfig(table)
  const single = columns.filter((column) => column.primary)
  const named = uniqueConstraints.map((one) => `${one.getName()}: ${listed(one.columns)}`)
  return {
    columns: columns.map((column) =>
      columnLine(column.name, column.getSQLType(), column.notNull, isFilled(column)),
    ),
    key: (primaryKeys[0]?.columns ?? single).map(({ name }) => name),
    unique: columns
      .filter(({ isUnique }) => isUnique)
      .map(({ name }) => name)
      .concat(uniqueConstraints.map((one) => listed(one.columns)))
      .toSorted(),
    foreign: foreignKeys
      .map((key) => {
        const { columns: from, foreignColumns: to, foreignTable } = key.reference()
        return `${listed(from)} → ${getTableConfig(foreignTable).name} (${listed(to)})`
      })
      .toSorted(),
    indexes: indexes
      .map(({ config }) => `${config.name}: ${listed(config.columns.filter(isColumn))}`)
      .toSorted(),
    namedUnique: named.toSorted(),
    words: columns.flatMap((column) => wordsLine(column.name, column.enumValues ?? [])).toSorted(),
  }
}

function shapeInSql(table: string): Shape {
  const columns = rows(db, 'select * from pragma_table_info(?)', table)
  const indexes = rows(db, 'select * from pragma_index_list(?)', table).map((row) => ({
    name: String(row['name']),
    origin: row['origin'],
    columns: words(
      rows(db, 'select name from pragma_index_info(?) order by seqno', String(row['name'])),
      'name',
    ).join(', '),
  }))
  const key = columns
    .filter((row) => Number(row['pk']) > 0)
    .toSorted((a, b) => Number(a['pk']) - Number(b['pk']))
  return {
    columns: columns.map((row) =>
      columnLine(String(row['name']), String(row['type']), row['notnull'] === 1, row['dflt_value'] !== null),
    ),
    key: words(key, 'name'),
    unique: indexes
      .filter(({ origin }) => origin === 'u')
      .map((index) => index.columns)
      .toSorted(),
    foreign: foreignInSql(table),
    indexes: indexes
      .filter(({ origin }) => origin === 'c')
      .map((index) => `${index.name}: ${index.columns}`)
      .toSorted(),
    namedUnique: [...sqlOf(table).matchAll(/CONSTRAINT (\w+) UNIQUE \(([^)]+)\)/g)]
      .map(([, name, list]) => `${name}: ${list}`)
      .toSorted(),
    words: [...sqlOf(table).matchAll(/\((\w+) IN \(('[^)]+)\)\)/g)]
      .flatMap(([, name = '', list = '']) => wordsLine(name, list.replaceAll("'", '').split(', ')))
      .toSorted(),
  }
}

function foreignInSql(table: string): string[] {
  const keys = Map.groupBy(
    rows(db, 'select * from pragma_foreign_key_list(?) order by id, seq', table),
    (row) => row['id'],
  )
  const pairs = (key: Row[], end: string) => words(key, end).join(', ')
  return [...keys.values()]
    .map((key) => `${pairs(key, 'from')} → ${key[0]?.['table']} (${pairs(key, 'to')})`)
    .toSorted()
}

/** An integer key has one by itself. */
const isFilled = ({ hasDefault, primary }: SQLiteColumn): boolean => hasDefault && !primary

const columnLine = (name: string, type: string, isNeeded: boolean, hasDefault: boolean): string =>
  `${name} ${type.toLowerCase()}${isNeeded ? ' not null' : ''}${hasDefault ? ' default' : ''}`

/** The words that a column may hold: the enum of drizzle, the CHECK (… IN …) of the migration. */
const wordsLine = (name: string, allowed: readonly string[]): string[] =>
  allowed.length === 0 ? [] : [`${name}: ${allowed.toSorted().join(', ')}`]

const listed = (columns: { name: string }[]): string => columns.map(({ name }) => name).join(', ')
