import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsIn, readGrid, readPasted } from '../../../../src/round/proposals/budget/rules/sheet.ts'
import { cellsIn as cellsInPage } from '../../../../src/web/assets/cells.mjs'

const HEAD = ['科目', '事项', '单价（元）', '数量', '单位', '资金来源', '测算依据', '对应活动', '金额（元）']
const TEA = ['活动物料费', '茶点', '12.50', '100', '份', '申请资助', '三家店报价', '茶叙', '1,250.00']
const ROW = {
  ...{ kind: 'material', name: '茶点', price: '12.50', quantity: '100', unit: '份', source: 'grant' },
  ...{ basis: '三家店报价', activity: '茶叙' },
}
const rows = (read: ReturnType<typeof readGrid>) => (read.ok ? read.value.rows : read.refusal)

describe('cells that were copied', () => {
  test.each<[string, string[][]]>([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd'], ['']]],
    ['"两行\n文字"\t"他说""好"""\t"制\t表"', [['两行\n文字', '他说"好"', '制\t表']]],
    ['5"屏\t"没有收尾\tx', [['5"屏', '"没有收尾', 'x']]],
    ['\t\tx', [['', '', 'x']]],
    ['', [['']]],
  ])('%j', (text, cells) => expect(cellsIn(text)).toEqual(cells))

  test('are what Excel had put into quotes, and the page reads them as the server does', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '茶', '"', '\t', '\n', ' ', '=') })
    const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (grid) => {
        const text = grid.map((row) => row.map(quoted).join('\t')).join('\n')
        expect(cellsIn(text)).toEqual(grid)
      }),
    )
    fc.assert(
      fc.property(cell, (text) => {
        expect(cellsInPage(text)).toEqual(cellsIn(text))
      }),
    )
  })
})

describe('a sheet', () => {
  test('is read by its headings, in any order, under any titles', () => {
    const order = [4, 1, 0, 8, 3, 2, 7, 6, 5]
    const mixed = (row: string[]) => order.map((at) => row[at] ?? '')
    expect(rows(readGrid([['2026年预算'], [], mixed(HEAD), mixed(TEA)]))).toEqual([{ no: 4, row: ROW }])
  })

  test('may call things by other words', () => {
    const grid = [
      ['类别', '项目', '单价(元)', '数量', '计量单位', '来源', '备注'],
      ['物料', '茶点', '12.50', '100', '份', '财政资金', '三家店报价'],
      ['餐费', '午餐', '二十', '', '', '爱心企业', ''],
    ]
    expect(rows(readGrid(grid))).toEqual([
      { no: 2, row: { ...ROW, activity: '' } },
      {
        no: 3,
        row: {
          ...{ kind: '餐费', name: '午餐', price: '二十', quantity: '', unit: '', source: '爱心企业' },
          ...{ basis: '', activity: '' },
        },
      },
    ])
  })

  test('ends at its sum; subtotals and blank rows are none of its lines', () => {
    const grid = [HEAD, TEA, [], ['小计', '', '', '', '', '', '', '', '1,250.00'], TEA, ['合 计'], TEA]
    expect(rows(readGrid(grid))).toEqual([
      { no: 2, row: ROW },
      { no: 5, row: ROW },
    ])
  })

  test.each<[string, string[][], object]>([
    ['nothing', [], { why: 'nothing-there' }],
    ['blanks', [['', ' '], []], { why: 'nothing-there' }],
    ['headings alone', [HEAD], { why: 'nothing-there' }],
    ['headings and a sum', [HEAD, ['合计']], { why: 'nothing-there' }],
    [
      'no headings',
      [TEA],
      { why: 'columns-missing', missing: ['kind', 'name', 'price', 'quantity', 'source'] },
    ],
    [
      'half of the headings',
      [['科目', '事项', '金额']],
      { why: 'columns-missing', missing: ['price', 'quantity', 'source'] },
    ],
    [
      '41 rows',
      [HEAD, ...Array.from({ length: 41 }, () => TEA)],
      { why: 'too-many-rows', count: 41, most: 40 },
    ],
  ])('of %s is refused', (_, grid, refusal) => expect(rows(readGrid(grid))).toEqual(refusal))
})

describe('a paste', () => {
  test('without headings goes by the order of the table', () => {
    expect(rows(readPasted(`${TEA.join('\t')}\n`))).toEqual([{ no: 1, row: ROW }])
  })
  test('with headings goes by them', () => {
    expect(rows(readPasted(`数量\t事项\n100\t茶点`))).toMatchObject([
      { no: 2, row: { name: '茶点', quantity: '100' } },
    ])
  })
  test.each(['', ' \n\t\t\n', '科目\t事项'])('of nothing is refused: %j', (text) =>
    expect(rows(readPasted(text))).toEqual({ why: 'nothing-there' }),
  )
})
