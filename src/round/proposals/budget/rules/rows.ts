import { CELLS, type Cell, MOST_LINES, type Row, cellName, rowsTyped, typedRows } from './lines.ts'

/** What a button beside a line of the budget does; `at`: its row, from 0. */
export type RowAct = { what: 'insert' | 'remove'; at: number } | { what: 'restore'; at: number }

/** "remove-3", "insert-3", "restore-3"; null: another button. */
export function readRowAct(sent: string | undefined): RowAct | null {
  const found = /^(insert|remove|restore)-(\d{1,2})$/.exec(sent ?? '')
  const [, what, at] = found ?? []
  return what === 'insert' || what === 'remove' || what === 'restore' ? { what, at: Number(at) } : null
}

/** Where the line that was taken away last is kept, to be put back: beside the rows, and never submitted. */
export const REMOVED = 'removed'
export const removedName = (cell: Cell | 'at'): string => `${REMOVED}.${cell}`

/** The working text after it. A line that is taken away is kept; one too many is not added. */
export function withRowAct(typed: Record<string, string>, act: RowAct): Record<string, string> {
  const rows = rowsTyped(typed)
  const { what, at } = act
  if (what === 'insert')
    return rows.length < MOST_LINES ? withRows(typed, rows.toSpliced(at + 1, 0, EMPTY)) : typed
  if (what === 'remove') {
    const [row] = rows.slice(at, at + 1)
    return row
      ? { ...withRows(typed, rows.toSpliced(at, 1)), ...(isEmpty(row) ? {} : keptAs(row, at)) }
      : typed
  }
  const kept = removedIn(typed)
  if (!kept || rows.length >= MOST_LINES) return typed
  return withRows(withoutRemoved(typed), rows.toSpliced(kept.at, 0, kept.row))
}

/** The line that was taken away last, and from where. */
export function removedIn(typed: Record<string, string>): { row: Row; at: number } | null {
  const at = Number(typed[removedName('at')] || Number.NaN)
  const row = { ...EMPTY }
  for (const cell of CELLS) row[cell] = typed[removedName(cell)] ?? ''
  return Number.isInteger(at) && at >= 0 && at < MOST_LINES && !isEmpty(row) ? { row, at } : null
}

const EMPTY: Row = {
  ...{ kind: '', name: '', price: '', quantity: '' },
  ...{ unit: '', source: '', basis: '', activity: '' },
}

const isEmpty = (row: Row): boolean => CELLS.every((cell) => row[cell].trim() === '')

const keptAs = (row: Row, at: number): Record<string, string> => ({
  [removedName('at')]: String(at),
  ...Object.fromEntries(CELLS.map((cell) => [removedName(cell), row[cell]])),
})

/** Blank, and not left out: what is not sent stays as it was. */
const withoutRemoved = (typed: Record<string, string>): Record<string, string> => ({
  ...typed,
  [removedName('at')]: '',
  ...Object.fromEntries(CELLS.map((cell) => [removedName(cell), ''])),
})

/** In place of the rows that stood there. */
function withRows(typed: Record<string, string>, rows: Row[]): Record<string, string> {
  const beside = Object.entries(typed).filter(([name]) => !isCell(name))
  const left = rows.length > 0 ? rows.slice(0, MOST_LINES) : [EMPTY]
  return { ...Object.fromEntries(beside), ...typedRows(left) }
}

const isCell = (name: string): boolean =>
  CELLS.some((cell) => new RegExp(`^budget\\.\\d+\\.${cell}$`).test(name))

/** The first cell of the row that one goes on with. */
export const cellAfter = ({ what, at }: RowAct): string => cellName(what === 'insert' ? at + 1 : at, 'kind')
