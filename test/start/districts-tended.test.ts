// oxlint-disable no-await-in-loop -- one after another
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { nightsOf } from '../../src/machine/districts/tending.ts'
import { newPlace, open } from '../backup/played.ts'
import { ask } from './asking.ts'
import { type Running, built, command, ended, run } from './running.ts'

/** Several districts on one machine: each is brought up to date, checked, backed up and told of by itself. */
const SLOW = 120_000
const data = newPlace()
const [EAST, WEST] = ['dongcheng.example.cn', 'xicheng.example.cn']
const [SOUTH, NORTH] = ['nancheng.example.cn', 'beicheng.example.cn']
let program: string
let running: Running

const district = (...words: string[]) => command(program, 'district', '--data', data, ...words)
const place = (code: string) => join(data, 'districts', code)
/** A server that runs looks at its folder once a second. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1100))

beforeAll(async () => {
  program = await built()
  for (const code of ['dongcheng', 'xicheng', 'nancheng', 'beicheng'])
    district('--new', code, '--host', `${code}.example.cn`)
  running = await run(program, data)
}, SLOW)
afterAll(() => ended(running))

test('one whose database is broken, or newer, keeps no other from serving', async () => {
  const all = [EAST, WEST, SOUTH, NORTH].map((host) => ask(running, host, '/'))
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { db } = open(place('beicheng'))
  db.run(`insert into d1_migrations (name) values ('9999_later.sql')`)
  db.close()
  expect(await ended(running)).toBe(0)
  const file = join(place('nancheng'), 'site.sqlite')
  renameSync(file, `${file}.whole`)
  writeFileSync(file, 'no database at all, but long enough to be read as one'.repeat(100))
  running = await run(program, data)
  const statuses = [EAST, WEST, SOUTH, NORTH].map((host) => ask(running, host, '/'))
  expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 200, 503, 503])
  const { text, headers } = await ask(running, SOUTH, '/')
  expect([text, headers['retry-after']]).toEqual([expect.stringContaining('网站正在维护'), '60'])
  expect(running.said()).toContain('"what":"not upgraded","district":"beicheng"')
  expect(running.said()).toContain('"what":"not upgraded","district":"nancheng"')
}, 60_000)

test('the list says what each is, and what keeps it from being served', () => {
  const lines = district().stdout.trim().split('\n')
  expect(lines.map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['beicheng', NORTH],
    ['dongcheng', EAST],
    ['nancheng', SOUTH],
    ['xicheng', WEST],
  ])
  expect(lines[0]).toContain('！数据库比程序新')
  expect(lines[1]).toMatch(/\t[\d.]+ [KM]B\t(\d+)\/\1 \d{4}$/)
  expect(lines[2]).toContain('！数据库打不开')
})

test('npm run check asks each', () => {
  const { status, stdout } = command(program, 'check', '--data', data)
  expect(status).toBe(1)
  expect(stdout.match(/^(==.*|all hold|BROKEN {2}Error.*)$/gm)).toEqual([
    ...['== beicheng', 'all hold', '== dongcheng', 'all hold'],
    ...['== nancheng', expect.stringContaining('BROKEN'), '== xicheng', 'all hold'],
  ])
})

test('a backup is an archive of each', () => {
  const to = join(newPlace(), 'today')
  const { status, stdout, stderr } = command(program, 'backup', '--data', data, '--to', to)
  expect(status).toBe(1)
  expect(stdout).toContain('== dongcheng')
  expect(readdirSync(to).toSorted()).toEqual(['dongcheng.tar.gz', 'xicheng.tar.gz'])
  expect(stderr).toMatch(/比程序新[^]*数据库坏了/)
})

test('metrics and log say whose answer it was', async () => {
  // each process tells its own
  let heard = ''
  for (let times = 0; times < 10; times += 1) heard += (await ask(running, '127.0.0.1', '/metrics')).text
  expect(heard).toMatch(/gongyi_answers_total\{process="\d+",status="2xx",district="dongcheng"\} \d+/)
  expect(heard).toMatch(/gongyi_databases_open\{process="\d+"\} [12]\n/)
  const line = running
    .said()
    .split('\n')
    .find((one) => one.includes('"district":"xicheng"'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({ what: 'answered', district: 'xicheng', route: '/' })
})

test('it may go by another name, and out of the way while it is worked on', async () => {
  expect(district('--of', 'xicheng', '--host', 'west.example.cn').status).toBe(0)
  await aSecond()
  const asked = async (host: string) => (await ask(running, host, '/')).status
  expect([await asked(WEST), await asked('west.example.cn')]).toEqual([421, 200])
  renameSync(place('xicheng'), place('.xicheng'))
  await aSecond()
  expect(await asked('west.example.cn')).toBe(421)
  renameSync(place('.xicheng'), place('xicheng'))
  await aSecond()
  expect(await asked('west.example.cn')).toBe(200)
})

test('without its secrets it says which it lacks, and makes none', async () => {
  const secret = join(place('xicheng'), 'secrets/AUTH_SECRET')
  const kept = readFileSync(secret, 'utf8')
  renameSync(secret, `${secret}.aside`)
  district('--of', 'xicheng', '--host', 'west.example.cn')
  await aSecond()
  expect(await ask(running, 'west.example.cn', '/')).toMatchObject({
    status: 503,
    text: expect.stringContaining('AUTH_SECRET'),
  })
  expect(existsSync(secret)).toBe(false)
  writeFileSync(secret, kept)
})

test('a night is had by each, and one that fails is told with its code', async () => {
  const lines: string[] = []
  const quiet = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  await nightsOf(data, Date.parse('2027-03-01T08:00:00+08:00')).finally(() => quiet.mockRestore())
  expect(lines.map((line) => JSON.parse(line)).map(({ what, district: code }) => [what, code])).toEqual([
    ...[
      ['night failed', 'beicheng'],
      ['night', 'dongcheng'],
      ['night failed', 'nancheng'],
      ['night', 'xicheng'],
    ],
  ])
  const broken = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const had: string[] = []
  const tend = async (_env: object, _at: number, code = '') => {
    if (code === 'dongcheng') throw new Error('malformed')
    had.push(code)
  }
  await nightsOf(data, 0, tend).finally(() => broken.mockRestore())
  expect([had, lines.some((line) => line.includes('"district":"dongcheng","why":"malformed"'))]).toEqual([
    ['xicheng'],
    true,
  ])
  for (const code of ['dongcheng', 'xicheng']) {
    const { db } = open(place(code))
    expect(db.compiled('select day from roots').all()).toEqual([{ day: '2027-03-01' }])
    db.close()
  }
})

test(
  'an upgrade is made of one after another, each after its backup; one that fails stays as it was, and keeps no other',
  async () => {
    const newer = newPlace()
    cpSync(program, newer, { recursive: true })
    writeFileSync(
      join(newer, 'migrations/0999_later.sql'),
      'create table later (at integer not null) strict;',
    )
    writeFileSync(join(place('xicheng'), 'backups'), 'a file where its folder should be')
    await ended(running)
    running = await run(newer, data)
    while (!/not upgraded","district":"xicheng"/.test(running.said())) await aSecond()
    await aSecond()
    const asked = async () =>
      Promise.all([EAST, 'west.example.cn'].map(async (host) => (await ask(running, host, '/')).status))
    expect(await asked()).toEqual([200, 503])
    expect(readdirSync(join(place('dongcheng'), 'backups'))).toEqual([
      expect.stringMatching(/^before-0999-\d{14}\.tar\.gz$/),
    ])
    await ended(running)
    running = await run(program, data)
    expect(await asked()).toEqual([503, 200])
  },
  SLOW,
)
