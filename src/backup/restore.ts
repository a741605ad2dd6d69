// oxlint-disable no-await-in-loop -- one file after another
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isMany } from '../machine/districts/folder.ts'
import { openFolder } from '../machine/folder.ts'
import { databaseIn } from '../machine/site.ts'
import { openSqlite } from '../machine/sqlite.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { filesIn } from './home.ts'
import { namedIn } from './named.ts'
import { type Held, readBackup } from './read.ts'

/** There while a backup is on its way into a folder: nothing is served from it then. */
export const restoringIn = (data: string): string => join(data, 'restoring')
export const isHalfRestored = (data: string): boolean =>
  existsSync(restoringIn(data)) && !existsSync(databaseIn(data))

type From = { from: string; known: string[] }

/**
 * Puts a backup into an empty place: the files, then, with its name, the database. What ends it before that leaves a place that
 * nobody serves, and that takes the same or another backup.
 */
export async function restoreInto(data: string, { from, known }: From): Promise<Result<Held, string>> {
  const [whyNot, restoring] = [whyNotInto(data), restoringIn(data)]
  if (whyNot) return refuse(whyNot)
  if (!existsSync(from)) return refuse(`没有${from}这个备份文件`)
  const isAgain = isHalfRestored(data)
  const hadFiles = hasFiles(data) && !isAgain
  if (isAgain) empty(data)
  mkdirSync(restoring, { recursive: true, mode: 0o700 })
  const database = join(restoring, 'site.sqlite')
  const bucket = openFolder(filesIn(data))
  const held = await readBackup(from, {
    database,
    known,
    keep: async (key, bytes) => hadFiles || bucket.put(key, bytes),
  })
  const settled = held.ok ? await beside(data, held.value, { database, hadFiles }) : held
  if (settled.ok) await place(database, data)
  else if (!hadFiles) empty(data)
  rmSync(restoring, { recursive: true, force: true })
  return settled
}

/** Of a site that is there nothing is written over, its log neither. */
function whyNotInto(data: string): string | null {
  if (isMany(data)) return `${data}里有多个区：写--district 代号，或者用district --new 代号 --from把它搬进去`
  const there = existsSync(data) ? readdirSync(data).filter((name) => name.startsWith('site.sqlite')) : []
  if (there.length > 0)
    return `${data}里已经有数据库（${there.join('、')}）：恢复到空的目录，或者先把它们移走`
  return null
}

function hasFiles(data: string): boolean {
  const objects = join(filesIn(data), 'objects')
  return existsSync(objects) && readdirSync(objects).length > 0
}

function empty(data: string): void {
  rmSync(filesIn(data), { recursive: true, force: true })
  rmSync(restoringIn(data), { recursive: true, force: true })
}

type Placed = { database: string; hadFiles: boolean }

/** A whole site wants a folder without files; a database alone the folder that has them. */
async function beside(
  data: string,
  held: Held,
  { database, hadFiles }: Placed,
): Promise<Result<Held, string>> {
  if (held.holds === 'all')
    return hadFiles ? refuse(`${filesIn(data)}里已经有文件：恢复到空的目录`) : ok(held)
  const lost = await missingIn(data, database)
  if (lost.length === 0) return ok(held)
  const [first] = lost
  return refuse(
    `这份备份只有数据库，它的文件要在${filesIn(data)}里：缺${lost.length}个，如${first}。升级前的备份要恢复到原来的目录（先移走site.sqlite）`,
  )
}

async function missingIn(data: string, database: string): Promise<string[]> {
  const [db, bucket] = [openSqlite(database), openFolder(filesIn(data))]
  const named = await namedIn(db).finally(() => db.close())
  const missing: string[] = []
  for (const { key, isNeeded } of named) if (isNeeded && !(await bucket.get(key))) missing.push(key)
  return missing
}

/** From now on it is a site. */
async function place(database: string, data: string): Promise<void> {
  await rename(database, databaseIn(data))
  const folder = await open(data, 'r')
  await folder.sync().finally(() => folder.close())
}
