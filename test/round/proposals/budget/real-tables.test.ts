import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSent } from '../../../../src/round/proposals/budget/routes/reading.ts'
import { linesTyped, totalsOf, typedRows } from '../../../../src/round/proposals/budget/rules/lines.ts'
import { readGrid } from '../../../../src/round/proposals/budget/rules/sheet.ts'

/** Budgets as Excel, WPS or LibreOffice leave them, made from the product's own template. */
async function read(name: string) {
  const file = new Uint8Array(readFileSync(`test/round/proposals/budget/files/${name}.xlsx`))
  const taken = await readSent({ file, name: `${name}.xlsx`, pasted: '' })
  if (!taken.ok) throw new Error(taken.refusal.why)
  return taken.value
}

const PLAIN = [
  { kind: 'material', name: '食材', price: '35.5', quantity: '20', unit: '份', source: 'grant' },
  { kind: 'volunteer', name: '补贴', price: '50', quantity: '24', unit: '人次', source: 'grant' },
  { kind: 'overhead', name: '管理费', price: '300', quantity: '1', unit: '项', source: 'grant' },
]
const SHEET = { why: 'sheet', name: '预算' }

describe('a table as people save it is read as they see it', () => {
  test.each<[string, object[]]>([
    ['drop-down-over-a-column', [SHEET]],
    ['all-selected', [SHEET]],
    ['styled-empty-cells', [SHEET]],
    ['hidden-row', [SHEET, { why: 'hidden-row', no: 3 }]],
    ['hidden-first-sheet', [SHEET, { why: 'hidden-sheet', name: '旧预算' }]],
    [
      'headings-and-a-sum',
      [
        SHEET,
        { why: 'left-out', no: 2, text: '一、业务活动费', as: 'words' },
        { why: 'left-out', no: 7, text: '大写：贰仟贰佰壹拾元整', as: 'words' },
        { why: 'sum', no: 6, stated: 221_000, counted: 221_000 },
      ],
    ],
    [
      'rows-below-the-sum',
      [
        SHEET,
        { why: 'left-out', no: 6, text: '讲师费 讲课 400', as: 'below-sum' },
        { why: 'left-out', no: 7, text: '税费 税 60', as: 'below-sum' },
      ],
    ],
  ])('%s', async (name, notes) => {
    const { rows, notes: said } = await read(name)
    expect(rows.map(({ row }) => row)).toMatchObject(PLAIN)
    expect(rows).toHaveLength(3)
    expect(said).toEqual(notes)
    const lines = linesTyped(typedRows(rows.map(({ row }) => row))).flatMap((line) => line ?? [])
    expect(totalsOf(lines)).toMatchObject({ grant: 221_000, own: 0 })
  })

  const HEAD = ['科目', '事项', '单价', '数量', '单位', '资金来源', '完成时间']

  test('kinds and sources under their usual names', () => {
    const sheet = readGrid([
      HEAD,
      ['讲师费', '讲课', '400', '2', '次', '配套资金', ''],
      ['税费', '税', '60', '1', '项', '自筹'],
    ])
    expect(sheet).toMatchObject({
      ok: true,
      value: {
        rows: [{ row: { kind: 'service', source: 'own' } }, { row: { kind: 'overhead', source: 'own' } }],
        unknown: ['完成时间'],
      },
    })
  })

  test('a merged cell says its kind for every row beside it, and no amount twice', () => {
    const grid = [HEAD, ['物资费', '茶', '10', '2', '盒', '申请资金'], ['', '水', '', '5', '箱', '']]
    const merged = [0, 2, 5].map((left) => ({ left, right: left, top: 1, bottom: 2 }))
    const sheet = readGrid(grid, merged)
    expect(sheet.ok && sheet.value.rows[1]?.row).toMatchObject({
      ...{ kind: 'material', name: '水', price: '', quantity: '5', source: 'grant' },
    })
  })

  test('a sum that is not that of its lines is said', async () => {
    const pasted = [HEAD, ['物料', '茶', '10', '2', '盒', '资助'], ['合计', '', '', '', '', '30']]
      .map((row) => row.join('\t'))
      .join('\n')
    const taken = await readSent({ file: null, name: '', pasted })
    expect(taken.ok && taken.value.notes).toContainEqual({ why: 'sum', no: 3, stated: 3000, counted: 2000 })
  })

  test.each([
    ['预算.ods', 'odf'],
    ['预算.et', 'wps'],
    ['预算.wps', 'wps'],
    ['照片.heic', 'heic'],
  ])('%s is named, with the way out', async (name, seen) => {
    expect(await readSent({ file: Uint8Array.of(0x50, 0x4b, 3, 4), name, pasted: '' })).toEqual({
      ...{ ok: false, refusal: { why: 'foreign-file', seen } },
    })
  })
})
