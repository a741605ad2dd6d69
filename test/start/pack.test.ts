import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionsIn } from '../../src/machine/options.ts'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'

/** The archive on another machine: no packages, no cache of npm, and no network where the system can take it away. */
const SLOW = 180_000
let folder: string
let machine: string
beforeAll(() => {
  machine = mkdtempSync(join(scratch(), 'unpacked-'))
  const to = join(machine, 'site.tar.gz')
  const packed = spawnSync(process.execPath, ['src/start/pack.ts', '--to', to], { encoding: 'utf8' })
  if (packed.status !== 0) throw new Error(packed.stderr)
  // any tar opens it
  spawnSync('tar', ['xzf', to, '-C', machine])
  folder = join(machine, readdirSync(machine).find((name) => name.startsWith('gongyi-rounds-')) ?? '')
  mkdirSync(join(machine, 'bin'))
  symlinkSync(process.execPath, join(machine, 'bin/node'))
}, SLOW)

/** Node and what every system has; nothing of this project, and no registry. */
const bareEnvironment = () => ({
  PATH: `${join(machine, 'bin')}:/usr/bin:/bin:/usr/sbin:/sbin`,
  HOME: join(machine, 'home'),
  npm_config_registry: 'http://127.0.0.1:9/',
})

const WITHOUT_NETWORK = ['unshare', '-rn', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']
const canBeTaken = spawnSync('unshare', ['-rn', 'sh', '-c', 'ip link set lo up']).status === 0

test(
  'it is unpacked and runs on Node alone, without network: it starts, is set up, and stops',
  async () => {
    const driver = [
      process.execPath,
      'test/start/offline.ts',
      ...[folder, join(machine, 'data'), String(await freePort())],
    ]
    const [program = '', ...args] = canBeTaken ? [...WITHOUT_NETWORK, ...driver] : driver
    const run = spawnSync(program, args, { encoding: 'utf8', env: bareEnvironment() })
    expect(run.stderr).toBe('')
    expect(JSON.parse(run.stdout)).toEqual({
      ...{ isHealthy: true, setUp: 303, hasPage: true, ended: 0 },
      isOnline: expect.toSatisfy((told: boolean) => !(told && canBeTaken)),
    })
    const words = ['--data', join(machine, 'data')]
    expect(gongyi('check', ...words).stdout).toContain('all hold')
    expect(gongyi('backup', ...words, '--to', join(machine, 'backup.tar.gz')).status).toBe(0)
    expect(
      gongyi('restore', '--data', join(machine, 'other'), '--from', join(machine, 'backup.tar.gz')).status,
    ).toBe(0)
  },
  SLOW,
)

const gongyi = (...args: string[]) =>
  spawnSync(join(folder, 'gongyi'), args, { encoding: 'utf8', env: bareEnvironment() })

test('it says what it is asked wrongly, and which Node it needs', () => {
  expect([gongyi().status, gongyi('delete').stderr]).toEqual([
    2,
    expect.stringContaining('用法：gongyi serve|'),
  ])
  expect([gongyi('check', '--data', '/none').status, gongyi('check', '--data', '/none').stderr]).toEqual([
    2,
    '/none里没有数据库（site.sqlite）\n',
  ])
  const without = spawnSync('/bin/sh', [join(folder, 'gongyi'), 'check'], {
    encoding: 'utf8',
    env: { PATH: pathOf('dirname') },
  })
  expect([without.status, without.stderr]).toEqual([2, expect.stringContaining('没有找到Node')])
})

/** A folder with this program of the system and no other. */
function pathOf(program: string): string {
  const bin = mkdtempSync(join(machine, 'bin-'))
  symlinkSync(`/usr/bin/${program}`, join(bin, program))
  return bin
}

test('it holds nothing of this machine, and everybody’s licence', () => {
  expect(readdirSync(folder).toSorted()).toEqual([
    'Containerfile',
    'LICENCES.txt',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'gongyi',
    'gongyi-backup.service',
    'gongyi-backup.timer',
    'gongyi.service',
    'nginx.conf',
    'program',
    'sbom.cdx.json',
  ])
  const licences = readFileSync(join(folder, 'LICENCES.txt'), 'utf8')
  const isNamed = (name: string) => new RegExp(`^${name} \\d`, 'm').test(licences)
  expect(['hono', 'zod', 'better-auth', 'modern-tar', 'vitest'].map(isNamed)).toEqual([
    ...[true, true, true, true],
    false,
  ])
})

describe('how a machine keeps it', () => {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')

  test('starts it with words that it takes', () => {
    const [, service = ''] = /^ExecStart=\S+\/gongyi serve (.*)$/m.exec(text('gongyi.service')) ?? []
    expect(optionsIn(service.split(' '))).toMatchObject({
      ok: true,
      value: { proxies: 1, host: '127.0.0.1' },
    })
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(text('Containerfile')) ?? []
    expect(optionsIn(JSON.parse(command).slice(1))).toMatchObject({ ok: true, value: { data: '/data' } })
  })

  test('leads to the same port', () => {
    const ports = ['gongyi.service', 'nginx.conf', 'Containerfile'].map(
      (name) => /(?:--port |127\.0\.0\.1:|"--port", ")(\d+)/.exec(text(name))?.[1],
    )
    expect(ports).toEqual(['8787', '8787', '8787'])
  })

  test.runIf(existsSync('/usr/bin/systemd-analyze'))('is a unit that systemd reads', () => {
    const units = ['gongyi.service', 'gongyi-backup.service', 'gongyi-backup.timer'].map((name) =>
      join(folder, name),
    )
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' })
    expect(
      stderr
        .split('\n')
        .filter((line) => line.includes(folder) && !/not executable|Command .* is not/.test(line)),
    ).toEqual([])
  })
})
