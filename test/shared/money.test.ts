import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readYuan, yuan, yuanInWords } from '../../src/shared/money.ts'

describe('an amount is read', () => {
  test.each([
    ['35,000', 35_000_00],
    ['35000.5', 35_000_50],
    ['35000.05', 35_000_05],
    ['３５０００元', 35_000_00],
    ['１，２３４．５０', 1_234_50],
    ['￥35 000', 35_000_00],
    [' ¥12.30元 ', 12_30],
    ['0', 0],
    ['007', 7_00],
    ['99999999999.99', 99_999_999_999_99],
  ])('%s', (typed, fen) => expect(readYuan(typed)).toBe(fen))

  test.each([
    '',
    ' ',
    '元',
    '-1',
    '+1',
    '1.005',
    '1.',
    '.5',
    '1e3',
    '0x10',
    '1,5',
    '1,0000',
    ',100',
    '100,',
    '3元5',
    '元3',
    '3.5.1',
    '三千',
    '100000000000',
    '123,456,789,012',
    'NaN',
    '∞',
  ])('not %j', (typed) => expect(readYuan(typed)).toBeNull())

  test('as it was shown', () => {
    fc.assert(fc.property(fc.nat(9_999_999_999_999), (fen) => readYuan(yuan(fen)) === fen))
  })
})

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [100_00, '100.00'],
  [1_000_00, '1,000.00'],
  [-1_234_567_89, '-1,234,567.89'],
  [99_999_999_999_99, '99,999,999,999.99'],
])('%d fen are shown as %s', (fen, shown) => expect(yuan(fen)).toBe(shown))

test.each([
  [35_000_00, '叁万伍仟元整'],
  [0, '零元整'],
  [5, '伍分'],
  [10, '壹角整'],
  [1_05, '壹元零伍分'],
  [10_010_00, '壹万零壹拾元整'],
  [100_000_05, '壹拾万元零伍分'],
  [1_000_010_00, '壹佰万零壹拾元整'],
  [17_500_50, '壹万柒仟伍佰元伍角整'],
  [100_000_000_00, '壹亿元整'],
])('%d fen are written as %s', (fen, words) => expect(yuanInWords(fen)).toBe(words))
