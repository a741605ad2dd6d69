import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { restoreInto } from '../../backup/restore.ts'
import { whyNotCode, whyNotHosts } from '../../districts/rules.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { ourMigrations } from '../migrate.ts'
import { NAMES, secretsIn } from '../secrets.ts'
import { databaseIn, openMachine } from '../site.ts'
import { bringUpToDate } from '../upgrade.ts'
import { districtsIn, isMany, placed, readDistricts, tellServer, writeHosts } from './folder.ts'

/** `from`: a backup that it begins with, and the folder of the secrets that belong to that; null: it begins bare. */
export type New = { code: string; hosts: string[]; from: { backup: string; secrets: string } | null }

/** Makes a district's whole folder aside, then gives it its name: a server that runs sees all of it or nothing. */
export async function makeDistrict(data: string, made: New): Promise<Result<string, string>> {
  const whyNot = whyNotMake(data, made)
  if (whyNot) return refuse(whyNot)
  mkdirSync(districtsIn(data), { recursive: true, mode: 0o700 })
  const aside = mkdtempSync(join(districtsIn(data), '.new-'))
  try {
    const filled = await fill(aside, made)
    if (!filled.ok) return filled
    const place = placed(data, made.code).data
    renameSync(aside, place)
    return ok(place)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')
      return refuse(sayThere(made.code))
    throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
    tellServer(data, new Date())
  }
}

const sayThere = (code: string): string => `已经有代号${code}的区了`

function whyNotMake(data: string, { code, hosts, from }: New): string | null {
  if (existsSync(databaseIn(data)))
    return `${data}是一个站点（site.sqlite）：多个区另用一个目录，再用--from把它的备份搬进去`
  const others = isMany(data) ? readDistricts(data) : []
  const whyNot = whyNotCode(code) ?? whyNotHosts(code, hosts, others)
  if (whyNot) return whyNot
  if (existsSync(placed(data, code).data)) return sayThere(code)
  return from && whyNotFrom(from.secrets)
}

/** Secrets made anew would not open what the old ones sealed, so a district that moves brings its own. */
const whyNotFrom = (secrets: string): string | null =>
  ['AUTH_SECRET', 'DATA_SECRET'].every((name) => existsSync(join(secrets, name)))
    ? null
    : `密钥不在备份里：用--secrets指出原来的密钥目录，里面要有AUTH_SECRET、DATA_SECRET（${secrets || '没有写'}）`

async function fill(folder: string, { hosts, from }: New): Promise<Result<unknown, string>> {
  if (from) {
    const held = await restoreInto(folder, { from: from.backup, known: ourMigrations() })
    if (!held.ok) return held
    copySecrets(from.secrets, join(folder, 'secrets'))
  }
  const { db } = openMachine(folder, secretsIn(folder, {}, !from))
  const done = await bringUpToDate(folder, db).finally(() => db.close())
  if (done.ok) writeHosts(folder, hosts)
  return done
}

function copySecrets(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 })
  const names = readdirSync(from).filter((name) => NAMES.includes(name) && name !== 'SITE_URL')
  for (const name of names) copyFileSync(join(from, name), join(to, name))
}

/** From now on it goes by these names and no others. */
export function renameHosts(data: string, code: string, hosts: string[]): Result<string, string> {
  const all = readDistricts(data)
  const place = all.find((one) => one.code === code)
  if (!place) return refuse(`没有代号${code}的区`)
  const whyNot = whyNotHosts(code, hosts, all)
  if (whyNot) return refuse(whyNot)
  writeHosts(place.data, hosts)
  tellServer(data, new Date())
  return ok(place.data)
}
