import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { bare, newPlace } from '../backup/played.ts'
import { built, command, ended, run } from './running.ts'

const SLOW = 120_000
let program: string
beforeAll(async () => {
  program = await built()
}, SLOW)

/** The program of a year later, with one migration more. */
function later(): string {
  const folder = newPlace()
  cpSync(program, folder, { recursive: true })
  writeFileSync(join(folder, 'migrations/0999_later.sql'), 'create table later (at integer not null) strict;')
  return folder
}

test(
  'a newer program backs up the database before it changes it; the older one refuses it, and comes back by that backup',
  async () => {
    const [data, newer] = [await bare(), later()]
    const running = await run(newer, data)
    expect(await ended(running)).toBe(0)
    const [kept = '', ...others] = readdirSync(join(data, 'backups'))
    expect([kept, others]).toEqual([expect.stringMatching(/^before-0999-\d{14}\.tar\.gz$/), []])
    expect(running.said()).toContain(`"file":"${kept}"`)
    expect(await ended(await run(newer, data))).toBe(0)
    expect(readdirSync(join(data, 'backups'))).toEqual([kept])

    const refused = command(program, 'server', '--data', data, '--port', '1')
    expect([refused.status, refused.stderr]).toEqual([
      2,
      '数据库比程序新（0999_later.sql）：请用新的程序，或者从备份恢复\n',
    ])
    for (const name of readdirSync(data).filter((one) => one.startsWith('site.sqlite')))
      rmSync(join(data, name))
    const restored = command(program, 'restore', '--data', data, '--from', join(data, 'backups', kept))
    expect([restored.status, restored.stderr]).toEqual([0, ''])
    expect(await ended(await run(program, data))).toBe(0)
  },
  SLOW,
)

test('a bare machine has nothing to back up', async () => {
  const data = newPlace()
  expect(await ended(await run(program, data))).toBe(0)
  expect(readdirSync(data)).not.toContain('backups')
})

test('no upgrade without its backup', async () => {
  const data = await bare()
  writeFileSync(join(data, 'backups'), 'a file where its folder should be')
  const refused = command(later(), 'server', '--data', data, '--port', '1')
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining('升级前的备份没有做成，没有升级'),
  ])
  const again = command(program, 'check', '--data', data)
  expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('all hold')])
})

test('a database whose secrets are lost is not served with new ones', async () => {
  const data = await bare()
  rmSync(join(data, 'secrets/DATA_SECRET'))
  const refused = command(program, 'server', '--data', data, '--port', '1')
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining('没有它的密钥DATA_SECRET：放回'),
  ])
  expect(readdirSync(join(data, 'secrets'))).not.toContain('DATA_SECRET')
})

test('a place whose restore was broken off is not served', () => {
  const data = newPlace()
  mkdirSync(join(data, 'restoring'))
  const refused = command(program, 'server', '--data', data, '--port', '1')
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('里的恢复没有做完')])
  expect(readdirSync(data)).toEqual(['restoring'])
})

test(
  'backup and restore by their commands, and what they say',
  async () => {
    const [data, to, place] = [await bare(), join(newPlace(), 'site.tar.gz'), newPlace()]
    const taken = command(program, 'backup', '--data', data, '--to', to)
    expect(taken.stderr).toBe('')
    expect([taken.status, taken.stdout.split('\n').at(-2)]).toEqual([0, `备份写在${to}`])
    const again = command(program, 'backup', '--data', data, '--to', to)
    expect([again.status, again.stderr]).toEqual([1, `${to}已经有了：换一个文件名\n`])
    const restored = command(program, 'restore', '--data', place, '--from', to)
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining(`恢复好了：${place}`)])
    const checked = command(program, 'check', '--data', place, '--history')
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('all as the roots hold it')])
    for (const args of [[], ['--to', ''], ['--colour', 'red']])
      expect(command(program, 'backup', '--data', data, ...args).status).toBe(2)
  },
  SLOW,
)
