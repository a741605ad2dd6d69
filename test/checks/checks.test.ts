import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { type Check, MOST } from '../../src/checks/check.ts'
import { RECORDED } from '../../src/checks/recorded.ts'
import { CHECKS } from '../../src/checks/run.ts'
import { triggersOf } from '../shape/frozen.ts'
import { migrated, rows, words } from '../shape/schema.ts'
import { WORKING } from '../shape/working.ts'
import { BREAKS, type Rows } from './broken.ts'
import { UNTOLD } from './untold.ts'

/** A database that takes whatever it is given: no trigger, no reference and no check of a column minds. */
const db = migrated()
for (const { name } of triggersOf(db)) db.exec(`drop trigger ${name}`)
db.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')

const HELD = CHECKS.filter((check) => !RECORDED.includes(check))

describe('a check', () => {
  test('has a name of its own and words in both languages', () => {
    const names = CHECKS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { says, words: chinese } of CHECKS)
      expect([says.length > 10, /^[一-鿿]/.test(chinese)]).toEqual([true, true])
  })

  test('finds nothing where nothing is', () => {
    expect(CHECKS.filter((check) => broken(check, {}).length > 0)).toEqual([])
  })

  test('has its way to be broken, and no other is written down', () => {
    expect(HELD.map(({ name }) => name).toSorted()).toEqual(Object.keys(BREAKS).toSorted())
  })

  test.each(HELD)('$name is broken, and says where', (check) => {
    expect(broken(check, BREAKS[check.name] ?? {})).toEqual([expect.stringMatching(/^[a-z ]+:?\S/)])
  })

  test.each(RECORDED)('$name is broken by a row without its entry', (check) => {
    const table = check.name.replace('recorded-', '').replaceAll('-', '_')
    const key = ['calendar_years', 'case_owners', 'clock_moves', 'office_cards'].includes(table) ? 1 : 'x'
    expect(broken(check, { [table]: [{}] })).toEqual([`${table} ${key}`])
  })

  test('tells of every table whose rows have an instant, or it is said why not', () => {
    const timed = words(
      rows(
        db,
        `select m.name from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'at'`,
      ),
      'name',
    )
    const told = RECORDED.map(({ name }) => name.replace('recorded-', '').replaceAll('-', '_'))
    expect(timed.filter((table) => !(table in WORKING) && !told.includes(table)).toSorted()).toEqual(
      Object.keys(UNTOLD).toSorted(),
    )
  })

  test('reads, and no more than it must', () => {
    for (const check of CHECKS) expect(sqlOf(check)).toMatch(/^select /)
    expect(MOST).toBeLessThanOrEqual(50)
  })
})

const sqlOf = ({ rows: asked }: Check): string => new SQLiteSyncDialect().sqlToQuery(asked).sql

function broken(check: Check, given: Rows): string[] {
  db.exec('begin')
  try {
    for (const [table, all] of Object.entries(given)) for (const row of all) put(table, row)
    return words(rows(db, sqlOf(check)), 'what')
  } finally {
    db.exec('rollback')
  }
}

function put(table: string, row: object): void {
  const columns = rows(db, 'select name, type, [notnull] as must from pragma_table_info(?)', table)
  const given = new Map(Object.entries(row))
  const values = columns.map(({ name, type, must }) => {
    const value = given.get(String(name))
    if (value !== undefined) return typeof value === 'number' ? value : String(value)
    if (must === 0) return null
    return type === 'INTEGER' ? 1 : ofText(String(name))
  })
  db.prepare(`insert into ${table} values (${values.map(() => '?').join(', ')})`).run(...values)
}

const ofText = (column: string): string =>
  ({ previous: '', concerns: '[]', particulars: '{}', plan: '{}', content: '{}', points: '{}' })[column] ??
  'x'
