// oxlint-disable no-await-in-loop -- one district after another
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sayBytes } from '../../backup/words.ts'
import { byHost } from '../../districts/rules.ts'
import { ourMigrations, standingOf } from '../migrate.ts'
import { type Placed, readDistricts } from './folder.ts'
import { openPlace } from './open.ts'

/** The districts of a machine, a line each: code, names, size, how far its database has come, and what keeps it from being served. */
export async function listed(data: string): Promise<string[]> {
  const all = readDistricts(data)
  const led = byHost(all)
  const lines: string[] = []
  for (const place of all) {
    const { code, hosts } = place
    const twice = hosts.filter((host) => led.get(host) !== code)
    const faults = [
      ...(hosts.length === 0 ? ['没有域名'] : []),
      ...twice.map((host) => `${host}还有别的区在用，谁也到不了`),
    ]
    const standing = await standingIn(place)
    lines.push(
      [
        code,
        hosts.join(' '),
        sayBytes(sizeOf(place.data)),
        standing,
        ...faults.map((one) => `！${one}`),
      ].join('\t'),
    )
  }
  return lines
}

async function standingIn(place: Placed): Promise<string> {
  const opened = await openPlace(place)
  if (!opened.ok) return `！${opened.refusal}`
  const { applied } = await standingOf(opened.value.db).finally(() => opened.value.db.close())
  return `${applied}/${ourMigrations().length} ${ourMigrations().at(-1)?.slice(0, 4) ?? ''}`
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files.reduce(
    (sum, one) => sum + (statSync(join(one.parentPath, one.name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}
