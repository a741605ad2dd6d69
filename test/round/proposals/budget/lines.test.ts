import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Row,
  MOST_LINES,
  MOST_PRICE,
  MOST_QUANTITY,
  amountOf,
  lineOf,
  linesTyped,
  readPrice,
  readQuantity,
  sayQuantity,
  totalsOf,
  typedRows,
} from '../../../../src/round/proposals/budget/rules/lines.ts'
import {
  BUDGET_KINDS,
  type BudgetLine,
  SOURCES,
  askOf,
  ownOf,
} from '../../../../src/round/proposals/rules/content.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { CONTENT, TYPED } from '../typed.ts'

const price = fc.integer({ min: 1, max: MOST_PRICE })
const quantity = fc.integer({ min: 1, max: MOST_QUANTITY })
const line = fc
  .record({
    kind: fc.constantFrom(...BUDGET_KINDS),
    source: fc.constantFrom(...SOURCES),
    price,
    quantity,
  })
  .map((of) => lineOf({ ...of, name: '事项', unit: '次', basis: '询价', activity: '' }))
const lines = fc.array(line, { maxLength: MOST_LINES })

describe('an amount', () => {
  test.each([
    [100_00, 40_00, 4_000_00],
    [1, 1, 0],
    [1, 49, 0],
    [1, 50, 1],
    [3, 50, 2],
    [33_33, 3_00, 99_99],
    [MOST_PRICE, MOST_QUANTITY, 99_999_989_900_000],
  ])('%d fen × %d hundredths = %d fen', (of, times, amount) =>
    expect(amountOf({ price: of, quantity: times })).toBe(amount),
  )

  test('is the same as by whole numbers of any length', () =>
    fc.assert(
      fc.property(price, quantity, (of, times) => {
        expect(BigInt(amountOf({ price: of, quantity: times }))).toBe(
          (BigInt(of) * BigInt(times) * 2n + 100n) / 200n,
        )
      }),
    ))

  test('is paid by the grant or not, never in part', () =>
    fc.assert(
      fc.property(line, ({ grant, own, estimate }) => {
        expect([grant, own].filter((part) => part > 0).length).toBeLessThanOrEqual(1)
        expect(own === 0 || estimate?.source !== 'grant').toBe(true)
      }),
    ))
})

describe('totals', () => {
  test('by category and by source are the whole, as added in any other order', () =>
    fc.assert(
      fc.property(lines, (budget) => {
        const { grant, own, kinds, sources } = totalsOf(budget)
        const whole = budget.reduce((sum, one) => sum + BigInt(amountOf(one.estimate ?? ZERO)), 0n)
        const added = (amounts: number[]) => amounts.reduce((sum, one) => sum + BigInt(one), 0n)
        expect(added([grant, own])).toBe(whole)
        expect(added(kinds.flatMap((kind) => [kind.grant, kind.own]))).toBe(whole)
        expect(added(sources.map(({ amount }) => amount))).toBe(whole)
        expect([grant, own]).toEqual([askOf({ budget }), ownOf({ budget })])
      }),
    ))

  test('of old lines, without an estimate, are what they say', () => {
    const old: BudgetLine[] = [
      { kind: 'material', name: '物料', grant: 100, own: 20 },
      { kind: 'overhead', name: '管理费', grant: 10, own: 0 },
    ]
    expect(totalsOf(old)).toEqual({
      grant: 110,
      own: 20,
      kinds: [
        { kind: 'material', grant: 100, own: 20 },
        { kind: 'overhead', grant: 10, own: 0 },
      ],
      sources: [
        { source: 'grant', amount: 110 },
        { source: 'own', amount: 20 },
        { source: 'in-kind', amount: 0 },
        { source: 'other', amount: 0 },
      ],
    })
  })
})

const ZERO = { price: 0, quantity: 0 }

describe('what is typed', () => {
  test('is read as it was said', () =>
    fc.assert(
      fc.property(price, quantity, (of, times) => {
        expect(readPrice(yuan(of))).toBe(of)
        expect(readQuantity(sayQuantity(times))).toBe(times)
      }),
    ))

  test.each(['', '0', '0.00', '-1', '1.005', '1e3', '一百', '=1+1', '10,000,000.00', '1,5', '３元５'])(
    'no price: %j',
    (typed) => expect(readPrice(typed)).toBeNull(),
  )
  test.each(['', '0', '-1', '40场', '40元', '￥4', '100,000', '0.001'])('no quantity: %j', (typed) =>
    expect(readQuantity(typed)).toBeNull(),
  )

  test('adds up as far as it can be read; the rows keep their places', () => {
    expect(linesTyped(TYPED)).toEqual(CONTENT.budget)
    expect(linesTyped({ ...TYPED, 'budget.0.price': '很多' })).toEqual([null, ...CONTENT.budget.slice(1)])
    expect(linesTyped({ 'budget.2.name': '茶点' })).toEqual([null, null, null])
    expect(
      linesTyped({ title: '茶', 'budget.x.name': 'a', 'budget.-1.name': 'b', 'budget.1.other': 'c' }),
    ).toEqual([])
    expect(linesTyped({ 'budget.99.name': '多' })).toHaveLength(MOST_LINES)
  })

  test('goes back into the same fields', () => {
    const row: Row = {
      ...{
        kind: 'venue',
        name: '场地',
        price: '１００',
        quantity: '二',
        unit: '次',
        source: '财政',
        basis: '',
      },
      activity: '茶叙',
    }
    expect(typedRows([row])).toMatchObject({ 'budget.0.price': '１００', 'budget.0.quantity': '二' })
    expect(Object.keys(typedRows([row, row]))).toHaveLength(16)
  })
})
