import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { ALSO_CELL, ALSO_KIND, ALSO_SOURCE, BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from './words.ts'
import { CELLS, type Cell, MOST_LINES, type Row } from './lines.ts'
import { bare } from './forbidden.ts'

/** Cells as text, row by row, from the first row of the sheet or of what was pasted. */
export type Grid = string[][]

/** `no`: the row's number in the sheet, from 1. `columns`: where each cell stands, from 0; -1: nowhere. */
export type Sheet = { rows: { no: number; row: Row }[]; columns: Record<Cell, number> }

export type SheetRefusal =
  | { why: 'nothing-there' }
  | { why: 'columns-missing'; missing: Cell[] }
  | { why: 'too-many-rows'; count: number; most: number }

/** Why a file is no sheet at all. */
export type FileRefusal = { why: 'file-missing' | 'not-xlsx' | 'old-excel' | 'file-swollen' }

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
export function readGrid(grid: Grid): Result<Sheet, SheetRefusal> {
  if (grid.every((row) => row.every((cell) => bare(cell) === ''))) return refuse({ why: 'nothing-there' })
  const head = headOf(grid)
  const missing = NEEDED.filter((cell) => (head?.columns[cell] ?? -1) < 0)
  return head && missing.length === 0 ? rowsUnder(grid, head) : refuse({ why: 'columns-missing', missing })
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

function rowsUnder(grid: Grid, { at, columns }: Head): Result<Sheet, SheetRefusal> {
  const below = grid.map((cells, i) => ({ no: i + 1, cells })).slice(at + 1)
  const end = below.findIndex(({ cells }) => ['合计', '总计'].includes(firstOf(cells)))
  const rows = below
    .slice(0, end < 0 ? below.length : end)
    .map(({ no, cells }) => ({ no, first: firstOf(cells), row: rowOf(cells, columns) }))
    .filter(({ first, row }) => first !== '小计' && CELLS.some((cell) => row[cell] !== ''))
    .map(({ no, row }) => ({ no, row }))
  if (rows.length === 0) return refuse({ why: 'nothing-there' })
  if (rows.length > MOST_LINES) return refuse({ why: 'too-many-rows', count: rows.length, most: MOST_LINES })
  return ok({ rows, columns })
}

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
