import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ourMigrations } from '../machine/migrate.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { machineHome } from './home.ts'
import { sayMachine } from './words.ts'
import { takeBackup } from './take.ts'

/** Those of upgrades that are kept, the newest. */
export const KEPT = 5
export const backupsIn = (data: string): string => join(data, 'backups')

/**
 * The database as it was before it is brought up to date; its files stay where they are, and are no part of it. A way back:
 * restored beside the same files, by the program of before.
 */
export async function backupBefore(data: string, first: string, now: Date): Promise<Result<string, string>> {
  const at = now.toISOString()
  const to = join(backupsIn(data), `before-${first.slice(0, 4)}-${at.replace(/\D/g, '').slice(0, 14)}.tar.gz`)
  try {
    mkdirSync(backupsIn(data), { recursive: true, mode: 0o700 })
    const home = machineHome(data)
    if (!home.ok) return home
    const about = { to, holds: 'database', known: ourMigrations(), now: at } as const
    const held = await takeBackup(home.value, about).finally(() => home.value.close())
    if (!held.ok) return held
    forgetOlder(data)
    return ok(to)
  } catch (error) {
    const words = sayMachine(error)
    if (!words) throw error
    return refuse(words)
  }
}

/** By when they were made, which their names end with. */
function forgetOlder(data: string): void {
  const ours = readdirSync(backupsIn(data)).filter((name) => /^before-\d{4}-\d{14}\.tar\.gz$/.test(name))
  const byTime = ours.toSorted((a, b) => (a.slice(-21) < b.slice(-21) ? -1 : 1))
  for (const name of byTime.slice(0, -KEPT)) rmSync(join(backupsIn(data), name))
}
