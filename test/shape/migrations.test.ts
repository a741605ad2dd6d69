import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { PARTLY, hasRowid, isAlways, isFrozen, keysOf, missing, tablesOf, triggersOf } from './frozen.ts'
import { MIGRATIONS, migrated, rows, words } from './schema.ts'
import { WORKING } from './working.ts'

const db = migrated()
const tables = tablesOf(db)
const triggers = triggersOf(db)

describe('migrations', () => {
  test('are numbered without gaps, and say what they bring', () => {
    const numbers = MIGRATIONS.map((file) => /^(\d{4})_[a-z][a-z0-9_]*\.sql$/.exec(file)?.[1])
    expect(numbers).toEqual(MIGRATIONS.map((_, i) => String(i + 1).padStart(4, '0')))
  })

  test('make a sound schema: every view can be read, every reference leads somewhere', () => {
    for (const view of words(rows(db, "select name from sqlite_schema where type = 'view'"), 'name')) {
      expect(rows(db, `select * from ${view}`), view).toEqual([])
    }
    expect(rows(db, 'pragma foreign_key_check')).toEqual([])
    expect(rows(db, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const nowhere = tables.flatMap((table) =>
      words(rows(db, 'select "table" from pragma_foreign_key_list(?)', table), 'table').filter(
        (to) => !tables.includes(to),
      ),
    )
    expect(nowhere).toEqual([])
  })

  test('every table is STRICT', () => {
    const loose = rows(
      db,
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0",
    )
    expect(words(loose, 'name').filter((name) => tables.includes(name))).toEqual([])
  })

  test('every key, uniqueness, reference and check has a name', () => {
    expect(tables.flatMap((table) => unnamed(sqlOf(table)).map((line) => `${table}: ${line}`))).toEqual([])
  })

  test('every table has a key, and whatever is called an id refers to a row', () => {
    const keyless = tables.filter(
      (table) => rows(db, 'select name from pragma_table_info(?) where pk > 0', table).length === 0,
    )
    expect(keyless).toEqual([])
    expect(tables.flatMap(loose)).toEqual(LOOSE)
  })

  test('a reference is held: no row points nowhere', () => {
    const empty = migrated()
    empty.exec('pragma ignore_check_constraints = on')
    const pointing = tables.filter((table) => referring(table).length > 0)
    for (const table of pointing) expect(() => empty.exec(insertInto(table)), table).toThrow(/FOREIGN KEY/)
  })

  test('no table has two constraints of one name', () => {
    const names = tables.flatMap((table) =>
      [...sqlOf(table).matchAll(/CONSTRAINT (\w+)/g)].map(([, name]) => name),
    )
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([])
  })
})

const sqlOf = (table: string): string =>
  words(rows(db, 'select sql from sqlite_schema where name = ?', table), 'sql').join('')

/** The log refers to nothing, so that nothing holds it up, nor does what takes back an entry of it; the other two are names that the sign-in library gives. */
const LOOSE = [
  ...['history.by_id', 'reversals.by_id', 'reversal_answers.by_id'],
  ...['accounts.account_id', 'accounts.provider_id'],
]

const loose = (table: string): string[] =>
  columnsOf(table)
    .map((column) => String(column['name']))
    .filter((name) => name.endsWith('_id') && !referring(table).includes(name))
    .map((name) => `${table}.${name}`)

const referring = (table: string): string[] =>
  words(rows(db, 'select "from" from pragma_foreign_key_list(?)', table), 'from')

/** Lines of a table with a constraint that bears no name; a name reaches only the one clause after it. */
function unnamed(sql: string): string[] {
  const lines = sql.split('\n').map((line) => line.replace(/--.*/, '').trim())
  return lines.filter((line) => {
    const rest = line.replaceAll(
      /CONSTRAINT \w+ (PRIMARY KEY|UNIQUE|CHECK|(FOREIGN KEY \([^)]*\) )?REFERENCES)/g,
      '',
    )
    return /\b(PRIMARY KEY|UNIQUE|REFERENCES|FOREIGN KEY|CHECK)\b/.test(rest)
  })
}

describe('what happened stays', () => {
  test('every table that is no act refuses change, loss and a row in place of another; what is missing is printed', () => {
    expect(missing(db)).toEqual([])
  })

  test('what is listed as changing is a table, and does change', () => {
    const listed = [...Object.keys(WORKING), ...Object.keys(PARTLY)]
    expect(listed.filter((table) => !tables.includes(table))).toEqual([])
    const held = triggers.filter(({ table, sql }) =>
      (['update', 'delete'] as const).some((act) => isAlways(sql, act) && !isFrozen(table, act)),
    )
    expect(held.map(({ name }) => name)).toEqual([])
    const over = triggers.filter(({ table, name }) => table in WORKING && name.includes('_come_once'))
    expect(over.map(({ name }) => name)).toEqual([])
  })

  test.each(tables.filter((table) => isFrozen(table, 'update')))('%s refuses an update', (table) => {
    expect(() => withOneRow(table).exec(updateOf(table))).toThrow(messageOf(table, 'UPDATE'))
  })

  test.each(tables.filter((table) => isFrozen(table, 'delete')))('%s refuses a delete', (table) => {
    expect(() => withOneRow(table).exec(`delete from ${table}`)).toThrow(messageOf(table, 'DELETE'))
  })

  test.each(tables.filter((table) => !(table in WORKING)))(
    '%s refuses a row in place of another',
    (table) => {
      for (const same of heldBy(table))
        expect(() => withOneRow(table).exec(replaceOf(table, same)), same.join()).toThrow(/UNIQUE constraint/)
    },
  )

  test.each(Object.keys(PARTLY))('%s refuses a change into another', (table) => {
    for (const { columns } of keysOf(db, table)) {
      const two = withOneRow(table)
      two.exec(replaceOf(table, []))
      const same = columns.map((column) => `${column} = (select ${column} from ${table} where rowid = 1)`)
      const change = `update or replace ${table} set ${same.join(', ')} where rowid = 2`
      expect(() => two.exec(change), columns.join()).toThrow(
        `UNIQUE constraint failed: ${table}.${columns[0]}`,
      )
    }
  })

  test('an agreement changes its days alone, to those of its newest draft, until somebody signs', () => {
    const free = withOneRow('agreements')
    const draft = (no: number, ends: string) =>
      free.exec(`insert into agreement_drafts values ('x', ${no}, 'a', '${ends}', null, '{}', 'x', 'x', 1)`)
    const days = (ends: string) => free.exec(`update agreements set starts_on = 'a', ends_on = '${ends}'`)
    draft(1, 'b')
    expect(() => days('b')).toThrow('an agreement is frozen')
    draft(2, 'c')
    days('c')
    expect(() => days('b')).toThrow('an agreement is frozen')
    expect(() => free.exec("update agreements set amount_fen = 2, ends_on = 'c'")).toThrow(
      'an agreement is frozen',
    )
    free.exec("insert into signatures values ('x', 'bureau', 'p', 1)")
    expect(() => days('c')).toThrow('an agreement is frozen')
  })

  test('a round may be edited until it is published', () => {
    const rounds = withOneRow('rounds')
    rounds.exec("update rounds set code = 'edited', id = 'r'")
    rounds.exec("insert into publications values ('r', 'p', 1)")
    expect(() => rounds.exec("update rounds set code = 'again'")).toThrow('a published plan is frozen')
  })
})

const messageOf = (table: string, act: string): string => {
  const trigger = triggers.find(
    ({ table: held, sql }) => held === table && sql.includes(`BEFORE ${act} ON ${table}`),
  )
  return /'([^']+)'/.exec(trigger?.sql ?? '')?.[1] ?? `a trigger BEFORE ${act} ON ${table}, which is missing`
}

