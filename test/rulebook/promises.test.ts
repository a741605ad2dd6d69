import { describe, expect, test } from 'vitest'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { numberedClauses } from '../../src/rulebook/rules/text.ts'
import { read } from '../shape/tree.ts'
import { PROMISES } from './promises.ts'
import type { Promised } from './promised/promise.ts'

/** The sentences of a clause as it is written, placeholders and all; each item of a list is one. */
const sentencesOf = (text: string) => text.split(/[。\n；]/).filter((sentence) => sentence.trim() !== '')

/** Sentences that no promise names, and promises whose words stand in no sentence. */
function unaccounted(text: string, promised: Promised[]) {
  const sentences = sentencesOf(text)
  return {
    unnamed: sentences.filter((sentence) => !promised.some(({ says }) => sentence.includes(says))),
    gone: promised.filter(({ says }) => !sentences.some((s) => s.includes(says))).map(({ says }) => says),
  }
}

/** Whether that file of test/ has a test of that title. */
const hasTest = (path: string, title: string) =>
  ["'", '`', '"'].some((quote) => read(`test/${path}`).text.includes(`${quote}${title}${quote}`))

const clauses = numberedClauses(modelRulebook()).map(({ clause }) => clause)

describe('every clause of the model', () => {
  test('says which test shows what it promises, or what is not kept yet; and no other is written down', () => {
    expect(Object.keys(PROMISES).toSorted()).toEqual(clauses.map(({ title }) => title).toSorted())
  })

  test.each(clauses)('$title: sentence by sentence', ({ title, text }) => {
    expect(unaccounted(text, PROMISES[title] ?? [])).toEqual({ unnamed: [], gone: [] })
  })

  test('is shown by tests that are there', () => {
    const named = Object.values(PROMISES).flat()
    const missing = named.filter((one) => 'shownIn' in one && !hasTest(one.shownIn, one.test))
    expect(missing).toEqual([])
  })
})

test('a sentence without a promise is found, and so are words that are gone', () => {
  const text = '应当公示。应当答复。'
  expect(
    unaccounted(text, [
      { says: '公示', noAct: 'x' },
      { says: '撤回', noAct: 'x' },
    ]),
  ).toEqual({
    unnamed: ['应当答复'],
    gone: ['撤回'],
  })
})
