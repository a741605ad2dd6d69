import { describe, expect, test } from 'vitest'
import { MODEL_PARAMETERS } from '../../../src/rulebook/model/parameters.ts'
import { NEEDED, bringing, isWhole, only, overlaid, stageOf } from '../../../src/rulebook/rules/some.ts'
import { PARAMETER_KEYS, kindOf } from '../../../src/rulebook/rules/words.ts'

test('what is needed is what no round runs without', () => {
  expect(NEEDED).toContain('scoring.passMark')
  expect(NEEDED).not.toContain('proposals.highestAsk')
  expect(PARAMETER_KEYS.filter((key) => NEEDED.includes(key) !== Boolean(kindOf(key).needed))).toEqual([])
})

test('a parameter stands in a stage', () => expect(stageOf('publicity.days')).toBe('publicity'))

describe('numbers with some others in their place', () => {
  const numbers = { publicity: { days: 7, countsFirstDay: true }, panel: { size: 7 } }

  test('keep all that the others do not say', () => {
    const some = { publicity: { days: 5 } }
    expect(overlaid(numbers, some)).toEqual({
      ...numbers,
      publicity: { days: 5, countsFirstDay: true },
    })
    expect(overlaid(numbers, {})).toEqual(numbers)
    expect(overlaid({}, some)).toEqual(some)
  })
  test('are the others where they say nothing, or that nothing is wanted', () => {
    const scoring = { trimFromSheets: null, passMark: 0 }
    expect(overlaid({ scoring: { trimFromSheets: 5, passMark: 70_00 } }, { scoring })).toEqual({ scoring })
  })
  test('leave what was as it was', () => {
    overlaid(numbers, { panel: { size: 9 } })
    expect(numbers.panel.size).toBe(7)
  })
})

describe('some of the numbers', () => {
  const some = { scoring: { trimFromSheets: null, passMark: 0, decimals: 2 }, panel: { size: 7 } }
  test('are those that are named and there: 0 and “none” are there', () => {
    expect(only(some, ['scoring.trimFromSheets', 'scoring.passMark', 'publicity.days'])).toEqual({
      scoring: { trimFromSheets: null, passMark: 0 },
    })
    expect(only(some, ['scoring.minSheets'])).toEqual({})
    expect(only(some, [])).toEqual({})
  })
})

describe('without a rulebook', () => {
  const brought = only(MODEL_PARAMETERS, NEEDED)
  test('a round is whole with what is needed, and no further stage is missing', () => {
    expect(isWhole(brought)).toBe(true)
    expect(isWhole(brought) && Object.keys(bringing(brought)).toSorted()).toEqual(
      Object.keys(MODEL_PARAMETERS).toSorted(),
    )
    expect(isWhole(brought) && bringing({ ...brought, calls: { openDays: 3 } }).calls).toEqual({
      openDays: 3,
    })
  })
  test.each(NEEDED)('it is not without %s', (key) => {
    expect(
      isWhole(
        only(
          MODEL_PARAMETERS,
          NEEDED.filter((one) => one !== key),
        ),
      ),
    ).toBe(false)
  })
})
