import { expect, test } from 'vitest'
import { proseOf, shinglesOf } from '../../src/round/proposals/alike/rules/shingles.ts'
import { NOWHERE, weigh } from '../../src/round/proposals/alike/rules/weighing.ts'
import { templatesOf2013, textsOf2013 } from '../bench/entered.ts'

const told = textsOf2013()
const template = templatesOf2013()
const setOf = (content: (typeof told)[number]) => shinglesOf(proseOf(content).map(({ text }) => text))

test('every project is told in words of its own, and the same each time', () => {
  expect(told).toHaveLength(78)
  expect(new Set(told.map(({ summary }) => summary)).size).toBe(78)
  expect(told).toEqual(textsOf2013())
  for (const [at, content] of told.entries()) {
    expect(content.summary).not.toBe(template[at]?.summary)
    expect(JSON.stringify(content)).not.toMatch(/undefined|NaN|""/)
  }
})

test('what the file decides stays: titles, places, amounts, and whether a need is stated', () => {
  const kept = ({ title, track, category, place, months, outputs, budget, need }: (typeof told)[number]) => ({
    ...{ title, track, category, place, months, outputs, budget },
    isStated: need !== '（未说明）',
  })
  expect(told.map(kept)).toEqual(template.map(kept))
})

test('the planted copies, and they alone, are the most alike', () => {
  const sets = told.map(setOf)
  const pairs = sets.flatMap((a, i) =>
    sets.slice(0, i).map((b, j) => ({ pair: `${j + 1}-${i + 1}`, alike: weigh(a, b, NOWHERE).alone })),
  )
  const most = pairs.toSorted((x, y) => y.alike - x.alike).slice(0, 3)
  expect(most.map(({ pair }) => pair).toSorted()).toEqual(['20-63', '35-77', '7-26'])
})
