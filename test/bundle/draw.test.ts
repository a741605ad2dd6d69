import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawCsv } from '../../src/bundle/draw.ts'
import { sayFault } from '../../src/bundle/fault.ts'
import { hashOf } from '../../src/shared/seeded.ts'

const DOC = readFileSync('docs/DRAW.md', 'utf8')
const blockOf = (kind: string): string => DOC.split(`\`\`\`${kind}\n`)[1]?.split('```')[0] ?? ''
const EXAMPLE = blockOf('json')
const PROTOCOL = JSON.parse(EXAMPLE)

const printed = (text: string): string => {
  const drawn = drawCsv('p.json', text)
  return drawn.ok ? drawn.value : sayFault(drawn.refusal)
}
type Changed = Record<string, unknown>
const changed = (changes: Changed): string => printed(JSON.stringify({ ...PROTOCOL, ...changes }))

describe('a draw that is drawn again', () => {
  test('comes out as the documented example says', () => expect(printed(EXAMPLE)).toBe(blockOf('csv')))

  test('depends on each of the three numbers, and an unrevealed one counts as empty', () => {
    const more = (changes: Changed) =>
      changed({
        candidates: Array.from({ length: 40 }, (_, at) => ({ id: `E${at}`, strata: ['领域', '财务'] })),
        ...changes,
      })
    const secret = (number: string | null, of = number ?? '') => ({ hash: hashOf(of), number })
    const all = [
      more({}),
      more({ officer: secret('271829') }),
      more({ auditor: secret('314158') }),
      more({ public: { source: '双色球', number: '01' } }),
      more({ officer: secret(null, '271828') }),
    ]
    expect(new Set(all).size).toBe(5)
    expect(all.every((text) => text.startsWith('kind,stratum,order,expert,chance\ndrawn,'))).toBe(true)
    expect(more({ officer: secret(null, 'a') })).toBe(more({ officer: secret(null, 'b') }))
  })

  test.each<[Changed, string]>([
    [{ officer: { ...PROTOCOL.officer, number: '1' } }, '经办人公开的数与事先公布的哈希不符'],
    [{ auditor: { ...PROTOCOL.auditor, number: '1' } }, '监督人公开的数与事先公布的哈希不符'],
    [
      {
        strata: [
          { code: '财务', seats: 3 },
          { code: '领域', seats: 1 },
        ],
      },
      '财务要3名，候选的只有2名',
    ],
    [
      {
        strata: [
          { code: '财务', seats: 2 },
          { code: '领域', seats: 4 },
        ],
      },
      '财务、领域要6名，候选的只有5名',
    ],
    [{ strata: [{ code: '财务', seats: -1 }] }, 'strata 第1项 seats 为 -1，不能小于0'],
    [
      {
        strata: [
          { code: '财务', seats: 1 },
          { code: '财务', seats: 1 },
        ],
      },
      'strata 里“财务”出现了两次',
    ],
    [{ candidates: [{ id: '甲', strata: ['法律'] }] }, 'candidates 第1项 strata 为“法律”，strata 里没有'],
    [
      { candidates: [PROTOCOL.candidates[0], PROTOCOL.candidates[0]] },
      'candidates 第2项 id 为“甲”，前面已有一个',
    ],
    [{ officer: { hash: 'ABC', number: null } }, 'officer hash 为“ABC”，应是64位小写的十六进制数'],
    [{ public: undefined }, '缺少 public'],
    [{ candidates: null }, 'candidates 为 null，应是一个列表'],
  ])('refuses %j in one line', (changes, says) => expect(changed(changes)).toBe(`p.json：${says}`))

  test('refuses what is no protocol', () => {
    expect(printed('{')).toContain('p.json')
    expect(printed('[]')).toBe('p.json：应是一个 JSON 对象')
  })
})
