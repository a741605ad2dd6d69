import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { standingOf, applyMigrations } from '../../src/machine/migrate.ts'
import { openMachine } from '../../src/machine/site.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'
import { Visitors } from '../../src/machine/visitors.ts'
import { scratch } from '../scratch.ts'

const SAYS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-cache',
  vary: 'Accept',
}
const PAGE = `<!doctype html><p>${'第一名'.repeat(1000)}</p>`

type Headers = Record<string, string>
type Page = { body?: string; status?: number; headers?: Headers; writes?: () => void; fails?: boolean }

/** A site of one page that tells how often it was made: a number in its header. */
function site(now = 5_000) {
  const file = join(mkdtempSync(join(scratch(), 'visitors-')), 'site.sqlite')
  const [db, elsewhere] = [openSqlite(file), openSqlite(file)]
  db.run('create table results (place integer)')
  const at = { now, made: 0 }
  const visitors = new Visitors(() => at.now)
  const ask = async (
    headers: Headers = {},
    page: Page = {},
    asked: { url?: string; method?: string } = {},
  ) => {
    const request = new Request(asked.url ?? 'http://a.cn/results', {
      method: asked.method ?? 'GET',
      headers,
    })
    const answer = await visitors.answer(request, db, async () => {
      at.made += 1
      const own = String(at.made)
      await new Promise((done) => setTimeout(done, 1))
      page.writes?.()
      if (page.fails) throw new Error('the page fails')
      return new Response(page.body ?? PAGE, {
        status: page.status ?? 200,
        headers: { ...SAYS, made: own, ...page.headers },
      })
    })
    return { of: answer.headers.get('made'), answer }
  }
  const write = (where = db) => where.run('insert into results values (1)')
  return { at, ask, write, elsewhere, db }
}

test('a visitor is given what another one was given in the same second: the same bytes', async () => {
  const { ask, at } = site(5_000)
  const [first, second] = [await ask(), await ask()]
  expect([first.of, second.of, at.made]).toEqual(['1', '1', 1])
  expect([...second.answer.headers]).toEqual([...first.answer.headers])
  expect(second.answer.status).toBe(200)
  expect([await first.answer.text(), await second.answer.text()]).toEqual([PAGE, PAGE])
  at.now = 5_999
  expect((await ask()).of).toBe('1')
  at.now = 6_000
  expect((await ask()).of).toBe('2')
  at.now = 5_999
  expect((await ask()).of).toBe('3')
})

test('packed as each browser takes it', async () => {
  const { ask } = site()
  const [plain, br, gzip, again] = [
    await ask(),
    await ask({ 'accept-encoding': 'gzip, br' }),
    await ask({ 'accept-encoding': 'gzip' }),
    await ask({ 'accept-encoding': 'br' }),
  ]
  expect([plain.of, br.of, gzip.of, again.of]).toEqual(['1', '2', '3', '2'])
  expect([plain, br, gzip, again].map(({ answer }) => answer.headers.get('content-encoding'))).toEqual([
    ...[null, 'br', 'gzip', 'br'],
  ])
  expect(brotliDecompressSync(await again.answer.bytes()).toString()).toBe(PAGE)
  expect(again.answer.headers.get('vary')).toBe('Accept, accept-encoding')
})

test('after a write, of this process or of another, it is made anew', async () => {
  const { ask, write, elsewhere } = site()
  expect((await ask()).of).toBe('1')
  write()
  expect([(await ask()).of, (await ask()).of]).toEqual(['2', '2'])
  write(elsewhere)
  expect([(await ask()).of, (await ask()).of]).toEqual(['3', '3'])
})

test('what is written while it is made, wherever, is missing for nobody after', async () => {
  for (const where of ['here', 'elsewhere'] as const) {
    const { ask, write, db, elsewhere } = site()
    const writes = () => write(where === 'here' ? db : elsewhere)
    expect((await ask({}, { writes })).of).toBe('1')
    expect((await ask()).of).toBe('2')
  }
})

test('whoever has a cookie is given their own, and nobody else is', async () => {
  const { ask } = site()
  expect((await ask({ cookie: 'better-auth.session_token=a.b' })).of).toBe('1')
  expect((await ask()).of).toBe('2')
  expect((await ask({ cookie: 'better-auth.session_token=a.b' })).of).toBe('3')
  expect((await ask({ cookie: '' })).of).toBe('4')
  expect((await ask()).of).toBe('2')
})

test.each<Headers>([
  { authorization: 'Bearer x' },
  { range: 'bytes=0-1' },
  { 'if-none-match': '"x"' },
  { 'if-modified-since': 'Wed, 02 Dec 2026 00:00:00 GMT' },
  { accept: 'application/json' },
  { accept: 'text/html' },
])('a request that says more has its own: %o', async (headers) => {
  const { ask } = site()
  expect([(await ask()).of, (await ask(headers)).of, (await ask()).of]).toEqual(['1', '2', '1'])
})

