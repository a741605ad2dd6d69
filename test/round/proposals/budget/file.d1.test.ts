import { Zip, ZipDeflate, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readXlsxFile } from '../../../../src/round/proposals/budget/forms/file.ts'
import { budgetFile } from '../../../../src/round/proposals/budget/pages/file.ts'
import { readGrid } from '../../../../src/round/proposals/budget/rules/sheet.ts'
import {
  type Row,
  linesTyped,
  rowsOf,
  typedRows,
} from '../../../../src/round/proposals/budget/rules/lines.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { CONTENT } from '../typed.ts'

const { parameters } = planBy(bookWith())
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const written = async (rows: Row[]) => bytesOf(await budgetFile(rows, parameters))

async function rowsIn(bytes: Uint8Array) {
  const read = await readXlsxFile(bytes)
  const sheet = read.ok ? readGrid(read.value[0]?.grid ?? []) : read
  return sheet.ok ? sheet.value.rows.map(({ row }) => row) : sheet.refusal
}

describe('a budget as a file', () => {
  test('comes back as the same lines', async () => {
    const rows = await rowsIn(await written(rowsOf(CONTENT.budget)))
    expect(Array.isArray(rows) && linesTyped(typedRows(rows))).toEqual(CONTENT.budget)
  })

  test('comes back with what could not be read, and with text that looks like a formula', async () => {
    const odd: Row = {
      ...{ kind: '餐费', name: '=HYPERLINK("http://x","点")', price: '+12', quantity: '-1', unit: '@a' },
      ...{ source: '爱心企业', basis: '两行\n文字 & <b> "引号"', activity: '\t=1+1' },
    }
    const bytes = await written([odd, ...rowsOf(CONTENT.budget)])
    expect(await rowsIn(bytes)).toMatchObject([{ ...odd, activity: '=1+1' }, {}, {}, {}])
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toContain('<f')
  })

  test('of nothing is a template: headings and notes, and nothing to read', async () => {
    const bytes = await written([])
    const read = await readXlsxFile(bytes)
    expect(read.ok && read.value.map(({ grid }) => grid[0]?.[0])).toEqual([
      '科目',
      expect.stringContaining('最多40行'),
    ])
    expect(await rowsIn(bytes)).toEqual({ why: 'nothing-there' })
  })

  test('many lines, sums beneath, amounts of any size', async () => {
    const rows = Array.from({ length: 40 }, (_, at): Row => ({
      ...{
        kind: 'venue',
        name: `场地${at}`,
        price: `${at * 97 + 0.35}`,
        quantity: `${at + 0.1}`,
        unit: '次',
      },
      ...{ source: at % 2 ? 'grant' : 'in-kind', basis: '询价', activity: '' },
    }))
    const back = await rowsIn(await written(rows))
    expect(Array.isArray(back) && linesTyped(typedRows(back))).toEqual(linesTyped(typedRows(rows)))
  })
})

/** A workbook of one sheet, as another program might have packed it. */
const parts = (sheet: string) => ({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  'xl/workbook.xml': strToU8(
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  'xl/worksheets/sheet1.xml': strToU8(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
  ),
})
const cell = (at: string, inside: string, type = '') => `<c r="${at}"${type}>${inside}</c>`
const word = (at: string, text: string) => cell(at, `<is><t>${text}</t></is>`, ' t="inlineStr"')

describe('a file of another hand', () => {
  const sheet = `<row r="3">${word('A3', '科目')}${word('B3', '单价')}</row><row r="5">${word('A5', '餐费')}${cell('B5', '<f>1+1</f><v>35.100000000000001</v>')}</row>`

  test('keeps the numbers of its rows, names its formulas, and has numbers as one types them', async () => {
    const read = await readXlsxFile(zipSync(parts(sheet)))
    expect(read.ok && read.value).toEqual([
      {
        ...{ grid: expect.any(Array), formulas: new Set(['4:1']) },
        ...{ name: '表', isHidden: false, hiddenRows: [], merged: [] },
      },
    ])
    expect(read.ok && read.value[0]?.grid[4]).toEqual(['餐费', '35.1'])
  })

  test('may be packed as a stream, its sizes behind its contents', async () => {
    const pieces: Uint8Array[] = []
    const zip = new Zip((_, piece) => void pieces.push(piece))
    for (const [name, bytes] of Object.entries(parts(sheet))) {
      const file = new ZipDeflate(name)
      zip.add(file)
      file.push(bytes, true)
    }
    zip.end()
    const read = await readXlsxFile(
      new Uint8Array(await new Blob(pieces.map((one) => one.slice())).arrayBuffer()),
    )
    expect(read.ok && read.value[0]?.grid[4]).toEqual(['餐费', '35.1'])
  })
})

describe('a wrong file', () => {
  const bomb = () => zipSync({ ...parts(''), 'xl/bomb.xml': new Uint8Array(50_000_000) })
  /** The same, with the sizes in its own lists made small. */
  const liar = () => {
    const bytes = bomb()
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true)
    }
    return bytes
  }
  const far = (at: string) => zipSync(parts(`<row r="1">${word('A1', '科目')}${word(at, 'x')}</row>`))

  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'file-missing'],
    ['text', () => strToU8('科目,事项\n物料,茶点'), 'not-xlsx'],
    [
      'an old .xls, or one under a password',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'old-excel',
    ],
    ['the start of a zip', () => Uint8Array.of(0x50, 0x4b, 3, 4), 'not-xlsx'],
    ['half a file', () => zipSync(parts('')).subarray(0, 300), 'not-xlsx'],
    ['another zip', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-xlsx'],
    ['a broken sheet', () => zipSync({ ...parts(''), 'xl/workbook.xml': strToU8('<workbook') }), 'not-xlsx'],
    ['a bomb', bomb, 'file-swollen'],
    ['a bomb that says it is small', liar, 'file-swollen'],
    ['a cell far below', () => far('A1048576'), 'file-swollen'],
    ['a cell far to the right', () => far('XFD1'), 'file-swollen'],
  ])('of %s is refused', async (_, bytes, why) => {
    const read = await readXlsxFile(bytes())
    expect(read.ok || read.refusal.why).toBe(why)
  })
})
