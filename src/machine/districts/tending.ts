// oxlint-disable no-await-in-loop -- one district after another, so that the others are served meanwhile
import { existsSync } from 'node:fs'
import { isHalfRestored } from '../../backup/restore.ts'
import type { Env } from '../../web/site.ts'
import { log } from '../log.ts'
import { oneNight } from '../night.ts'
import { type Machine, databaseIn, openMachine } from '../site.ts'
import { bringUpToDate } from '../upgrade.ts'
import { type Placed, readDistricts } from './folder.ts'
import { openPlace } from './open.ts'
import { secretsOf } from './secrets.ts'

/** Brings each database up to date after a backup of its own. One that fails is told in the log and stays as it was; the others go on. */
export async function upgradeAll(data: string): Promise<void> {
  for (const place of readDistricts(data)) {
    const district = place.code
    const whyNot = await upgraded(place).catch(sayError)
    if (whyNot) log('not upgraded', { district, why: whyNot })
  }
}

async function upgraded({ code: district, data }: Placed): Promise<string | null> {
  if (isHalfRestored(data)) return '恢复没有做完'
  if (!existsSync(databaseIn(data))) return '没有数据库'
  const machine = openMachine(data, secretsOf(district, data))
  const done = await bringUpToDate(data, machine.db).finally(() => machine.db.close())
  if (!done.ok) return done.refusal
  const { count, backup } = done.value
  if (backup) log('backup', { district, file: backup })
  if (count > 0) log('migrated', { district, count })
  return null
}

const sayError = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The nights of all, one after another; or those that were missed. */
export async function nightsOf(data: string, at: number, tend = oneNight): Promise<void> {
  for (const place of readDistricts(data)) {
    const [district, opened] = [place.code, await openPlace(place)]
    const why = opened.ok ? await nightIn(opened.value, (env) => tend(env, at, district)) : opened.refusal
    if (why) log('night failed', { district, at, why })
  }
}

/** Why it could not be had; the others have theirs. */
const nightIn = ({ db, env }: Machine, tend: (env: Env) => Promise<void>): Promise<string | null> =>
  tend(env)
    .then(() => null, sayError)
    .finally(() => db.close())
