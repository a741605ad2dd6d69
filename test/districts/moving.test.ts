import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { NoDistrict, bindingsOf, cloudflareHome, restoreToCloudflare } from '../../src/backup/cloudflare.ts'
import { type Home, machineHome } from '../../src/backup/home.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { checkHistory } from '../../src/checks/history/check.ts'
import { runChecks } from '../../src/checks/run.ts'
import { type Connection, openDb } from '../../src/db/db.ts'
import type { Bucket } from '../../src/db/bucket.ts'
import { makeDistrict } from '../../src/machine/districts/make.ts'
import { ourMigrations } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import type { Result } from '../../src/shared/result.ts'
import { parseToml } from '../../src/start/cloudflare/read.ts'
import { withDistrict } from '../../src/start/cloudflare/toml.ts'
import { all, allIn, newPlace, played } from '../backup/played.ts'

/** Two districts: one goes from a machine to Cloudflare and back to another machine under another code, and the other stays what it is. */
const SLOW = 240_000
const known = ourMigrations()
const [EAST, WEST] = ['dongcheng', 'xicheng']
let first: string
let data: string
beforeAll(async () => {
  first = await played()
  data = newPlace()
  const moved = { backup: await backup(value(machineHome(first))), secrets: join(first, 'secrets') }
  value(await makeDistrict(data, { code: EAST, hosts: ['dongcheng.cn'], from: moved }))
  value(await makeDistrict(data, { code: WEST, hosts: ['xicheng.cn'], from: null }))
}, SLOW)

function value<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const at = (code: string, of = data) => join(of, 'districts', code)

async function backup(home: Home): Promise<string> {
  const to = join(newPlace(), 'district.tar.gz')
  const about = { to, holds: 'all', known, now: '2026-12-02T00:00:00.000Z' } as const
  value(await takeBackup(home, about).finally(() => home.close()))
  return to
}

/** What npm run check says of it. */
async function checked(connection: Connection, bucket: Bucket) {
  const db = openDb(connection)
  return [await runChecks(db), (await checkHistory(db, bucket)).faults]
}
async function checkedAt(place: string) {
  const { connection, bucket, close } = value(machineHome(place))
  return checked(connection, bucket).finally(close)
}

/** wrangler.toml of two districts, with databases of their own. */
function configOfTwo(): string {
  const id = (last: number) => `3f1c0000-0000-4000-8000-00000000000${last}`
  const text = [EAST, WEST].reduce(
    (sofar, code, no) => value(withDistrict(sofar, { code, hosts: [`${code}.cn`], id: id(no) }, parseToml)),
    readFileSync('wrangler.toml', 'utf8'),
  )
  const config = join(newPlace(), 'wrangler.toml')
  writeFileSync(config, text.replace('src/web/assets', join(process.cwd(), 'src/web/assets')))
  return config
}

test('a district that moves in brings every row, every file and its secrets', async () => {
  expect(await allIn(at(EAST))).toEqual(await allIn(first))
  expect(secretsIn(at(EAST), {}, false)).toEqual(secretsIn(first, {}))
  expect(await checkedAt(at(EAST))).toEqual(await checkedAt(first))
})

test(
  'from a machine to Cloudflare and back, under another code: the same, and the other district is untouched',
  async () => {
    const west = await allIn(at(WEST))
    const [config, state] = [configOfTwo(), newPlace()]
    const bound = (district: string) => bindingsOf(state, { district, config })
    const { env: there, dispose } = await bound(EAST)
    const { env: beside, dispose: disposeBeside } = await bound(WEST)
    try {
      const from = await backup(value(machineHome(at(WEST))))
      value(await restoreToCloudflare(beside, { from, known }))
      value(await restoreToCloudflare(there, { from: await backup(value(machineHome(at(EAST)))), known }))
      expect(await all(there.DB, there.FILES)).toEqual(await allIn(at(EAST)))
      expect(await checked(there.DB, there.FILES)).toEqual(await checkedAt(at(EAST)))
      expect(await all(beside.DB, beside.FILES)).toEqual(west)

      const [elsewhere, home] = [newPlace(), cloudflareHome(there, async () => {})]
      const moved = { backup: await backup(home), secrets: join(at(EAST), 'secrets') }
      value(await makeDistrict(elsewhere, { code: 'dong-2', hosts: ['dongcheng.cn'], from: moved }))
      expect(await allIn(at('dong-2', elsewhere))).toEqual(await allIn(at(EAST)))
      expect(await checkedAt(at('dong-2', elsewhere))).toEqual(await checkedAt(at(EAST)))
      expect(await all(beside.DB, beside.FILES)).toEqual(west)
      expect(await allIn(at(WEST))).toEqual(west)
    } finally {
      await dispose()
      await disposeBeside()
    }
    await expect(bound('nobody')).rejects.toThrow(NoDistrict)
    await expect(bindingsOf(state, { config })).rejects.toThrow('--district')
  },
  SLOW,
)

test('what cannot be moved in leaves nothing', async () => {
  const elsewhere = newPlace()
  const make = (backupFile: string, secrets: string) =>
    makeDistrict(elsewhere, { code: 'x', hosts: ['x.cn'], from: { backup: backupFile, secrets } })
  expect(await make(join(first, 'site.sqlite'), newPlace())).toMatchObject({
    refusal: expect.stringContaining('密钥不在备份里'),
  })
  expect(await make(join(first, 'site.sqlite'), join(first, 'secrets'))).toMatchObject({
    refusal: expect.stringContaining('备份文件坏了'),
  })
  expect(await allIn(first)).toEqual(await allIn(at(EAST)))
  expect(readdirSync(join(elsewhere, 'districts'))).toEqual([])
})
