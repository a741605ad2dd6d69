import { copyFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type Column, FIXED, WHICH, valueOf } from './copies.ts'

/**
 * The database of a hundred times as many: what stands in its rounds is copied, row by row and by SQL, with people, organizations,
 * experts, needs, letters and history; rounds, rulebooks, decisions, notices and staff stay. What is kept by triggers is counted anew.
 */
export function multiply(from: string, to: string, times: number): void {
  for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true })
  const source = new DatabaseSync(from)
  source.exec('pragma wal_checkpoint(truncate)')
  source.close()
  copyFileSync(from, to)
  const db = new DatabaseSync(to, { enableForeignKeyConstraints: false })
  db.exec(
    'pragma journal_mode = off; pragma synchronous = off; pragma ignore_check_constraints = on; pragma cache_size = -400000',
  )
  const triggers = textsOf(db, "select sql as text from sqlite_master where type = 'trigger'")
  for (const name of textsOf(db, "select name as text from sqlite_master where type = 'trigger'"))
    db.exec(`drop trigger "${name}"`)
  copyRows(db, times)
  keepAnew(db)
  for (const text of triggers) db.exec(text)
  const faults = db.prepare('pragma foreign_key_check').all().length
  if (faults > 0) throw new Error(`${faults} rows of ${to} refer to nothing`)
  db.exec('pragma journal_mode = wal')
  db.close()
}

function copyRows(db: DatabaseSync, times: number): void {
  db.exec(STAYING)
  const tables = textsOf(
    db,
    "select name as text from sqlite_master where type = 'table' and name not like 'sqlite%'",
  ).filter((table) => !FIXED.has(table) && !keptIn(db).includes(table))
  for (const table of tables)
    db.exec(`create temp table "base_${table}" as select * from main."${table}" where ${WHICH[table] ?? '1'}`)
  db.exec('begin')
  for (const table of tables) copyTable(db, table, times)
  db.exec('commit')
}

function copyTable(db: DatabaseSync, table: string, times: number): void {
  const columns = columnsOf(db, table)
  const names = columns.map(({ name }) => `"${name}"`).join()
  const values = columns.map((column) => valueOf(table, column)).join()
  const copy = db.prepare(
    `insert into main."${table}" (${names}) select ${values} from temp."base_${table}", (select ? as s, ? as k)`,
  )
  for (let k = 1; k < times; k += 1)
    try {
      copy.run(`~${k}`, k)
    } catch (error) {
      throw new Error(`${table}: ${String(error)}`, { cause: error })
    }
}

/** A table that triggers keep has a view beside it that counts it from nothing. */
const keptIn = (db: DatabaseSync): string[] =>
  textsOf(
    db,
    "select substr(name, 1, length(name) - 5) as text from sqlite_master where type = 'view' and name like '%_anew'",
  )

function keepAnew(db: DatabaseSync): void {
  for (const table of keptIn(db))
    db.exec(`delete from "${table}"; insert into "${table}" select * from "${table}_anew"`)
}

/** Staff, and the invitations of whoever is no expert. */
const STAYING = `
  create temp table staff as select id from people where id not in (select person_id from memberships)
    and id not in (select a.person_id from invitation_acceptances a join experts e on e.invitation_id = a.invitation_id);
  create temp table of_staff as select id from invitations where id not in (select invitation_id from experts where invitation_id is not null)`

function columnsOf(db: DatabaseSync, table: string): Column[] {
  const rows = db
    .prepare(`select c.name, c.type, coalesce(f."table", '') as refers from pragma_table_info(:t) c
      left join pragma_foreign_key_list(:t) f on f."from" = c.name group by c.cid`)
    .all({ t: table })
  return rows.map((row) => ({
    name: String(row['name']),
    type: String(row['type']),
    refers: String(row['refers']),
  }))
}

const textsOf = (db: DatabaseSync, query: string): string[] =>
  db
    .prepare(query)
    .all()
    .map(({ text }) => String(text))
