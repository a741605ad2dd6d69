import writeXlsx from 'write-excel-file/universal'
import type { Bound } from '../../../rulebook/rules/bound.ts'
import type { Fen } from '../../../shared/money.ts'
import { BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from '../rules/budget-words.ts'
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
} from '../rules/budget.ts'

const AMOUNT = '金额（元）'
const WIDTHS = [16, 30, 14, 10, 8, 14, 30, 24, 16]

/** The budget as a file, or its empty template: headings, rows, sums; what to know of it on a second sheet. */
export async function budgetFile(rows: Row[], rulebook: Bound | undefined): Promise<Blob> {
  const head = [...CELLS.map((cell) => CELL_WORDS[cell]), AMOUNT].map((value) => ({
    ...text(value),
    fontWeight: 'bold' as const,
  }))
  return await writeXlsx([
    {
      sheet: '预算',
      data: [head, ...rows.map(cellsOf), ...(rows.length > 0 ? sumsOf(rows) : [])],
      columns: WIDTHS.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: notesFor(rulebook).map((note) => [text(note)]), columns: [{ width: 80 }] },
  ]).toBlob()
}

/** Always a text, whatever it begins with: never a formula. */
const text = (value: string) => ({ value, type: String })
const money = (fen: Fen) => ({ value: fen / 100, type: Number, format: '#,##0.00' })

function cellsOf(row: Row) {
  const [kind, source] = [readKind(row.kind), readSource(row.source)]
  const [price, quantity] = [readPrice(row.price), readQuantity(row.quantity)]
  return [
    text(kind ? BUDGET_WORDS[kind] : row.kind),
    text(row.name),
    price === null ? text(row.price) : money(price),
    quantity === null ? text(row.quantity) : { value: quantity / 100, type: Number },
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

const sum = (name: string, fen: Fen) => [text(name), ...CELLS.slice(1).map(() => null), money(fen)]

function notesFor(rulebook: Bound | undefined): string[] {
  const limits = rulebook?.parameters.proposals
  return [
    `填写“预算”表，一项一行，最多${MOST_LINES}行；列名不要改。金额由系统用单价乘以数量算出，不用填。`,
    `科目填：${Object.values(BUDGET_WORDS).join('、')}。`,
    `资金来源填：${Object.values(SOURCE_WORDS).join('、')}。`,
    '单价和数量填数字，最多两位小数，不要用公式。对应活动与活动计划里的写法一致；服务于整个项目的，留空。',
    ...(limits
      ? [
          `申请资金不超过总预算的${limits.grantShare}%，管理费不超过申请资金的${limits.managementFee}%，人员费不超过申请资金的${limits.personnel}%。`,
          `不得列支：${limits.forbidden.join('、')}。`,
        ]
      : []),
  ]
}
