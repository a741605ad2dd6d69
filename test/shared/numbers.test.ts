import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareNumber, keptNumber } from '../../src/shared/numbers.ts'
import { read } from '../../src/web/body.ts'
import { paymentForm } from '../../src/round/payments/forms.ts'
import { plainUscc } from '../../src/people/rules/organization.ts'

test.each([
  '记-0012A',
  '记-0012a',
  ' 记 - 0012 a ',
  '记－００１２Ａ',
  '记–0012a',
  '记—0012a',
  '记−0012a',
  '记‑0012a',
  '记-\u200b0012a\ufeff',
  '记　-　0012a',
])('%s is 记-0012A', (typed) => expect(keptNumber(typed)).toBe('记-0012A'))

test('what is another number stays another', () => {
  const all = ['记-12', '记-012', '记12', '付-12', '记-12A'].map(keptNumber)
  expect(new Set(all).size).toBe(all.length)
})

test('what is kept is kept so for good', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (typed) => keptNumber(keptNumber(typed)) === keptNumber(typed),
    ),
    { examples: [['ῒ'], ['e\u200b\u0301']] },
  )
})

test('a code that is grouped by dashes is its letters and digits', () => {
  expect(bareNumber('9111 0101－ma00-1234—5x')).toBe('91110101MA0012345X')
  expect(plainUscc('91110101ma0012345x')).toBe('91110101MA0012345X')
})

test('a box hands on what is kept, and wants something', () => {
  const paid = { tranche: '1', paidOn: '2013-07-19' }
  expect(read(paymentForm, { ...paid, voucher: '记－１ａ' })).toMatchObject({
    ok: true,
    value: { voucher: '记-1A' },
  })
  expect(read(paymentForm, { ...paid, voucher: '\u200b\u200b' }).ok).toBe(false)
})
