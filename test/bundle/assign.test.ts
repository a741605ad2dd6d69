import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { assignmentCsv } from '../../src/bundle/assign.ts'
import { sayFault } from '../../src/bundle/fault.ts'

const MEETING = {
  reviewsPerProposal: 2,
  seed: '2026',
  experts: [
    { id: 'E1', maxLoad: 2, fields: ['助老'] },
    { id: 'E2', maxLoad: 2, fields: ['助残'] },
    { id: 'E3', maxLoad: 2, fields: ['助老', '助残'] },
  ],
  proposals: [
    { id: 'P1', fields: ['助老'] },
    { id: 'P2', fields: ['助残'] },
  ],
  conflicts: [['E3', 'P1']],
}
type Changed = Record<string, unknown>
const printed = (changes: Changed): string => {
  const read = assignmentCsv('m.json', JSON.stringify({ ...MEETING, ...changes }))
  return read.ok ? read.value : sayFault(read.refusal)
}

describe('assign', () => {
  test('prints a pair a line: nobody barred, loads even, fields shared', () => {
    expect(printed({})).toBe('expert,proposal\nE1,P1\nE2,P1\nE2,P2\nE3,P2\n')
    expect(printed({ conflicts: [] }).split('\n')).toHaveLength(6)
    expect(printed({ proposals: [], conflicts: [] })).toBe('expert,proposal\n')
  })

  test('quotes what a comma, a quote or a line would break', () => {
    const experts = [{ id: 'E"1,\n', maxLoad: 1, fields: [] }]
    const one = { reviewsPerProposal: 1, proposals: [{ id: 'P1', fields: [] }], conflicts: [] }
    expect(printed({ ...one, experts })).toBe('expert,proposal\n"E""1,\n",P1\n')
  })

  test.each<[Changed, string]>([
    [{ reviewsPerProposal: 3 }, '申报书 P1 要3名专家，能评它的只有2名'],
    [{ experts: [] }, 'conflicts 第1项 expert 为 E3，experts 里没有这位专家'],
    [
      { experts: MEETING.experts.map((one) => ({ ...one, maxLoad: 1 })) },
      '要4份评分表，各位专家的 maxLoad 合起来只有3份',
    ],
    [
      { experts: MEETING.experts.map((one) => ({ ...one, maxLoad: one.id === 'E3' ? 2 : 1 })) },
      '申报书 P1 凑不齐2名专家：能评它的2名里，有的已经到了 maxLoad',
    ],
    [{ conflicts: [['E1', 'P9']] }, 'conflicts 第1项 proposal 为 P9，proposals 里没有这份申报书'],
    [{ conflicts: [['E1']] }, 'conflicts 第1项 应是专家和申报书两个编号'],
    [{ conflicts: undefined }, '缺少 conflicts'],
    [{ reviewsPerProposal: 0 }, 'reviewsPerProposal 为 0，不能小于1'],
    [{ reviewsPerProposal: 1.5 }, 'reviewsPerProposal 为 1.5，应是整数'],
    [{ reviewsPerProposal: '2' }, 'reviewsPerProposal 为“2”，应是整数'],
    [{ seed: null }, 'seed 为 null，应是文字或者整数'],
    [{ experts: [{ id: 'E1', maxLoad: -1, fields: [] }] }, 'experts 第1项 maxLoad 为 -1，不能小于0'],
    [{ experts: [...MEETING.experts, MEETING.experts[0]] }, 'experts 第4项 id 为“E1”，前面已有一个'],
    [{ proposals: [MEETING.proposals[0], MEETING.proposals[0]] }, 'proposals 第2项 id 为“P1”，前面已有一个'],
    [{ proposals: [{ id: '', fields: [] }] }, 'proposals 第1项 id 为空，不能为空'],
    [{ proposals: {} }, 'proposals 应是一个列表'],
  ])('refuses %j in one line', (changes, says) => expect(printed(changes)).toBe(`m.json：${says}`))

  test('a file that is no JSON, or another kind of thing', () => {
    const told = (text: string) => {
      const read = assignmentCsv('m.json', text)
      return read.ok ? read.value : sayFault(read.refusal)
    }
    expect(told('')).toBe('m.json：文件是空的')
    expect(told('[]')).toBe('m.json：应是一个 JSON 对象')
    expect(told('{\n"seed": 1,\n}')).toContain('m.json 第3行：不是正确的 JSON')
  })
})

describe('the command', () => {
  const here = mkdtempSync(join(tmpdir(), 'assign-'))
  afterAll(() => rmSync(here, { recursive: true }))
  const run = (text: string | Uint8Array | null) => {
    const path = join(here, 'm.json')
    if (text !== null) writeFileSync(path, text)
    const args = [resolve('src/bundle/cli.ts'), 'assign', text === null ? join(here, 'none.json') : path]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { stdout, stderr: stderr.replaceAll(`${here}/`, ''), status }
  }

  test('prints, or refuses in one line with status 2', () => {
    expect(run(JSON.stringify(MEETING))).toEqual({
      ...{ stdout: 'expert,proposal\nE1,P1\nE2,P1\nE2,P2\nE3,P2\n', stderr: '', status: 0 },
    })
    expect(run(JSON.stringify({ ...MEETING, reviewsPerProposal: 3 }))).toEqual({
      ...{ stdout: '', stderr: 'm.json：申报书 P1 要3名专家，能评它的只有2名\n', status: 2 },
    })
    const unread = '读不出来，应是 UTF-8 编码的文本文件\n'
    expect(run(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual({
      stdout: '',
      stderr: `m.json：${unread}`,
      status: 2,
    })
    expect(run(null)).toEqual({ stdout: '', stderr: `none.json：${unread}`, status: 2 })
  })
})
