import type { Foreign } from '../../../../files/rules/foreign.ts'
import { type Fen, readYuan } from '../../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { ALSO_CELL, ALSO_KIND, ALSO_SOURCE, BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from './words.ts'
import { CELLS, type Cell, MOST_LINES, type Row } from './lines.ts'
import { bare } from './forbidden.ts'

/** Cells as text, row by row, from the first row of the sheet or of what was pasted. */
export type Grid = string[][]

/** What of a sheet is to be said besides: rows that are not seen, from 1; cells that look like one, from 0. */
export type Kept = {
  hiddenRows: number[]
  merged: { left: number; right: number; top: number; bottom: number }[]
}

/**
 * `no`: the row's number in the sheet, from 1. `columns`: where each cell stands, from 0; -1: nowhere. `left`: rows that are no
 * lines. `sum`: what the sheet says that its lines come to.
 */
export type Sheet = {
  rows: { no: number; row: Row }[]
  columns: Record<Cell, number>
  left: Left[]
  unknown: string[]
  sum: { no: number; stated: Fen } | null
}
/** A row that was not taken: a heading or a remark, or a line that stands below the sum. */
export type Left = { no: number; text: string; as: 'words' | 'below-sum' }

export type SheetRefusal =
  | { why: 'nothing-there' }
  | { why: 'columns-missing'; missing: Cell[] }
  | { why: 'too-many-rows'; count: number; most: number }

/** Why a file is no sheet at all. */
export type FileRefusal =
  | { why: 'file-missing' | 'not-xlsx' | 'old-excel' | 'file-swollen' }
  | { why: 'foreign-file'; seen: Foreign }

/** Without these a row says nothing. */
const NEEDED: Cell[] = ['kind', 'name', 'price', 'quantity', 'source']

/** How many rows of titles may stand above the headings. */
const MOST_TITLES = 10

/** What was pasted: by its headings where it has some, else in the order of the table. */
export function readPasted(text: string): Result<Sheet, SheetRefusal> {
  const grid = cellsIn(text)
  const head = headOf(grid)
  return head ? rowsUnder(grid, head) : rowsUnder(grid, { at: -1, columns: IN_ORDER })
}

/** A sheet of a file: its headings say what stands where. */
export function readGrid(grid: Grid, merged: Kept['merged'] = []): Result<Sheet, SheetRefusal> {
  if (grid.every((row) => row.every((cell) => bare(cell) === ''))) return refuse({ why: 'nothing-there' })
  const head = headOf(grid)
  const missing = NEEDED.filter((cell) => (head?.columns[cell] ?? -1) < 0)
  return head && missing.length === 0
    ? rowsUnder(filled(grid, merged, head), head)
    : refuse({ why: 'columns-missing', missing })
}

