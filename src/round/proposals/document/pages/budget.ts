import { yuan, yuanInWords } from '../../../../shared/money.ts'
import { sayQuantity, totalsOf } from '../../budget/rules/lines.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../../budget/rules/words.ts'
import type { BudgetLine } from '../../rules/content.ts'
import type { Block, Row } from './application.ts'

/** 预算表: lines by category, each category's subtotal, the total in figures and in words; then the sources. */
export function budgetPart(lines: BudgetLine[]): Block[] {
  const totals = totalsOf(lines)
  const rows: Row[] = totals.kinds.flatMap(({ kind, grant, own }) => [
    ...lines.filter((line) => line.kind === kind).map(lineRow),
    sumRow(`${BUDGET_WORDS[kind]}小计`, grant, own),
  ])
  return [
    {
      kind: 'table',
      columns: [
        { name: '科目', share: 17 },
        { name: '事项', share: 18 },
        { name: '测算', share: 23 },
        { name: '申请资助（元）', share: 14, num: true },
        { name: '其他来源（元）', share: 14, num: true },
        { name: '合计（元）', share: 14, num: true },
      ],
      rows: [...rows, sumRow('合计', totals.grant, totals.own)],
    },
    {
      kind: 'facts',
      rows: [
        ['申请资助（大写）', yuanInWords(totals.grant)],
        ['总预算（大写）', yuanInWords(totals.grant + totals.own)],
        ...totals.sources
          .filter(({ amount }) => amount > 0)
          .map(({ source, amount }): [string, string] => [SOURCE_WORDS[source], `${yuan(amount)}元`]),
      ],
    },
  ]
}

const lineRow = (line: BudgetLine): Row => ({
  cells: [
    BUDGET_WORDS[line.kind],
    line.name,
    sayEstimate(line),
    yuan(line.grant),
    yuan(line.own),
    yuan(line.grant + line.own),
  ],
})

const sumRow = (name: string, grant: number, own: number): Row => ({
  cells: [name, yuan(grant), yuan(own), yuan(grant + own)],
  isSum: true,
  span: 3,
})

/** "770.00元×10次；市场价；用于入户走访". */
function sayEstimate({ estimate }: BudgetLine): string {
  if (!estimate) return ''
  const { price, quantity, unit, basis, activity } = estimate
  const product = `${yuan(price)}元×${sayQuantity(quantity)}${unit}`
  return [product, basis, activity && `用于${activity}`].filter(Boolean).join('；')
}
