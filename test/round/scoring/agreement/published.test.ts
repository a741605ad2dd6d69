import { describe, expect, test } from 'vitest'
import { agreementOf } from '../../../../src/round/scoring/rules/agreement.ts'
import type { Coefficient } from '../../../../src/round/scoring/rules/icc.ts'
import { ANXIETY, ATTENDANCE, EXECUTIVES, KRIPPENDORFF, SHROUT_FLEISS, TIED, ratingsOf } from './published.ts'

const brief = ({ value, low, high }: Coefficient): string =>
  [value, low, high].map((one) => one?.toFixed(2) ?? '').join(' ')

describe('agreement as it is published', () => {
  test('Shrout and Fleiss 1979: the six forms, with their intervals', () => {
    const { icc, ...rest } = agreementOf(ratingsOf(SHROUT_FLEISS))
    expect(rest).toMatchObject({ raters: 4, subjects: 6, sheets: 24 })
    expect(Object.entries(icc).map(([name, one]) => `${name} ${brief(one)}`)).toEqual([
      'icc11 0.17 -0.13 0.72',
      'icc1k 0.44 -0.88 0.91',
      'icc21 0.29 0.02 0.76',
      'icc2k 0.62 0.07 0.93',
      'icc31 0.71 0.34 0.95',
      'icc3k 0.91 0.68 0.99',
    ])
  })

  test('Krippendorff 2011: interval alpha with sheets missing, where no ICC and no W is', () => {
    const { icc, alpha, kendallW, ...rest } = agreementOf(ratingsOf(KRIPPENDORFF))
    expect(rest).toEqual({ raters: 4, subjects: 12, sheets: 41 })
    expect(alpha.value?.toFixed(3)).toBe('0.849')
    expect(kendallW).toEqual({ value: null, why: 'sheets-missing' })
    const missing = { value: null, low: null, high: null, why: 'sheets-missing' }
    expect(Object.values(icc)).toEqual(Array.from({ length: 6 }, () => missing))
  })

  test.each([
    ['Siegel and Castellan 1988', ATTENDANCE, '0.656'],
    ['Siegel 1956', EXECUTIVES, '0.162'],
    ['Siegel 1956, with ties', TIED, '0.828'],
    ['irr’s anxiety, with ties', ANXIETY, '0.540'],
  ])('%s: W', (_, columns, printed) => {
    expect(agreementOf(ratingsOf(columns)).kendallW.value?.toFixed(3)).toBe(printed)
  })
})
