import { clockOf, dayOf, writeDeadline } from '../shared/days.ts'
import { type Column, type Kind, type Value, kindOf, valueOf } from './columns.tsx'

/** A list as a file has it: every column, and in every row what stands there; null: nothing. */
export type Sheet = {
  name: string
  heads: { text: string; kind: Kind }[]
  rows: (Value | null)[][]
  /** Where the list has more rows than a file: how many it has of how many. */
  cut: string | null
}

/** Rows of a list in a file. */
export const MOST_ROWS = 5000

/** `rows` are the first of `total`. What stands beneath a value has a column of its own. */
export function sheetOf<R>(name: string, columns: Column<R>[], rows: R[], total = rows.length): Sheet {
  const all = columns
    .filter(({ only }) => only !== 'page')
    .flatMap((column): Column<R>[] => (column.also ? [column, column.also] : [column]))
  return {
    name,
    heads: all.map((column) => ({ text: column.head, kind: kindOf(column) })),
    rows: rows.map((row) => all.map((column) => valueOf(column, row))),
    cut: total > rows.length ? `共${total}行，这里是前${rows.length}行，其余请筛选以后再导出` : null,
  }
}

/** Comma-separated, with a mark by which Excel knows UTF-8. Several lists stand one below the other, each under its name. */
export function csvOf(sheets: Sheet[]): string {
  const parts = sheets.map(({ name, heads, rows, cut }) => [
    ...(sheets.length > 1 ? [[quoted(name)]] : []),
    heads.map(({ text }) => quoted(text)),
    ...rows.map((row) => row.map((value) => (value === null ? '' : written(value)))),
    ...(cut ? [[quoted(cut)]] : []),
  ])
  const lines = parts.flatMap((part, at) => (at > 0 ? [[], ...part] : part))
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`
}

/** Numbers without separators, so that they are numbers again. */
function written(value: Value): string {
  switch (value.kind) {
    case 'text':
      return quoted(safe(value.is))
    case 'money':
    case 'points':
      return (value.is / 100).toFixed(2)
    case 'count':
      return String(value.is)
    case 'decimal':
    case 'day':
      return value.is
    case 'deadline':
      return writeDeadline(value.is)
    case 'instant':
      return `${dayOf(value.is)} ${clockOf(value.is)}`
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** What a spreadsheet would take for a formula, also after blanks and in full width, gets an apostrophe: then it is text. */
const safe = (text: string): string =>
  /^[\s\p{C}]*[=+\-@]/u.test(text.normalize('NFKC')) ? `'${text}` : text
