import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { compare } from '../../src/rulebook/rules/comparison.ts'
import { aligned, differencesOf } from '../../src/rulebook/rules/differences.ts'
import { numberedClauses } from '../../src/rulebook/rules/text.ts'

const textOf = (stretches: ReturnType<typeof differencesOf>, without: 'gone' | 'new') =>
  stretches.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('')

describe('two texts', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('公示', '五', '七', '个', '工作日', '，', '。', ' ', '\n', '😀'),
    maxLength: 40,
  })

  test('together keep every word of both: any', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const stretches = differencesOf(before, after)
        expect(textOf(stretches, 'new')).toBe(before)
        expect(textOf(stretches, 'gone')).toBe(after)
      }),
    )
  })

  test('no two stretches of one kind stand side by side: any', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const kinds = differencesOf(before, after).map(({ kind }) => kind)
        expect(kinds.some((kind, at) => kind === kinds[at + 1])).toBe(false)
      }),
    )
  })

  test('that are the same have one stretch; of nothing, none', () => {
    expect(differencesOf('公示。', '公示。')).toEqual([{ kind: 'same', text: '公示。' }])
    expect(differencesOf('', '')).toEqual([])
  })

  test('a number that changed is all that changed', () => {
    expect(differencesOf('公示7个工作日。', '公示5个工作日。')).toEqual([
      { kind: 'same', text: '公示' },
      { kind: 'gone', text: '7' },
      { kind: 'new', text: '5' },
      { kind: 'same', text: '个工作日。' },
    ])
  })

  test('lists too long to compare are replaced whole', () => {
    const [before, after] = [Array.from({ length: 2001 }, () => 'a'), Array.from({ length: 2001 }, () => 'a')]
    expect(aligned(before, after, (one, other) => one === other)).toHaveLength(4002)
  })
})

describe('two rulebooks', () => {
  const changed = (change: (book: ReturnType<typeof modelRulebook>) => void) => {
    const after = modelRulebook()
    change(after)
    const { clauses, parameters } = compare(modelRulebook(), after)
    return { clauses: clauses.filter(({ isSame }) => !isSame), parameters, all: clauses }
  }
  const count = numberedClauses(modelRulebook()).length

  test('that are the same have no change', () => {
    const { clauses, parameters, all } = changed(() => {})
    expect(clauses).toEqual([])
    expect(parameters).toEqual([])
    expect(all).toHaveLength(count)
  })

  test('a parameter shows as itself and in the text of its clause', () => {
    const { clauses, parameters } = changed((book) => void (book.parameters.publicity.days = 5))
    expect(parameters).toEqual([{ key: 'publicity.days', before: '7日', after: '5日' }])
    expect(clauses).toHaveLength(1)
    expect(clauses[0]?.text.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: '7' },
      { kind: 'new', text: '5' },
    ])
  })

  test('a new clause is new, and the others keep their partners under new numbers', () => {
    const { clauses, all } = changed((book) =>
      book.chapters[0]?.clauses.splice(1, 0, { title: '新条', text: '新的规定。' }),
    )
    expect(clauses.map(({ before, after }) => [before, after])).toContainEqual([null, 2])
    // what else changed are references to clauses that have moved
    const moved = all.flatMap(({ before, after }) => (before !== null && before > 1 ? [[before, after]] : []))
    expect(moved).toEqual(Array.from({ length: count - 1 }, (_, at) => [at + 2, at + 3]))
  })

  test('a clause under a new name is the same clause', () => {
    const { clauses } = changed((book) => {
      const [first] = book.chapters[0]?.clauses ?? []
      if (first) first.title = '宗旨'
    })
    expect(clauses.map(({ before, after }) => [before, after])).toEqual([[1, 1]])
  })

  test('a clause that went is shown as gone', () => {
    const { clauses } = changed((book) => void book.chapters[0]?.clauses.splice(2, 1))
    expect(clauses.map(({ before, after }) => [before, after])).toContainEqual([3, null])
  })
})
