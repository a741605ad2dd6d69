import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { agreementJson } from '../../src/bundle/agreement.ts'
import { sayFault } from '../../src/bundle/fault.ts'
import { KRIPPENDORFF, SHROUT_FLEISS, ratingsOf } from '../round/scoring/agreement/published.ts'

const HEADER = 'rater,subject,score'
const csv = (columns: (number | null)[][]): string =>
  [HEADER, ...ratingsOf(columns).map(({ rater, subject, score }) => `${rater},${subject},${score}`), ''].join(
    '\n',
  )
const printed = (text: string): string => {
  const read = agreementJson('s.csv', text)
  return read.ok ? read.value : sayFault(read.refusal)
}
const KEYS = ['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k', 'alpha', 'kendallW']
const FULL = csv(SHROUT_FLEISS)

describe('agreement', () => {
  test('prints the published numbers, each ICC with its interval', () => {
    const said = JSON.parse(printed(FULL))
    expect(Object.keys(said)).toEqual(KEYS)
    expect(said.icc21).toEqual({
      value: expect.closeTo(0.2898, 4),
      low: expect.closeTo(0.0188, 4),
      high: expect.closeTo(0.7611, 4),
    })
    expect([said.alpha, said.kendallW]).toEqual([expect.closeTo(0.1473, 4), expect.closeTo(0.887, 4)])
  })

  test('says why there is none where sheets are missing, but for alpha', () => {
    const said = JSON.parse(printed(csv(KRIPPENDORFF)))
    expect(Object.keys(said)).toEqual([...KEYS, 'why'])
    expect(said.icc3k).toEqual({ value: null, low: null, high: null, why: 'sheets-missing' })
    expect([said.alpha, said.kendallW, said.why]).toEqual([
      expect.closeTo(0.849, 3),
      null,
      { kendallW: 'sheets-missing' },
    ])
    expect(JSON.parse(printed(`${HEADER}\nE1,P1,80\n`)).why).toEqual({
      alpha: 'one-rater',
      kendallW: 'one-rater',
    })
  })

  test.each([
    ['a byte order mark and CRLF', `\uFEFF${FULL.replaceAll('\n', '\r\n')}`],
    ['quotes and blanks', FULL.replace('E1,P1,9', '"E1", P1 ,"9.0"')],
    ['another order of rows', [HEADER, ...FULL.trim().split('\n').slice(1).toReversed()].join('\n')],
    ['another order of columns', FULL.replace(/^(\w+),(\w+),(\w+)$/gm, '$3,$1,$2')],
    ['columns that are not read', FULL.replace(/$/gm, ',x').replace(/,x$/, '').replace(',x', ',note')],
  ])('reads %s', (_, text) => expect(printed(text)).toBe(printed(FULL)))

  test.each([
    ['', '文件是空的'],
    ['\uFEFF\r\n', '文件是空的'],
    [`${HEADER}\n`, '只有表头，没有评分表'],
    ['E1,P1,80\nE1,P2,70\n', '第1行：缺少 rater 这一列'],
    ['rater,subject\nE1,P1\n', '第1行：缺少 score 这一列'],
    ['rater,subject,score,score\nE1,P1,1,1\n', '第1行：score 这一列出现了两次'],
    [`${HEADER}\nE1,P1\n`, '第2行：有 2 格，表头是 3 列'],
    [`${HEADER}\nE1,P1,80\n\nE2,P1,70\r\nE1,P1,81\n`, '第5行：E1 给 P1 的评分重复，第2行已有一份'],
    [`${HEADER}\nE1,P1,80\nE2,P1,八十\n`, '第3行：score 为 八十，应是一个数；没有交的评分表，整行不写'],
    [`${HEADER}\nE1,P1,\n`, '第2行：score 为空，应是一个数；没有交的评分表，整行不写'],
    [`${HEADER}\nE1,P1,NaN\n`, '第2行：score 为 NaN，应是一个数；没有交的评分表，整行不写'],
    [`${HEADER}\nE1,P1,1e300\n`, '第2行：score 为 1e300，应是一个数；没有交的评分表，整行不写'],
    [`${HEADER}\n,P1,1\n`, '第2行：rater 为空，应是专家编号'],
    [`${HEADER}\nE1, ,1\n`, '第2行：subject 为空，应是项目编号'],
    [`${HEADER}\n"E1,P1,80\nE2,P1,70\n`, '第2行：引号没有合上'],
  ])('refuses %j in one line', (text, says) =>
    expect(printed(text)).toBe(`s.csv${says.startsWith('第') ? ' ' : '：'}${says}`),
  )
})

describe('the command', () => {
  const here = mkdtempSync(join(tmpdir(), 'agreement-'))
  afterAll(() => rmSync(here, { recursive: true }))
  const run = (text: string | Uint8Array) => {
    const path = join(here, 's.csv')
    writeFileSync(path, text)
    const args = [resolve('src/bundle/cli.ts'), 'agreement', path]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { stdout, stderr: stderr.replaceAll(`${here}/`, ''), status }
  }

  test('prints, or refuses in one line with status 2', () => {
    expect(run(FULL)).toEqual({ stdout: printed(FULL), stderr: '', status: 0 })
    expect(run(`${HEADER}\nE1,P1,x\n`)).toEqual({
      ...{ stdout: '', status: 2 },
      stderr: 's.csv 第2行：score 为 x，应是一个数；没有交的评分表，整行不写\n',
    })
    expect(run(new Uint8Array([0xff, 0xfe, 0x00])).status).toBe(2)
  })
})
