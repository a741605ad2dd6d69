import { CsvError, parse } from 'csv-parse/sync'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { allOf } from './fault.ts'
import type { Fault } from './fault.ts'

/** A row of a table: the line on which it begins (the header is line 1) and its cells by column. */
export type Row = { line: number; cells: Record<string, string> }

/** Columns that must be there, and those that may be there besides. */
export type Columns = { required: string[]; others: string[] | 'any' }

/** A table as it is printed: LF, and quotes where a cell would break its line. */
export const csvOf = (rows: string[][]): string =>
  `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

type Line = { line: number; cells: string[] }

/**
 * Reads a table with a header. Byte order mark, CRLF, blank lines, quoted cells and blanks around a cell are fine;
 * a row with more or fewer cells than the header, or a column missing, unknown or twice there, is a fault.
 */
export function readTable(file: string, text: string, columns: Columns): Result<Row[], Fault> {
  const lines = readLines(file, text)
  if (!lines.ok) return lines
  const [header, ...rest] = lines.value
  if (!header) return refuse({ file, where: null, reason: '文件是空的' })
  const wrong = wrongColumn(header.cells, columns)
  if (wrong) return refuse({ file, where: { line: header.line }, reason: wrong })
  return allOf(rest, (line) => rowOf(file, header.cells, line))
}

function readLines(file: string, written: string): Result<Line[], Fault> {
  const text = `${written.replace(/\r\n?/g, '\n')}\n`
  const lines: Line[] = []
  let read = 0
  try {
    parse(text, {
      ...OPTIONS,
      on_record: (cells: string[], context) => {
        read = context.lines
        lines.push({ line: read - breaksIn(cells), cells })
        return null
      },
    })
    return ok(lines)
  } catch (error) {
    if (error instanceof CsvError) return refuse(faultOf(file, error, text, read))
    throw error
  }
}

const OPTIONS = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }

/** The parser counts up to where a record ends; with line breaks in a cell that is not where it begins. */
const breaksIn = (cells: string[]): number => cells.join('').split('\n').length - 1

/** A quote that is never closed swallows the rest of the file: it began on the first line not yet read. */
function faultOf(file: string, error: CsvError, text: string, read: number): Fault {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const began = text.split('\n').findIndex((line, i) => i >= read && line.trim() !== '')
    return { file, where: { line: began + 1 }, reason: '引号没有合上' }
  }
  const reason = '引号用错了：有引号、逗号的一格要整格加引号，里面的引号写两遍'
  return { file, where: { line: Number(error['lines']) }, reason }
}

function wrongColumn(header: string[], { required, others }: Columns): string | null {
  const missing = required.find((name) => !header.includes(name))
  if (missing !== undefined) return `缺少 ${missing} 这一列`
  const twice = header.find((name, i) => header.indexOf(name) !== i)
  if (twice !== undefined) return `${twice} 这一列出现了两次`
  const unknown =
    others === 'any' ? undefined : header.find((name) => ![...required, ...others].includes(name))
  return unknown === undefined ? null : `多出${unknown === '' ? '没有名称的一列' : ` ${unknown} 这一列`}`
}

function rowOf(file: string, header: string[], { line, cells }: Line): Result<Row, Fault> {
  if (cells.length !== header.length) {
    return refuse({ file, where: { line }, reason: `有 ${cells.length} 格，表头是 ${header.length} 列` })
  }
  return ok({ line, cells: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])) })
}