/** What makes two rows one: the columns of each key, and the rowid. */
const heldBy = (table: string): string[][] => [
  ...keysOf(db, table).map(({ columns }) => columns),
  ...(hasRowid(db, table) ? [['rowid']] : []),
]

/** A row that is another but for these columns, which REPLACE would make room for. */
function replaceOf(table: string, same: string[]): string {
  const columns = ['rowid', ...columnsOf(table).map(({ name }) => String(name))].filter(
    (name) => name !== 'rowid' || hasRowid(db, table),
  )
  const values = columns.map((name) => {
    if (name === 'rowid') return same.includes(name) ? 1 : 2
    const isNumber = columnsOf(table).some((one) => one['name'] === name && one['type'] === 'INTEGER')
    if (name === 'previous') return FIRST
    if (same.includes(name)) return isNumber ? '1' : "'x'"
    return isNumber ? '2' : "'y'"
  })
  return `insert or replace into ${table} (${columns.join(', ')}) values (${values.join(', ')})`
}

/** What the first entry of a history has before it. */
const FIRST = "''"

const updateOf = (table: string): string => `update ${table} set ${columnsOf(table)[0]?.['name']} = '1'`

const columnsOf = (table: string) => rows(db, 'select name, type from pragma_table_info(?)', table)

/** A database with one row in a table that no reference and no check minds; what the test before has done is undone. */
function withOneRow(table: string): DatabaseSync {
  if (free.isTransaction) free.exec('rollback')
  free.exec('begin')
  free.exec(insertInto(table))
  return free
}

function insertInto(table: string): string {
  const values = columnsOf(table).map(({ name, type }) =>
    type === 'INTEGER' ? '1' : name === 'previous' ? FIRST : "'x'",
  )
  return `insert into ${table} values (${values.join(', ')})`
}

const free = migrated()
free.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')
