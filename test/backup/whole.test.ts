import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import { bindingsOf, cloudflareHome, restoreToCloudflare } from '../../src/backup/cloudflare.ts'
import { type Home, machineHome } from '../../src/backup/home.ts'
import type { Held } from '../../src/backup/read.ts'
import { restoreInto } from '../../src/backup/restore.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { sayHeld } from '../../src/backup/words.ts'
import { checkHistory } from '../../src/checks/history/check.ts'
import { runChecks } from '../../src/checks/run.ts'
import { openDb } from '../../src/db/db.ts'
import { openFolder } from '../../src/machine/folder.ts'
import { ourMigrations } from '../../src/machine/migrate.ts'
import { databaseIn } from '../../src/machine/site.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'
import type { Result } from '../../src/shared/result.ts'
import { all, allIn, newPlace, played } from './played.ts'

/** The demonstration of 2013 is played once, and goes from home to home. */
const SLOW = 180_000
const known = ourMigrations()
const NOW = '2026-12-02T00:00:00.000Z'
let data: string
beforeAll(async () => {
  data = await played()
}, SLOW)

function value<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

const backup = async (
  home: Home,
  to = join(newPlace(), 'site.tar.gz'),
): Promise<{ to: string; held: Held }> => ({
  to,
  held: value(await takeBackup(home, { to, holds: 'all', known, now: NOW }).finally(() => home.close())),
})

async function checked(place: string) {
  const db = openSqlite(databaseIn(place), { readOnly: true })
  const bucket = openFolder(join(place, 'files'))
  const found = [await runChecks(openDb(db)), (await checkHistory(openDb(db), bucket)).faults]
  db.close()
  return found
}

test(
  'a backup is the whole site: restored into an empty place every row and every file is there, and all holds',
  async () => {
    const { to, held } = await backup(value(machineHome(data)))
    expect([held.lost, held.altered, held.broken]).toEqual([[], [], []])
    expect(Object.keys(held.files).length).toBeGreaterThanOrEqual(5)
    const place = newPlace()
    expect(value(await restoreInto(place, { from: to, known }))).toEqual(held)
    expect(readdirSync(place).toSorted()).toEqual(['files', 'site.sqlite'])
    expect(await allIn(place)).toEqual(await allIn(data))
    expect(await checked(place)).toEqual([[], []])
    expect(sayHeld(held).join('\n')).toMatch(
      /数据库版本\d{4}_\w+\.sql\n数据库[\d.]+ MB，\d+张表，\d+行\n文件\d+个，/,
    )
  },
  SLOW,
)

describe('a district moves', () => {
  test(
    'from a machine to Cloudflare and back: every row, every file and what holds between them stays',
    async () => {
      const { to } = await backup(value(machineHome(data)))
      const state = newPlace()
      const { env, dispose } = await bindingsOf(state)
      try {
        value(await restoreToCloudflare(env, { from: to, known }))
        expect(await all(env.DB, env.FILES)).toEqual(await allIn(data))
        expect(await runChecks(openDb(env.DB))).toEqual(await runChecksIn(data))

        const again = await restoreToCloudflare(env, { from: to, known })
        expect(again).toEqual({ ok: false, refusal: expect.stringContaining('D1里已经有') })

        const back = await backup(cloudflareHome(env, async () => {}))
        const place = newPlace()
        value(await restoreInto(place, { from: back.to, known }))
        expect(await allIn(place)).toEqual(await allIn(data))
        expect(schemaIn(place)).toEqual(schemaIn(data))
      } finally {
        await dispose()
      }
    },
    SLOW,
  )
})

test(
  'it is taken while others write, upload and take away: each batch is in it whole or not at all, and no file is missing',
  async () => {
    const writers = [0, 1].map((at) => spawn(process.execPath, ['test/backup/writer.ts', data, String(at)]))
    const ended = writers.map((one) => new Promise((resolve) => one.once('exit', resolve)))
    try {
      await Promise.all(writers.map((one) => new Promise((resolve) => one.stdout.once('data', resolve))))
      for (let times = 0; times < 3; times += 1) {
        const { to, held } = await backup(value(machineHome(data)))
        expect(held.lost).toEqual([])
        const place = newPlace()
        value(await restoreInto(place, { from: to, known }))
        const db = new DatabaseSync(databaseIn(place), { readOnly: true })
        const counted = (table: string) =>
          db.prepare(`select count(*) as n from ${table} where id like 'written-%'`).get()?.['n']
        expect(Number(counted('files'))).toBeGreaterThan(times)
        expect(counted('letters')).toBe(counted('files'))
        db.close()
      }
    } finally {
      for (const one of writers) one.kill('SIGKILL')
      await Promise.all(ended)
    }
  },
  SLOW,
)

async function runChecksIn(place: string) {
  const db = openSqlite(databaseIn(place), { readOnly: true })
  return runChecks(openDb(db)).finally(() => db.close())
}

function schemaIn(place: string) {
  const db = new DatabaseSync(databaseIn(place), { readOnly: true })
  const found = db.prepare('select type, name, sql from sqlite_schema order by type, name').all()
  db.close()
  return found
}
