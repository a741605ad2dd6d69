import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, exact, rowsIn, shown, some, textOf } from '../../src/web/assets/cells.mjs'
import {
  MOST_PRICE,
  MOST_QUANTITY,
  amountOf as amountOnServer,
  readPrice,
} from '../../src/round/proposals/budget/rules/lines.ts'
import { readPasted } from '../../src/round/proposals/budget/rules/sheet.ts'
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

describe('of a table that was pasted, the page takes the rows that the server takes', () => {
  const HEAD = ['科目', '事项', '单价（元）', '数量']
  const LINES = [
    ['物料费', '茶点', '5', '2'],
    ['一、物料'],
    ['小计', '', '', '10'],
    ['餐费', '午餐', '20', '30'],
    ['合计', '', '', '610'],
    ['备注：', '以上含税'],
  ]
  test('and tells the others', () => {
    const read = readPasted([HEAD, ...LINES].map((row) => row.join('\t')).join('\n'))
    const { taken, left } = rowsIn(LINES, true)
    expect(taken.map((row) => row[1])).toEqual(['茶点', '午餐'])
    expect(read.ok && read.value.rows.map(({ row }) => row.name)).toEqual(['茶点', '午餐'])
    expect(left.map(textOf)).toEqual(['一、物料', '小计 10', '合计 610', '备注： 以上含税'])
  })

  test('without headings a cell alone is a line: a column may be pasted by itself', () => {
    expect(rowsIn([['茶点'], ['午餐']], false)).toEqual({ taken: [['茶点'], ['午餐']], left: [] })
  })

  test.each([
    [['一'], '一'],
    [['一', '二', '三', '四', '五', '六', '七'], '一、二、三、四、五等7处'],
  ])('%j: some are named', (all, said) => expect(some(all)).toBe(said))
})
