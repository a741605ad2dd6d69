import { DatabaseSync } from 'node:sqlite'
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { is } from 'drizzle-orm'
import { SQLiteTable, SQLiteView, getTableConfig, getViewConfig } from 'drizzle-orm/sqlite-core'
import { placeOf } from './house.ts'
import { filesIn } from './tree.ts'

export const MIGRATIONS = readdirSync('migrations').toSorted()

export const migration = (file: string): string => readFileSync(`migrations/${file}`, 'utf8')

/** An empty database, in memory, with every migration applied in order. */
export function migrated(): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  for (const file of MIGRATIONS) db.exec(migration(file))
  return db
}

export type Row = Record<string, string | number | null>

/** Rows of a query that reads text, numbers and nulls. */
export function rows(db: DatabaseSync, query: string, ...given: string[]): Row[] {
  return db
    .prepare(query)
    .all(...given)
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
}

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

export const words = (found: Row[], column: string): string[] => found.map((row) => String(row[column]))

/** A table or view as drizzle sees it: the file and the export that declare it, its name in SQL, whose it is. */
export type Declared = { file: string; as: string; name: string; area: string; order: number } & (
  | { table: SQLiteTable }
  | { view: SQLiteView }
)

/** All that any tables.ts under src declares. */
export async function declared(): Promise<Declared[]> {
  const files = filesIn('src', /\/tables\.ts$/)
  return (await Promise.all(files.map(declaredIn))).flat()
}

async function declaredIn(file: string): Promise<Declared[]> {
  const exported: Record<string, unknown> = await import(resolve(file))
  const { area, order } = placeOf(file)
  return Object.entries(exported).flatMap(([as, value]): Declared[] => {
    const place = { file, as, area, order }
    if (is(value, SQLiteTable)) return [{ ...place, name: getTableConfig(value).name, table: value }]
    if (is(value, SQLiteView)) return [{ ...place, name: getViewConfig(value).name, view: value }]
    return []
  })
}
