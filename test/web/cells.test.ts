import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, exact, shown } from '../../src/web/assets/cells.mjs'
import {
  MOST_PRICE,
  MOST_QUANTITY,
  amountOf as amountOnServer,
  readPrice,
} from '../../src/round/proposals/budget/rules/lines.ts'
import { yuan } from '../../src/shared/money.ts'

describe('while one types, the page computes what the server will', () => {
  test('amounts', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_PRICE }),
        fc.integer({ min: 1, max: MOST_QUANTITY }),
        (price, quantity) => {
          expect(amountOf(price, quantity)).toBe(amountOnServer({ price, quantity }))
          expect(shown(amountOf(price, quantity))).toBe(yuan(amountOnServer({ price, quantity })))
        },
      ),
    ))

  test('what is a number and what is not', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'0123456789.,元¥￥ １２-e') }),
          fc.integer({ min: 0, max: 2 * MOST_PRICE }).map(yuan),
        ),
        (typed) => {
          expect(exact(typed)).toBe(readPrice(typed) ?? 0)
        },
      ),
    ))
})
