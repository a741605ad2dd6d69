import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { expected, folder } from './folder.ts'
import { large } from './large.ts'

const CLI = resolve('src/bundle/cli.ts')
const SHIPPED = 'src/demonstration/dongcheng-2013'
const USAGE =
  '用法：npm run --silent round -- rank 文件夹，或者 verify 文件夹 [公钥]，或者 assign 文件、draw 文件、agreement 文件\n'
const here = mkdtempSync(join(tmpdir(), 'round-'))
afterAll(() => rmSync(here, { recursive: true }))

/** The process as a whole: what it prints, what it complains of, and its exit status. */
function run(args: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const env = { ...process.env, ...options.env }
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    ...options,
    env,
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

function write(name: string, texts: Record<string, string | Uint8Array>): string {
  const path = join(here, name)
  mkdirSync(path)
  for (const [file, content] of Object.entries(texts)) writeFileSync(join(path, file), content)
  return path
}

describe('rank', () => {
  test('prints the outcome and nothing else', () => {
    expect(run(['rank', SHIPPED])).toEqual({
      stdout: readFileSync(`${SHIPPED}/expected.csv`, 'utf8'),
      stderr: '',
      status: 0,
    })
  })

  test('reads nothing of the pool but who is barred: the rest may be absent or broken', () => {
    const path = write('pool', { ...folder, 'experts.csv': '"', 'conflicts.csv': '', 'expected.csv': '' })
    expect(run(['rank', path])).toEqual({ stdout: expected, stderr: '', status: 0 })
  })

  test('does not count the sheet of an expert whom the folder bars', () => {
    const barred = (rows: string) =>
      run([
        'rank',
        write(`barred-${rows}`, { ...folder, 'conflicts.csv': `expert,org,reason\n${rows},亲属\n` }),
      ])
    expect(barred('E2,O1')).toEqual({
      stdout: '',
      stderr: 'scores.csv 第3行：E2 应回避 O1，不能给 P1 评分\n',
      status: 2,
    })
    expect(barred('E2,O2')).toEqual({ stdout: expected, stderr: '', status: 0 })
    expect(barred('E2,O9').stderr).toBe('conflicts.csv 第2行：org 为 O9，organizations.csv 里没有这家单位\n')
  })

  test('finds the folder from where npm was called', () => {
    write('called', folder)
    const env = { npm_lifecycle_event: 'round', INIT_CWD: here }
    expect(run(['rank', 'called'], { env })).toEqual({ stdout: expected, stderr: '', status: 0 })
    expect(run(['rank', 'called'], { cwd: here, env: { npm_lifecycle_event: 'test' } }).status).toBe(0)
  })

  test('tells a malformed folder in one line and ends with status 2', () => {
    const path = write('malformed', {
      ...folder,
      'scores.csv': 'expert,proposal,goal,effect\nE1,P1,25.7,60\n',
    })
    expect(run(['rank', path])).toEqual({
      stdout: '',
      stderr: 'scores.csv 第2行：goal 为 25.7，应是 0 到 25 之间、0.5 的倍数\n',
      status: 2,
    })
  })

  test('tells a folder that is not there, or is none', () => {
    const file = join(write('none', {}), '..', 'file')
    writeFileSync(file, '')
    expect(run(['rank', join(here, 'nowhere')])).toEqual({
      stdout: '',
      stderr: `${join(here, 'nowhere')}：没有这个文件夹\n`,
      status: 2,
    })
    expect(run(['rank', file]).stderr).toBe(`${file}：不是文件夹\n`)
    expect(run(['rank', join(here, 'none')])).toEqual({
      stdout: '',
      stderr: 'round.json：文件夹里没有这个文件\n',
      status: 2,
    })
  })

  test('tells a file that is no text', () => {
    const gbk = write('gbk', { ...folder, 'organizations.csv': new Uint8Array([0xcf, 0xa6, 0xd1, 0xf4]) })
    const nested = write('nested', { ...folder, 'scores.csv': '' })
    rmSync(join(nested, 'scores.csv'))
    mkdirSync(join(nested, 'scores.csv'))
    const reason = '读不出来，应是 UTF-8 编码的文本文件\n'
    expect(run(['rank', gbk])).toEqual({ stdout: '', stderr: `organizations.csv：${reason}`, status: 2 })
    expect(run(['rank', nested])).toEqual({ stdout: '', stderr: `scores.csv：${reason}`, status: 2 })
  })

  test('takes 2,000 proposals with 7 sheets each', () => {
    const { stdout, status } = run(['rank', write('large', large())])
    expect([status, stdout.split('\n').length]).toEqual([0, 2002])
  })
})

test.each([
  [[]],
  [['rank']],
  [['rank', '']],
  [['rank', 'a', 'b']],
  [['foo']],
  [['foo', SHIPPED]],
  [['--help']],
])('anything else gets the usage: %j', (args) =>
  expect(run(args)).toEqual({ stdout: '', stderr: USAGE, status: 2 }),
)
