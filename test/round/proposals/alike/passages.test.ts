import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Prose, lettersOf, shinglesOf } from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { LEAST_PASSAGE, type Marked, compare } from '../../../../src/round/proposals/alike/rules/passages.ts'
import { countsIn } from '../../../../src/round/proposals/alike/rules/weighing.ts'

const prose = (...texts: string[]): Prose[] => texts.map((text) => ({ field: 'need', text }))
const plain = (side: Marked[]) => side.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
const marks = (side: Marked[]) =>
  side.flatMap(({ pieces }) => pieces.flatMap(({ text, passage }) => (passage ? [`${passage}${text}`] : [])))
const letters = (text: string) =>
  lettersOf(text)
    .map(({ letter }) => letter)
    .join('')

describe('what stands in both', () => {
  const A = '项目组入户走访，发现三十位独居老人整天没有人说话。'
  const B = '我们调查：发现 三十位独居老人，整天没有人说话！另有十户。'

  test('is marked as each has written it', () => {
    const { a, b, passages } = compare(prose(A), prose(B))
    expect(passages).toBe(1)
    expect(marks(a)).toEqual(['1发现三十位独居老人整天没有人说话'])
    expect(marks(b)).toEqual(['1发现 三十位独居老人，整天没有人说话'])
    expect([plain(a), plain(b)]).toEqual([[A], [B]])
  })

  test('is long enough to be a passage, and ends with its text', () => {
    expect(compare(prose('发现三十位独居老人整天'), prose('发现三十位独居老人整天')).passages).toBe(0)
    expect(
      compare(prose('发现三十位独居', '老人整天没有人说话'), prose('发现三十位独居老人整天没有人说话'))
        .passages,
    ).toBe(0)
  })

  test('is not what others say as well', () => {
    const template = '入户调研并组建一支志愿者队伍'
    const others = ['甲', '乙', '丙'].map((name) => prose(`${name}街道，${template}。`))
    const [a, b] = [
      prose(`${template}；每周三由退休教师教孩子们写毛笔字`),
      prose(`${template}。每周三由退休教师教孩子们写毛笔字`),
    ]
    expect(compare(a, b).passages).toBe(1)
    expect(compare(prose(template), prose(template)).passages).toBe(1)
    const said = (all: Prose[][]) => {
      const counts = countsIn(all.map((one) => shinglesOf(one.map(({ text }) => text))))
      return (shingle: string) => counts.get(shingle) ?? 0
    }
    const none = { passages: 0, alike: 0, alone: 0, common: 1, jaccard: 1 }
    expect(compare(prose(template), prose(template), said(others))).toMatchObject(none)
    expect(compare(prose(template), prose(template), said(others.slice(1)))).toMatchObject({ passages: 1 })
    const own = shinglesOf([template])
    expect(compare(prose(template), prose(template), said([]), own)).toMatchObject({ passages: 0, alike: 0 })
  })

  test('a text of one letter a thousand times over is done in time', () => {
    const long = prose('福'.repeat(5000))
    const begun = performance.now()
    expect(compare(long, long).passages).toBeGreaterThan(0)
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

describe('against a second way of computing', () => {
  const text = fc
    .array(fc.constantFrom('甲', '乙', '丙', '，', ' ', 'Ａ'), { maxLength: 80 })
    .map((all) => all.join(''))
  const side = fc.array(text, { maxLength: 4 })

  test('no word is lost, every mark stands in both, and none is missed', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const compared = compare(prose(...a), prose(...b))
        expect([plain(compared.a), plain(compared.b)]).toEqual([a, b])
        const there = b.map(letters)
        for (const mark of marks(compared.a)) {
          const words = letters(mark.replace(/^\d+/, ''))
          expect(words.length).toBeGreaterThanOrEqual(LEAST_PASSAGE)
          expect(there.some((one) => one.includes(words))).toBe(true)
        }
        const isShared = a
          .map(letters)
          .some((one) =>
            Array.from({ length: Math.max(0, one.length - LEAST_PASSAGE + 1) }, (_, i) =>
              one.slice(i, i + LEAST_PASSAGE),
            ).some((run) => there.some((other) => other.includes(run))),
          )
        expect(compared.passages > 0).toBe(isShared)
      }),
    )
  })
})
