import { type Sqlite, openSqlite } from '../machine/sqlite.ts'

/** How far a database has come: its migrations, and how many rows each table has. */
export type Standing = { migrations: string[]; rows: Record<string, number> }

export function standingIn(file: string): Standing {
  const db = openSqlite(file, { readOnly: true })
  try {
    return standingOf(db)
  } finally {
    db.close()
  }
}

export function standingOf(db: Sqlite): Standing {
  const rows = textsOf(db, TABLES).map((table): [string, number] => [table, countIn(db, table)])
  const isMigrated = rows.some(([table]) => table === 'd1_migrations')
  const migrations = isMigrated ? textsOf(db, 'select name from d1_migrations order by id') : []
  return { migrations, rows: Object.fromEntries(rows) }
}

const TABLES = `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`

const textsOf = (db: Sqlite, query: string): string[] =>
  db.ask<{ name: string }>(query, [], false).rows.map(({ name }) => name)

const countIn = (db: Sqlite, table: string): number =>
  db.ask<{ n: number }>(`select count(*) as n from "${table}"`, [], false).rows[0]?.n ?? 0

/** What SQLite itself finds wrong with a database. */
export function faultsOf(db: Sqlite): string[] {
  const integrity = db.ask<Record<string, string>>('pragma integrity_check(10)', [], false).rows
  const references = db.ask<{ table: string }>('pragma foreign_key_check', [], false).rows
  return [
    ...integrity.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok'),
    ...new Set(references.map(({ table }) => `foreign key of ${table}`)),
  ]
}
