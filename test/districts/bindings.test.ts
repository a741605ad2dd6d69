import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Bindings,
  MOST_ON_WORKER,
  POST_TURNS,
  TURNS,
  districtsIn,
  envOf,
  siteAt,
  turnOf,
} from '../../src/districts/bindings.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'
import { openFolder } from '../../src/machine/folder.ts'
import { parseToml } from '../../src/start/cloudflare/read.ts'
import { configOf } from '../../src/start/cloudflare/toml.ts'
import { newPlace } from '../backup/played.ts'

const [EAST, WEST] = [openSqlite(':memory:'), openSqlite(':memory:')]
const FILES = openFolder(newPlace())
const ONE = { DB: EAST, FILES, AUTH_SECRET: 'a'.repeat(32), DATA_SECRET: 'd'.repeat(32) }
const SEVERAL: Bindings = {
  ...{
    ...ONE,
    DISTRICTS: { dongcheng: 'dongcheng.cn', 'xi-cheng': ['xicheng.cn', 'west.cn'], nowhere: 'n.cn' },
  },
  ...{ DB_DONGCHENG: EAST, AUTH_SECRET_DONGCHENG: 'east auth', DATA_SECRET_DONGCHENG: 'east data' },
  ...{ DB_XI_CHENG: WEST, AUTH_SECRET_XI_CHENG: 'west auth', HISTORY_KEY_XI_CHENG: 'key' },
}
const at = (host: string, bindings = SEVERAL) => siteAt(bindings, new Request(`https://${host}/`))
const statusAt = (host: string) => {
  const found = at(host)
  return found instanceof Response ? found.status : 0
}

describe('the Worker', () => {
  test('of one site is asked by any name, and is given what is bound', () => {
    expect(at('any.cn', ONE)).toBe(ONE)
  })

  test('of several is given what is bound by the ending of a district, and nothing of another', () => {
    expect(at('dongcheng.cn')).toMatchObject({ DB: EAST, AUTH_SECRET: 'east auth', DATA_SECRET: 'east data' })
    const west = at('WEST.cn:443')
    expect(west).toMatchObject({ DB: WEST, AUTH_SECRET: 'west auth', DATA_SECRET: '', HISTORY_KEY: 'key' })
    expect(envOf(SEVERAL, 'dongcheng')).not.toHaveProperty('HISTORY_KEY')
    expect(envOf(SEVERAL, 'nowhere')).toBeNull()
  })

  test('leads nobody to a first one', () => {
    expect(['cheng.cn', 'www.dongcheng.cn', 'localhost'].map(statusAt)).toEqual([421, 421, 421])
    expect(statusAt('n.cn')).toBe(503)
    expect(districtsIn({ ...ONE, DISTRICTS: 'dongcheng.cn' })).toEqual([])
    const found = at('dongcheng.cn', { ...ONE, DISTRICTS: {} })
    expect(found instanceof Response && found.status).toBe(421)
  })
})

test('each has one night a morning, a few together', () => {
  const all = Array.from({ length: 3000 }, (_, place) => place)
  const midnight = Date.UTC(2026, 11, 2)
  const nights = Array.from({ length: 1440 }, (_, minute) =>
    turnOf(all, midnight + minute * 60_000 + 999, TURNS),
  )
  expect(nights.flat().toSorted((a, b) => a - b)).toEqual(all)
  expect([nights[0]?.length, nights[TURNS - 1]?.length, nights[TURNS]?.length]).toEqual([7, 6, 0])
  expect(turnOf(all.slice(0, MOST_ON_WORKER), midnight, TURNS)).toEqual([0])
})

test('each sends what waits every ten minutes, a site alone with each run of its cron', () => {
  const all = Array.from({ length: MOST_ON_WORKER }, (_, place) => place)
  const noon = Date.UTC(2026, 11, 2, 4)
  const turns = Array.from({ length: 20 }, (_, minute) => turnOf(all, noon + minute * 60_000, POST_TURNS))
  expect(
    turns
      .slice(0, 10)
      .flat()
      .toSorted((a, b) => a - b),
  ).toEqual(all)
  expect(turns.slice(10)).toEqual(turns.slice(0, 10))
  const [cron] = configOf(parseToml(readFileSync('wrangler.toml', 'utf8'))).triggers?.crons ?? []
  expect(cron).toBe(`*/${POST_TURNS} * * * *`)
})

describe('a bucket in which each has a prefix', () => {
  test('is escaped by no key', async () => {
    const { FILES: east } = envOf(SEVERAL, 'dongcheng') ?? ONE
    const { FILES: west } = envOf(SEVERAL, 'xi-cheng') ?? ONE
    await east.put('proposal/a', 'east')
    await west.put('proposal/a', 'west')
    expect(await (await east.get('proposal/a'))?.text()).toBe('east')
    for (const key of ['../xi-cheng/proposal/a', '/xi-cheng/proposal/a', 'x/../../xi-cheng/proposal/a'])
      expect(await east.get(key).catch(() => null)).toBeNull()
    await east.delete(['proposal/a', 'xi-cheng/proposal/a'])
    expect([(await east.list()).objects, (await west.list()).objects.map(({ key }) => key)]).toEqual([
      [],
      ['proposal/a'],
    ])
    expect((await FILES.list()).objects.map(({ key }) => key)).toEqual(['xi-cheng/proposal/a'])
  })
})