/** Tab-separated text as rows: a cell in quotes may hold tabs, line breaks, and quotes doubled. */
export function cellsIn(text: string): Grid {
  const rows: Grid = [[]]
  for (const [, quoted, plain = '', end] of text.replace(/\r\n?/g, '\n').matchAll(CELL)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g

type Head = { at: number; columns: Record<Cell, number> }

const columnsBy = (place: (cell: Cell) => number): Record<Cell, number> => ({
  kind: place('kind'),
  name: place('name'),
  price: place('price'),
  quantity: place('quantity'),
  unit: place('unit'),
  source: place('source'),
  basis: place('basis'),
  activity: place('activity'),
})

const IN_ORDER = columnsBy((cell) => CELLS.indexOf(cell))

function headOf(grid: Grid): Head | null {
  const at = grid
    .slice(0, MOST_TITLES + 1)
    .findIndex((row) => row.filter((text) => cellNamed(text)).length > 1)
  const row = grid[at]
  return row ? { at, columns: columnsBy((cell) => row.findIndex((text) => cellNamed(text) === cell)) } : null
}

/** The column that a heading names, without what stands in brackets: 单价（元）. */
const cellNamed = (text: string): Cell | undefined =>
  CELLS.find((cell) => [inHead(CELL_WORDS[cell]), ...ALSO_CELL[cell].split(' ')].includes(inHead(text)))
const inHead = (text: string): string => bare(text).replace(/\(.*?\)/g, '')

/** Choices that one merged cell makes for all rows beside it; an amount is written once, and counts once. */
const FILLED: Cell[] = ['kind', 'source', 'activity']

function filled(grid: Grid, merged: Kept['merged'], { at, columns }: Head): Grid {
  const fills = merged.filter(
    ({ left, top, bottom }) => top > at && bottom > top && FILLED.some((cell) => columns[cell] === left),
  )
  return grid.map((row, i) =>
    fills.reduce((cells, { left, top, bottom }) => {
      const isIn = i > top && i <= bottom && cells.some((cell) => bare(cell) !== '')
      return isIn ? cells.toSpliced(left, 1, grid[top]?.[left] ?? '') : cells
    }, row),
  )
}

type Below = { no: number; cells: string[]; row: Row }

function rowsUnder(grid: Grid, { at, columns }: Head): Result<Sheet, SheetRefusal> {
  const below = grid
    .map((cells, i) => ({ no: i + 1, cells, row: rowOf(cells, columns) }))
    .slice(at + 1)
    .filter(({ cells }) => firstOf(cells) !== '')
  const end = below.findIndex(({ cells }) => SUM.test(firstOf(cells)))
  const [above, under] = end < 0 ? [below, []] : [below.slice(0, end), below.slice(end + 1)]
  const lines = above.filter(({ cells }) => !SUBTOTAL.test(firstOf(cells)))
  const rows = lines.filter(isLine).map(({ no, row }) => ({ no, row }))
  if (rows.length === 0) return refuse({ why: 'nothing-there' })
  if (rows.length > MOST_LINES) return refuse({ why: 'too-many-rows', count: rows.length, most: MOST_LINES })
  const left = [
    ...lines.filter((one) => !isLine(one)).map((one) => leftAs(one, 'words')),
    ...under.map((one) => leftAs(one, isLine(one) ? 'below-sum' : 'words')),
  ]
  return ok({ rows, columns, left, unknown: unknownIn(grid[at] ?? []), sum: sumIn(below[end]) })
}

/** 合计（元）, 总计: and nothing else in that cell. */
const SUM = /^(?:[一二三四五六七八九十\d]+[、.])?(?:预算)?(?:合计|总计|总额|总预算)(?:\(.*?\))?:?$/
const SUBTOTAL = /^(?:.{0,8})?小计(?:\(.*?\))?:?$/

/** One cell alone is a heading or a remark. */
const isLine = ({ row }: Below): boolean => CELLS.filter((cell) => row[cell] !== '').length > 1

/** Cells that tell which row it is. */
const MOST_SAID = 3

const leftAs = ({ no, cells }: Below, as: Left['as']): Left => ({
  ...{ no, as },
  text: [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))].slice(0, MOST_SAID).join(' '),
})

/** The last number of the row that says what the lines come to. */
function sumIn(row: Below | undefined): Sheet['sum'] {
  const stated = row?.cells.map((cell) => readYuan(cell)).findLast((fen) => fen !== null)
  return row && stated !== undefined && stated !== null ? { no: row.no, stated } : null
}

/** Headings of columns that a budget has no place for; amounts it computes itself. */
const unknownIn = (head: string[]): string[] =>
  head.filter((text) => bare(text) !== '' && !cellNamed(text) && !COMPUTED.includes(inHead(text)))
const COMPUTED = ['金额', '合计', '小计', '总价', '序号', '编号']

const firstOf = (cells: string[]): string => bare(cells.find((cell) => bare(cell) !== '') ?? '')

function rowOf(cells: string[], columns: Record<Cell, number>): Row {
  const text = (cell: Cell) => cells[columns[cell]]?.trim() ?? ''
  const kind = meant(text('kind'), BUDGET_WORDS, ALSO_KIND)
  const source = meant(text('source'), SOURCE_WORDS, ALSO_SOURCE)
  const [name, price, quantity, unit] = [text('name'), text('price'), text('quantity'), text('unit')]
  return { kind, name, price, quantity, unit, source, basis: text('basis'), activity: text('activity') }
}

/** The choice that a word means; what means none stays as it was written. */
function meant(text: string, words: Record<string, string>, also: Record<string, string>): string {
  const said = bare(text).replace(/\(.*?\)/g, '')
  const found = Object.entries(words).find(
    ([value, word]) => value === said || bare(word) === said || also[value]?.split(' ').includes(said),
  )
  return said && found ? found[0] : text
}
