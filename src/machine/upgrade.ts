import { basename } from 'node:path'
import { backupBefore } from '../backup/upgrade.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { applyMigrations, standingOf } from './migrate.ts'
import type { Sqlite } from './sqlite.ts'

/** What was done: how many migrations, after which backup, if one was needed. */
type Upgraded = { count: number; backup: string | null }

/** After a backup of what there was; a database that has nothing yet needs none. */
export async function bringUpToDate(data: string, db: Sqlite): Promise<Result<Upgraded, string>> {
  const { lacking, applied, unknown } = await standingOf(db)
  if (unknown.length > 0)
    return refuse(`数据库比程序新（${unknown.join('、')}）：请用新的程序，或者从备份恢复`)
  const [first] = lacking
  const kept = first !== undefined && applied > 0 ? await backupBefore(data, first, new Date()) : ok(null)
  if (!kept.ok) return refuse(`升级前的备份没有做成，没有升级：${kept.refusal}`)
  await applyMigrations(db, lacking)
  return ok({ count: lacking.length, backup: kept.value && basename(kept.value) })
}
