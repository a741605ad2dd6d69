import { describe, expect, test } from 'vitest'
import { modelRulebook } from '../../../src/rulebook/model/model.ts'
import { type BookFault, faultsOf } from '../../../src/rulebook/rules/faults.ts'
import type { ParameterKey, Some } from '../../../src/rulebook/rules/parameters.ts'
import type { Left, Rulebook } from '../../../src/rulebook/rules/rulebook.ts'
import { overlaid } from '../../../src/rulebook/rules/some.ts'

const MODEL = modelRulebook()
const left = (leaves: Left, some: Some = {}): BookFault[] =>
  faultsOf({ ...MODEL, parameters: overlaid(MODEL.parameters, some), left: leaves })
const numbers = (some: Some): BookFault[] => left({}, some)
/** The model with a last clause of this text. */
const saying = (text: string): BookFault[] =>
  faultsOf({ ...MODEL, chapters: [...MODEL.chapters, { title: '附', clauses: [{ title: '附', text }] }] })

test('the model has none', () => {
  expect(faultsOf(MODEL)).toEqual([])
  expect(numbers({})).toEqual([])
})

const readBy = (sheetsPerProposal: number): Some => ({ scoring: { sheetsPerProposal } })

describe('numbers that contradict each other', () => {
  test.each<[string, Some, Some]>([
    ['scoring.minSheets', { scoring: { minSheets: 8 } }, { scoring: { minSheets: 7 } }],
    ['scoring.trimFromSheets', { scoring: { trimFromSheets: 8 } }, { scoring: { trimFromSheets: 7 } }],
    ['scoring.sheetsPerProposal', readBy(4), readBy(5)],
    ['scoring.sheetsPerProposal', readBy(8), readBy(7)],
    ['panel.mostSheets', { panel: { mostSheets: 9 } }, { panel: { mostSheets: 9 }, ...readBy(5) }],
    ['closing.gradeA', { closing: { gradeA: 60_00 } }, { closing: { gradeA: 60_01 } }],
    ['closing.gradeA', { closing: { gradeB: 85_01 } }, { closing: { gradeB: 84_99 } }],
  ])('%s', (key, bad, good) => {
    expect(numbers(bad).map(({ path }) => path)).toEqual([`parameters.${key}`])
    expect(numbers(good)).toEqual([])
  })
  test('trimming from no number of sheets is within any panel', () => {
    expect(numbers({ scoring: { trimFromSheets: null }, panel: { size: 5 } })).toEqual([])
  })
  test('tranches are a hundred percent together, and neither one less nor one more', () => {
    const paid = (percent: number) =>
      numbers({
        payments: {
          tranches: [
            { percent: 50, on: 'agreement_signed' },
            { percent, on: 'final_passed' },
          ],
        },
      })
    expect(paid(50)).toEqual([])
    for (const percent of [49, 51])
      expect(paid(percent)).toEqual([
        {
          path: 'parameters.payments.tranches',
          reason: { why: 'tranches-are-not-all', percent: 50 + percent },
        },
      ])
  })
})

describe('the text', () => {
  const without = (key: ParameterKey): Rulebook => ({
    ...MODEL,
    chapters: MODEL.chapters.map(({ clauses, ...chapter }) => ({
      ...chapter,
      clauses: clauses.map((clause) => ({ ...clause, text: clause.text.replaceAll(`{${key}}`, '若干') })),
    })),
  })
  const last = (book: Rulebook) => book.chapters.flatMap(({ clauses }) => clauses).length + 1

  test('sets each parameter in one clause', () => {
    const key = 'panel.recusalYears'
    const none: BookFault = { path: `parameters.${key}`, reason: { why: 'no-clause-sets', key } }
    expect(faultsOf(without(key))).toContainEqual(none)
    const [twice, ...others] = saying(`再说一遍{${key}}。`)
    expect(others).toEqual([])
    expect(twice).toMatchObject({
      path: `chapters.${MODEL.chapters.length}.clauses.0.text`,
      reason: { why: 'two-clauses-set', key, numbers: [expect.any(Number), last(MODEL)] },
    })
  })
  test('says a rule by its mark, and refers to a clause that sets something', () => {
    expect(saying('{#second-person}依照{条:panel.recusalYears}。')).toEqual([])
  })
  test.each(['{公示期}', '{条:a.b}', '{条:#second-person}', '{#nobody}', '{', '}'])(
    'does not know %s',
    (text) => {
      const fault = { path: `chapters.${MODEL.chapters.length}.clauses.0.text` }
      expect(saying(`依照${text}。`)).toEqual([{ ...fault, reason: { why: 'unknown-placeholder', text } }])
    },
  )
  test('refers to no clause that is not there', () => {
    const key = 'panel.recusalYears'
    const book = without(key)
    const clauses = [{ title: '附', text: `依照{条:${key}}。` }]
    const faults = faultsOf({ ...book, chapters: [...book.chapters, { title: '附', clauses }] })
    expect(faults.map(({ reason }) => reason)).toContainEqual({
      why: 'unknown-placeholder',
      text: `{条:${key}}`,
    })
  })
})

describe('what is left to the call', () => {
  const key = 'publicity.days'
  const outOf = (one: ParameterKey) => [
    { path: `left.${one}`, reason: { why: 'left-out-of-range', key: one } },
  ]
  test.each<[number, number]>([
    [1, 60],
    [7, 7],
    [1, 7],
    [7, 60],
  ])('may be from %d to %d: within the rules, and around what the call starts from', (least, most) => {
    expect(left({ [key]: { to: 'round', least, most } })).toEqual([])
  })
  test.each<[number, number]>([
    [0, 60],
    [1, 61],
    [8, 60],
    [1, 6],
    [8, 6],
  ])('may not be from %d to %d', (least, most) => {
    expect(left({ [key]: { to: 'round', least, most } })).toEqual(outOf(key))
  })
  test('has its ends in order, whatever the call starts from', () => {
    const trim = 'scoring.trimFromSheets'
    const none = { scoring: { trimFromSheets: null } }
    expect(left({ [trim]: { to: 'round', least: 5, most: 5 } }, none)).toEqual([])
    expect(left({ [trim]: { to: 'round', least: 6, most: 5 } }, none)).toEqual(outOf(trim))
  })
  test('is all that the rules allow, where the clause gives no ends; a switch has none', () => {
    expect(left({ [key]: { to: 'round' }, 'awards.skipWhenOverBudget': { to: 'track' } })).toEqual([])
  })
  test('goes to the tracks only where each may have its own', () => {
    expect(left({ 'scoring.passMark': { to: 'track' } })).toEqual([])
    expect(left({ [key]: { to: 'track' } })).toEqual([
      { path: `left.${key}`, reason: { why: 'left-to-tracks', key } },
    ])
    expect(left({ 'scoring.passMark': { to: 'round' } })).toEqual([])
  })
})
