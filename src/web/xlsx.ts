import { strToU8, zipSync } from 'fflate'
import { clockOf, dayOf, writeDeadline } from '../shared/days.ts'
import type { Kind, Value } from './columns.tsx'
import type { Sheet } from './sheet.ts'

/**
 * A workbook with a worksheet for each list (ECMA-376). Written here and not by write-excel-file, as budgets are: that one
 * packs what has more than 160 kB in a thread of the browser, and a Worker has no such threads.
 */
export function xlsxOf(sheets: Sheet[]): Uint8Array<ArrayBuffer> {
  return packed({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      ${overrideFor('workbook.xml', 'sheet.main')}${overrideFor('styles.xml', 'styles')}
      ${sheets.map((_, i) => overrideFor(at(i), 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>
      ${sheets.map(({ name }, i) => `<sheet name="${tabOf(name)}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}
      </sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i): [string, string] => ['worksheet', at(i)]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${at(i)}`, worksheet(sheet)])),
  })
}

const at = (i: number): string => `worksheets/sheet${i + 1}.xml`

const packed = (parts: Record<string, string>): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(DECLARATION + xml)])),
  ).slice()

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const overrideFor = (part: string, kind: string): string =>
  `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`

const relations = (all: [kind: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([kind, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Of a worksheet's tab: 31 characters, some of them not. */
const tabOf = (name: string): string => escaped(name.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31))

/** The order of the formats in styles.xml: what a cell names. Text is '@', so that it stays text when somebody edits it. */
const FORMATS: Kind[] = ['text', 'money', 'points', 'decimal', 'count', 'day', 'instant', 'deadline']
const NUMBERS: Record<Kind, number> = {
  ...{ text: 49, money: 4, points: 2, decimal: 0, count: 1, day: 164, instant: 165, deadline: 49 },
}
const HEAD = FORMATS.length

const STYLES = `<styleSheet xmlns="${MAIN}">
  <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>
  <fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>
  <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
  <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
  <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
  <cellXfs count="${HEAD + 1}">${FORMATS.map((kind) => formatOf(NUMBERS[kind], 0)).join('')}${formatOf(49, 1)}</cellXfs>
</styleSheet>`

function formatOf(number: number, font: number): string {
  return `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
}

/** The headings stay in view; it prints as wide as A4 lies. */
function worksheet({ heads, rows, cut }: Sheet): string {
  const lines = [
    heads.map(({ text }) => textCell(text, HEAD)),
    ...rows.map((row) => row.map(cellOf)),
    ...(cut ? [[textCell(cut, 0)]] : []),
  ]
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
    <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
    <cols>${widthsOf(heads, rows).map(columnOf).join('')}</cols>
    <sheetData>${lines.map(rowOf).join('')}</sheetData>
    <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

const columnOf = (width: number, i: number): string =>
  `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`

/** A cell is written from its format on: its address stands before it. */
const rowOf = (cells: string[], y: number): string =>
  `<row r="${y + 1}">${cells.map((cell, x) => cell && `<c r="${lettersOf(x)}${y + 1}" ${cell}</c>`).join('')}</row>`

/** "A" is 0, "AA" is 26. */
const lettersOf = (x: number): string =>
  (x < 26 ? '' : lettersOf(Math.floor(x / 26) - 1)) + String.fromCharCode(65 + (x % 26))

function cellOf(value: Value | null): string {
  if (value === null) return ''
  const format = FORMATS.indexOf(value.kind)
  if (value.kind === 'text') return textCell(value.is, format)
  // a clock has no 24:00
  if (value.kind === 'deadline') return textCell(writeDeadline(value.is), format)
  return `s="${format}"><v>${numberOf(value)}</v>`
}

const textCell = (text: string, format: number): string =>
  `t="inlineStr" s="${format}"><is><t xml:space="preserve">${escaped(text)}</t></is>`

function numberOf(value: Exclude<Value, { kind: 'text' | 'deadline' }>): number {
  switch (value.kind) {
    case 'money':
    case 'points':
      return value.is / 100
    case 'count':
      return value.is
    case 'decimal':
      return Number(value.is)
    case 'day':
      return serial(Date.parse(`${value.is}T00:00:00Z`))
    case 'instant':
      return serial(Date.parse(`${dayOf(value.is)}T${clockOf(value.is)}Z`))
  }
}

/** Days since the 30th of December 1899, by the clock on the wall. */
const serial = (wall: number): number => wall / 86_400_000 + 25_569

/** As wide as what stands in it, in Latin characters; a 汉字 is two of them. Longer text is wrapped. */
function widthsOf(heads: Sheet['heads'], rows: Sheet['rows']): number[] {
  return heads.map(({ text, kind }, i) => {
    const all = kind === 'text' ? rows.map((row) => row[i]?.is) : []
    const widest = all.reduce<number>(
      (most, one) => Math.max(most, widthOf(String(one ?? ''))),
      widthOf(text),
    )
    return Math.min(WIDEST, Math.max(widest, LEAST[kind]) + 2)
  })
}

const WIDEST = 50
const LEAST: Record<Kind, number> = {
  text: 6,
  money: 14,
  points: 7,
  decimal: 7,
  count: 5,
  day: 10,
  instant: 19,
  deadline: 16,
}
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u00FF' ? 2 : 1), 0)

/** What XML cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
