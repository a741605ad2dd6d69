import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BANDS,
  bucketsOf,
  lettersOf,
  ownWords,
  proseOf,
  shinglesOf,
  sketchOf,
} from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { whyNotRemark } from '../../../../src/round/proposals/alike/rules/pair.ts'
import { PLAN } from '../../calls/typed.ts'
import { person } from '../../people.ts'
import { CONTENT } from '../typed.ts'

const SETTING = { title: '公益创投', tracks: [] }
const textOf = (text: string) =>
  lettersOf(text)
    .map(({ letter }) => letter)
    .join('')

describe('what is compared', () => {
  test('letters and digits, however they are written', () => {
    expect(textOf('Ａ栋，３０位 老人！\n')).toBe('a栋30位老人')
    expect(textOf('㎡ 𠮷')).toBe('m2𠮷')
    expect([...shinglesOf(['一二三四', '五六七八九十'])]).toEqual(['五六七八九', '六七八九十'])
  })

  test('each letter knows where it stands in the text as written', () => {
    const text = 'Ａ，𠮷㎡。'
    for (const { letter, from, to } of lettersOf(text)) expect(textOf(text.slice(from, to))).toContain(letter)
  })

  test('all that a proposal says in words, and no names of people and places', () => {
    const words = proseOf({ ...CONTENT, answers: { A1: '每周三次', A2: [{ what: '血压计' }], A3: 7 } })
      .map(({ text }) => text)
      .join('|')
    expect(words).toContain('两位老人成为带头人')
    expect(words).toContain('血压计')
    expect(words).not.toMatch(/王敏|和平里/)
  })

  test('not the round’s own words', () => {
    const form = {
      parts: [],
      sections: [
        {
          code: 'A',
          title: '服务对象筛选标准',
          questions: [
            { code: 'A1', label: '怎样确定服务对象', kind: 'choice' as const, options: ['由居委会推荐产生'] },
          ],
        },
      ],
    }
    const said = { ...CONTENT, topics: [{ id: 't', title: '独居老人的日常陪伴' }] }
    const words = ownWords({ ...PLAN, form }, said)
    expect(words).toEqual(
      expect.arrayContaining(['由居委会推荐产生', '怎样确定服务对象', '独居老人的日常陪伴']),
    )
    const echo = { ...EMPTY, need: '由居委会推荐产生，独居老人的日常陪伴', topics: said.topics }
    const plain = bucketsOf({ ...echo, topics: [] }, SETTING)
    expect(plain).toHaveLength(BANDS)
    expect(bucketsOf({ ...EMPTY, need: '由居委会推荐产生' }, { ...SETTING, form })).toEqual([])
  })
})

const EMPTY = {
  ...CONTENT,
  ...{ title: '', summary: '', need: '', innovation: '', goals: [], outputs: [], effects: [], plan: [] },
  ...{ risks: [], budget: [] },
}

describe('a sketch', () => {
  /** A set by numbers; the shingles need not be words. */
  const setOf = (numbers: number[]) => new Set(numbers.map((n) => `字${n}`))
  const shared = (a: number[], b: number[]) => a.filter((least, band) => least === b[band]).length

  test('stays as it is: what is stored must be comparable for years', () => {
    expect(sketchOf(new Set(['每周一次茶']))).toHaveLength(BANDS)
    expect(sketchOf(new Set(['每周一次茶'])).slice(0, 3)).toMatchInlineSnapshot(`
      [
        3117201688,
        1670864439,
        4177723681,
      ]
    `)
  })

  test('of nothing is nothing', () => {
    expect(sketchOf(new Set())).toEqual([])
    expect(bucketsOf(EMPTY, SETTING)).toEqual([])
  })

  test('a bucket is a band and a hash, exact in a JSON number', () => {
    const buckets = bucketsOf(CONTENT, SETTING)
    expect(buckets).toHaveLength(BANDS)
    expect(buckets.every((bucket, band) => Math.floor(bucket / 2 ** 32) === band)).toBe(true)
    expect(JSON.parse(JSON.stringify(buckets))).toEqual(buckets)
  })

  test('does not depend on the order of the text, and is symmetric', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 200 }), (numbers) => {
        expect(sketchOf(setOf(numbers.toReversed()))).toEqual(sketchOf(setOf(numbers)))
      }),
    )
  })

  /** Five standard errors, √(j(1−j)/128), over sets of known overlap: j = both ÷ either, by counting. */
  test('shares as many buckets as the sets are alike', () => {
    const sizes = fc.record({
      both: fc.integer({ min: 0, max: 300 }),
      alone: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(sizes, fc.nat(1_000_000), ({ both, alone }, start) => {
        const numbers = (from: number, count: number) =>
          Array.from({ length: count }, (_, i) => start + from + i)
        const common = numbers(0, both)
        const a = sketchOf(setOf([...common, ...numbers(1000, alone)]))
        const b = sketchOf(setOf([...common, ...numbers(2000, alone)]))
        const exact = both / (both + 2 * alone)
        const error = Math.sqrt((exact * (1 - exact)) / BANDS)
        expect(Math.abs(shared(a, b) / BANDS - exact)).toBeLessThanOrEqual(5 * error + 0.02)
        expect(shared(a, b)).toBe(shared(b, a))
      }),
      { numRuns: 200, seed: 4 },
    )
  })
})

const PAIR = { aOf: 'o1', bOf: 'o2' }
describe('a remark', () => {
  const officer = person('jing', ['officer'])
  test.each([
    [{ verdict: 'unrelated', note: '' }, null],
    [{ verdict: 'suspected', note: '整段相同' }, null],
    [{ verdict: 'suspected', note: ' ' }, 'note-missing'],
    [{ verdict: 'to-explain', note: '' }, 'note-missing'],
    [{ verdict: 'unrelated', note: '字'.repeat(501) }, 'note-too-long'],
  ] as const)('%o: %s', (remark, why) => expect(whyNotRemark(officer, PAIR, remark)?.why ?? null).toBe(why))

  test('is the officer’s', () =>
    expect(whyNotRemark(person('shen', ['auditor']), PAIR, { verdict: 'unrelated', note: '' })?.why).toBe(
      'not-your-role',
    ))
})