test('another address, another site, another way to ask has its own', async () => {
  const { ask } = site()
  const urls = [
    'http://a.cn/results',
    'http://a.cn/results?page=2',
    'http://b.cn/results',
    'https://a.cn/results',
  ]
  const all = []
  for (const url of [...urls, ...urls]) all.push((await ask({}, {}, { url })).of)
  expect(all).toEqual(['1', '2', '3', '4', '1', '2', '3', '4'])
  expect((await ask({}, {}, { method: 'POST' })).of).toBe('5')
  expect((await ask({}, {}, { method: 'HEAD' })).of).toBe('6')
})

test.each<Page>([
  { headers: { 'set-cookie': 'bookmark=1' } },
  { headers: { 'cache-control': 'private, no-store' } },
  { headers: { 'content-type': 'text/csv' } },
  { headers: { vary: 'Accept, User-Agent' } },
  { status: 404 },
  { status: 503 },
  { body: '<form action="/needs" method="post"><input name="shown" value="7"></form>' },
])('what is for one alone is given to one alone: %o', async (page) => {
  const { ask } = site()
  const all = [await ask({}, page), await ask({}, page)]
  expect(all.map(({ of }) => of)).toEqual(['1', '2'])
  for (const { answer } of all)
    expect([await answer.text(), answer.status]).toEqual([page.body ?? PAGE, page.status ?? 200])
})

test('of many who come at once one is made, unless each must have their own', async () => {
  const { ask, at } = site()
  const all = await Promise.all(Array.from({ length: 50 }, () => ask()))
  expect([at.made, new Set(all.map(({ of }) => of)).size]).toEqual([1, 1])
  at.now += 1000
  const own = await Promise.all(Array.from({ length: 50 }, () => ask({}, { status: 404 })))
  expect(new Set(own.map(({ of }) => of)).size).toBe(50)
})

test('one that fails fails for whoever asked for it alone', async () => {
  const { ask } = site()
  const [failed, waited] = await Promise.allSettled([ask({}, { fails: true }), ask()])
  expect([failed.status, waited.status]).toEqual(['rejected', 'fulfilled'])
})

test('more than the memory takes is made for each', async () => {
  const { ask } = site()
  const body = 'x'.repeat(20 * 1024 * 1024)
  const other = { url: 'http://a.cn/other' }
  expect([(await ask({}, { body })).of, (await ask({}, { body })).of]).toEqual(['1', '1'])
  expect([(await ask({}, { body }, other)).of, (await ask({}, { body }, other)).of]).toEqual(['2', '3'])
  expect((await ask({}, { body })).of).toBe('1')
})

test('two databases are never taken for one another', async () => {
  const visitors = new Visitors(() => 0)
  const [a, b] = [openSqlite(':memory:'), openSqlite(':memory:')]
  const of = async (db: typeof a, body: string) =>
    (
      await visitors.answer(new Request('http://a.cn/'), db, () => new Response(body, { headers: SAYS }))
    ).text()
  expect([await of(a, '甲区'), await of(b, '乙区'), await of(a, '丙区')]).toEqual(['甲区', '乙区', '甲区'])
})

test('the pages of the site are the same whether they are made or given again; signing in is made for each', async () => {
  const secrets = { AUTH_SECRET: 'a'.repeat(32), DATA_SECRET: 'b'.repeat(32) }
  const { db, env } = openMachine(mkdtempSync(join(scratch(), 'visitors-')), secrets)
  await applyMigrations(db, (await standingOf(db, 'migrations')).lacking, 'migrations')
  const app = makeApp(() => 1_800_000_000_000)
  const visitors = new Visitors(() => 1_800_000_000_000)
  const given: string[] = []
  for (const path of [
    '/',
    '/calls',
    '/notices',
    '/projects',
    '/money',
    '/needs',
    '/sign-in',
    '/rulebook',
    '/nowhere',
  ]) {
    const sent = []
    let made = 0
    for (let time = 0; time < 2; time += 1) {
      const request = new Request(`http://a.cn${path}`)
      const make = () => app.fetch(request, env)
      sent.push(
        await visitors.answer(request, db, () => {
          made += 1
          return make()
        }),
      )
      sent.push(await make())
    }
    const [first, ...others] = await Promise.all(sent.map((one) => one.text()))
    expect(others).toEqual([first, first, first])
    if (made === 1) given.push(path)
  }
  expect(given).toEqual(['/', '/calls', '/notices', '/projects', '/money', '/needs'])
  db.close()
})
