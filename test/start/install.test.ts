import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** install.mjs as the first npm script of a fresh clone runs it, with an npm that only writes down what it was asked. */
let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'install-'))
  mkdirSync(join(clone, 'src/start'), { recursive: true })
  cpSync('src/start/install.mjs', join(clone, 'src/start/install.mjs'))
  writeFileSync(
    join(clone, 'npm-cli.js'),
    `require('node:fs').appendFileSync(__dirname + '/asked', process.argv.slice(2).join(' ') + '\\n')
process.exit(process.argv[2] === process.env.REFUSED ? 7 : 0)`,
  )
  lists({ '': {}, 'node_modules/hono': { version: '4.0.0' } })
})
afterEach(() => rmSync(clone, { recursive: true }))

/** What package-lock.json wants, and what npm says it has installed, where it has. */
function lists(wanted: object, present?: object) {
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (!present) return
  mkdirSync(join(clone, 'node_modules'))
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
}

function install(refused = '') {
  const env = { ...process.env, npm_execpath: join(clone, 'npm-cli.js'), REFUSED: refused }
  const { status, stderr } = spawnSync(process.execPath, ['src/start/install.mjs'], {
    cwd: clone,
    env,
    encoding: 'utf8',
  })
  return { status, stderr }
}

const asked = () => readFileSync(join(clone, 'asked'), 'utf8').trimEnd().split('\n')

test('a fresh clone gets what the lock names, without install scripts but that of node', () => {
  expect(install()).toEqual({ status: 0, stderr: '正在安装依赖（npm ci），约需半分钟……\n' })
  expect(asked()).toEqual([
    'ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error',
    'rebuild node --ignore-scripts=false --loglevel=error',
  ])
})

test('an older version is no installation', () => {
  lists({ '': {}, 'node_modules/hono': { version: '4.0.0' } }, { 'node_modules/hono': { version: '3.9.0' } })
  expect(install().status).toBe(0)
  expect(asked()).toHaveLength(2)
})

test('where all is there, nothing runs and nothing is said; optional ones are another machine’s', () => {
  const hono = { version: '4.0.0' }
  lists(
    { '': {}, 'node_modules/hono': hono, 'node_modules/mac': { version: '1.0.0', optional: true } },
    { 'node_modules/hono': hono },
  )
  expect(install()).toEqual({ status: 0, stderr: '' })
  expect(asked).toThrow('ENOENT')
})

test.each(['ci', 'rebuild'])('an npm %s that fails ends it, with its status', (command) => {
  const { status, stderr } = install(command)
  expect(status).toBe(1)
  expect(stderr).toContain(`安装没有成功：npm ${command}退出，状态7`)
})
