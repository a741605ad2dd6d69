import type { DatabaseSync } from 'node:sqlite'
import { type Row, rows, words } from './schema.ts'
import { WORKING } from './working.ts'

type Act = 'update' | 'delete'

/** Rows that change or go under conditions: which, and why. None of them takes the place of another. */
export const PARTLY: Record<string, Partial<Record<Act, string>>> = {
  organizations: {
    update:
      'who it is and whom to call; what was before is in organization_moves, registration_changes and history',
  },
  invitations: { update: 'another link and code after it ran out, as invitation_renewals has them' },
  memberships: {
    update: 'another role; what was before is in the history',
    delete: 'whoever is in here is a member now; what was is in membership_ends',
  },
  rulebook_versions: { update: 'a draft until it is in force', delete: 'a draft until it is in force' },
  topic_lists: { update: 'until it is published' },
  topics: { update: 'until its list is published', delete: 'until its list is published' },
  topic_needs: { update: 'until its list is published', delete: 'until its list is published' },
  rounds: { update: 'until it is published; then to what an amendment says' },
  agreements: { update: 'the days of its newest draft, until somebody signs' },
}

export const isFrozen = (table: string, act: Act): boolean =>
  !(table in WORKING) && PARTLY[table]?.[act] === undefined

export const tablesOf = (db: DatabaseSync): string[] =>
  words(
    rows(
      db,
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid",
    ),
    'name',
  )

/** A key of a table: by whatever `insert or replace` would delete a row. */
export type Key = { columns: string[]; isPrimary: boolean }

export const keysOf = (db: DatabaseSync, table: string): Key[] =>
  rows(
    db,
    "select name, origin from pragma_index_list(?) where [unique] = 1 and origin in ('pk', 'u') order by origin",
    table,
  )
    .map(({ name, origin }) => ({
      columns: words(rows(db, 'select name from pragma_index_info(?) order by seqno', String(name)), 'name'),
      isPrimary: origin === 'pk',
    }))
    .concat(wholeNumberKey(db, table))

/** An INTEGER PRIMARY KEY is the rowid itself and has no index. */
function wholeNumberKey(db: DatabaseSync, table: string): Key[] {
  const pk = rows(db, 'select name, type from pragma_table_info(?) where pk > 0', table)
  return pk.length === 1 && pk[0]?.['type'] === 'INTEGER'
    ? [{ columns: words(pk, 'name'), isPrimary: true }]
    : []
}

/** Whether it has a rowid beside its columns: a key too, by which REPLACE deletes. */
export const hasRowid = (db: DatabaseSync, table: string): boolean =>
  rows(db, 'select wr from pragma_table_list(?) where wr = 0', table).length === 1 &&
  wholeNumberKey(db, table).length === 0

/** What must stand in migrations/ for a table, a trigger a line; one of other words does as well against update and delete. */
export type Wanted = { table: string; act: Act | 'insert'; key: Key | null; sql: string }

export const wantedOf = (db: DatabaseSync): Wanted[] =>
  tablesOf(db).flatMap((table) => (table in WORKING ? [] : wantedBy(db, table)))

function wantedBy(db: DatabaseSync, table: string): Wanted[] {
  const acts = (['update', 'delete'] as const).filter((act) => isFrozen(table, act))
  const keys = keysOf(db, table)
  return [
    ...acts.map((act) => stays(table, act)),
    ...keys.map((key) => once(db, table, key)),
    ...(isFrozen(table, 'update') ? [] : keys.map((key) => moved(db, table, key))),
  ]
}

const stays = (table: string, act: Act): Wanted => {
  const says = `${table} are ${act === 'update' ? 'not changed' : 'kept'}`
  const name = says.replaceAll(' ', '_')
  return {
    ...{ table, act, key: null },
    sql: `CREATE TRIGGER ${name} BEFORE ${act.toUpperCase()} ON ${table} BEGIN SELECT RAISE(ABORT, '${says}'); END`,
  }
}

/** A new row with a key that is there: REPLACE would delete the row before, past every trigger against delete. */
function once(db: DatabaseSync, table: string, key: Key): Wanted {
  const byRowid = key.isPrimary && hasRowid(db, table) ? ' OR rowid = NEW.rowid' : ''
  const where = sameKey(key) + byRowid
  const name = `${table}_come_once${key.isPrimary ? '' : `_by_${key.columns.join('_')}`}`
  return { table, act: 'insert', key, sql: refusing(`${name} BEFORE INSERT`, table, key, where) }
}

/** A row that is changed to the key of another. */
function moved(db: DatabaseSync, table: string, key: Key): Wanted {
  const byRowid = key.isPrimary && hasRowid(db, table) ? ' OR rowid = NEW.rowid' : ''
  const where = `(${sameKey(key)}${byRowid}) AND rowid <> OLD.rowid`
  const name = `${table}_do_not_take_a_place${key.isPrimary ? '' : `_by_${key.columns.join('_')}`}`
  return { table, act: 'update', key, sql: refusing(`${name} BEFORE UPDATE`, table, key, where) }
}

const sameKey = ({ columns }: Key): string =>
  columns.map((column) => `${column} = NEW.${column}`).join(' AND ')

/** In SQLite's own words, so that whoever reads them (a lock that is taken, a name that is taken) need not know. */
const refusing = (when: string, table: string, { columns }: Key, where: string): string =>
  `CREATE TRIGGER ${when} ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${where}) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: ${columns.map((column) => `${table}.${column}`).join(', ')}'); END`

export const triggersOf = (db: DatabaseSync): { name: string; table: string; sql: string }[] =>
  rows(db, "select name, tbl_name as held, sql from sqlite_schema where type = 'trigger'").map(
    (row: Row) => ({
      name: String(row['name']),
      table: String(row['held']),
      sql: String(row['sql']),
    }),
  )

/** The lines that a migration lacks. */
export function missing(db: DatabaseSync): string[] {
  const there = triggersOf(db)
  const holds = ({ table, act, key, sql }: Wanted) =>
    there.some((one) => one.sql === sql) ||
    (key === null && there.some((one) => one.table === table && isAlways(one.sql, act)))
  return wantedOf(db)
    .filter((one) => !holds(one))
    .map(({ sql }) => `${sql};`)
}

export const isAlways = (sql: string, act: string): boolean =>
  sql.includes(`BEFORE ${act.toUpperCase()} ON`) && !/\bWHEN\b/.test(sql)
