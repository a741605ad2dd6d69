import { ON_SPENDING } from './limits.tsx'
import writeXlsx from 'write-excel-file/universal'
import type { Some } from '../../../../rulebook/rules/parameters.ts'
import { sayRule } from '../../../../rulebook/rules/words.ts'
import type { Fen } from '../../../../shared/money.ts'
import { BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from '../rules/words.ts'
import {
  CELLS,
  MOST_LINES,
  type Row,
  amountOf,
  linesTyped,
  readKind,
  readPrice,
  readQuantity,
  readSource,
  totalsOf,
  typedRows,
} from '../rules/lines.ts'

const AMOUNT = '金额（元）'
/** In characters: together what a landscape A4 page holds. */
const WIDTHS = [13, 17, 10, 7, 6, 9, 16, 13, 12]
const NOTE_WIDTH = 80

/** The budget as a file, or its empty template: headings, rows, sums; what to know of it on a second sheet. */
export async function budgetFile(rows: Row[], parameters: Some): Promise<Blob> {
  const head = [...CELLS.map((cell) => CELL_WORDS[cell]), AMOUNT].map((value) => ({
    ...text(value),
    ...BOLD,
    align: 'center' as const,
  }))
  return await writeXlsx([
    {
      sheet: '预算',
      data: [head, ...rows.map((row) => tall(cellsOf(row))), ...(rows.length > 0 ? sumsOf(rows) : [])],
      columns: WIDTHS.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    {
      sheet: '填写说明',
      data: notesFor(parameters).map((note) =>
        tall([{ value: note, type: String, wrap: true }], [NOTE_WIDTH]),
      ),
      columns: [{ width: NOTE_WIDTH }],
    },
  ]).toBlob()
}

/** A line of a row, in points. */
const LINE = 16

/** As high as its longest text needs: not every program fits a row to wrapped text. A 汉字 is two characters wide. */
function tall<C extends { value: string | number } | null>(cells: C[], widths = WIDTHS) {
  const lines = cells.map((cell, at) => {
    const wide = [...String(cell?.value ?? '')].reduce((sum, sign) => sum + (sign > '\u00FF' ? 2 : 1), 0)
    return Math.ceil(wide / ((widths[at] ?? wide) - 1))
  })
  const height = LINE * Math.max(1, ...lines)
  return cells.map((cell) => cell && { ...cell, height })
}

const BOLD = { fontWeight: 'bold' as const }
/** Ruled and wrapped: a long basis makes its row taller, not its neighbour illegible. */
const LOOKS = { wrap: true, alignVertical: 'center' as const, borderStyle: 'thin' as const }

/** Always a text, whatever it begins with: never a formula. */
const text = (value: string) => ({ value, type: String, ...LOOKS })
const number = (value: number, format: string) => ({ value, type: Number, format, ...LOOKS })
const money = (fen: Fen) => number(fen / 100, '#,##0.00')

function cellsOf(row: Row) {
  const [kind, source] = [readKind(row.kind), readSource(row.source)]
  const [price, quantity] = [readPrice(row.price), readQuantity(row.quantity)]
  return [
    text(kind ? BUDGET_WORDS[kind] : row.kind),
    text(row.name),
    price === null ? text(row.price) : money(price),
    quantity === null ? text(row.quantity) : number(quantity / 100, quantity % 100 === 0 ? '0' : '0.##'),
    text(row.unit),
    text(source ? SOURCE_WORDS[source] : row.source),
    text(row.basis),
    text(row.activity),
    price === null || quantity === null ? null : money(amountOf({ price, quantity })),
  ]
}

function sumsOf(rows: Row[]) {
  const { grant, own, sources } = totalsOf(linesTyped(typedRows(rows)).filter((line) => line !== null))
  return [
    sum('合计', grant + own),
    ...sources.map(({ source, amount }) => sum(`其中：${SOURCE_WORDS[source]}`, amount)),
  ]
}

const sum = (name: string, fen: Fen) => [
  { ...text(name), ...BOLD },
  ...CELLS.slice(1).map(() => null),
  { ...money(fen), ...BOLD },
]

function notesFor(parameters: Some): string[] {
  return [
    `填写“预算”表，一项一行，最多${MOST_LINES}行；列名不要改。金额由系统用单价乘以数量算出，不用填。`,
    `科目填：${Object.values(BUDGET_WORDS).join('、')}。`,
    `资金来源填：${Object.values(SOURCE_WORDS).join('、')}。`,
    '单价和数量填数字，最多两位小数，不要用公式。对应活动与活动计划里的写法一致；服务于整个项目的，留空。',
    ...ON_SPENDING.flatMap((key) => sayRule(parameters, key) ?? []).map((says) => `${says}。`),
  ]
}
