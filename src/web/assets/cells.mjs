// Numbers and cells of the budget, as budget/rules/lines.ts and budget/rules/sheet.ts of the proposals read them. Pure.

/** A number above 0 and below `most`, in hundredths; 0: none. */
export function exact(typed = '', most = 1e9) {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^¥|元$/g, '')
  const grouped = /^\d{1,3}(,\d{3})+(\.|$)/.test(plain) ? plain.replaceAll(',', '') : plain
  const found = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(grouped)
  const read = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0
  return read > 0 && read < most ? read : 0
}

/** Whole fen, half a fen rounded up, once: `quantity` is in hundredths. */
export function amountOf(price, quantity) {
  const rest = quantity % 100
  return price * ((quantity - rest) / 100) + Math.floor((price * rest + 50) / 100)
}

/** "1,234.50" */
export const shown = (sum) => (sum / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')

/** Tab-separated text as rows: a cell in quotes may hold tabs, line breaks, and quotes doubled. */
export function cellsIn(text) {
  const rows = [[]]
  for (const [, quoted, plain, end] of text
    .replace(/\r\n?/g, '\n')
    .matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

/** Without spaces and what stands in brackets, of one width. */
export const bare = (text) => text.normalize('NFKC').replace(/\s|\(.*?\)/g, '')

const SUM = /^(?:[一二三四五六七八九十\d]+[、.])?(?:预算)?(?:合计|总计|总额|总预算):?$/
const SUBTOTAL = /^(?:.{0,8})?小计:?$/
/** Columns that the table adds up by itself. */
export const COMPUTED = ['', '金额', '合计', '小计', '总价', '序号', '编号']

/**
 * Of rows that were pasted: lines, and what is none: a subtotal, whatever stands from the sum on and, under headings, a word
 * alone.
 */
export function rowsIn(rows, isUnderHead) {
  const end = rows.findIndex((row) => SUM.test(firstOf(row)))
  const above = end < 0 ? rows : rows.slice(0, end)
  const taken = above.filter(
    (row) =>
      !SUBTOTAL.test(firstOf(row)) && !(isUnderHead && row.filter((cell) => bare(cell) !== '').length < 2),
  )
  return { taken, left: [...above.filter((row) => !taken.includes(row)), ...rows.slice(above.length)] }
}

const firstOf = (row) => bare(row.find((cell) => bare(cell) !== '') ?? '')

/** What tells which row it is. */
export const textOf = (row) =>
  [...new Set(row.map((cell) => cell.trim()).filter(Boolean))].slice(0, 3).join(' ')

/** The first of them, and how many there are. */
export const some = (all, most = 5) =>
  all.slice(0, most).join('、') + (all.length > most ? `等${all.length}处` : '')
