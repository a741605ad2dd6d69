import { yuan, yuanInWords } from '../../../../shared/money.ts'
import type { Row, Said } from '../../pages/saying.ts'
import type { BudgetLine, Estimate } from '../../rules/content.ts'
import { sayQuantity, totalsOf } from '../rules/lines.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../rules/words.ts'

/** The budget: each category with what it adds up to, its lines beneath; then the whole in words, and where the rest comes from. */
export function budgetSaid(lines: BudgetLine[] | undefined): Said[] {
  if (!lines) return []
  const { grant, own, kinds, sources } = totalsOf(lines)
  const rows = kinds.flatMap((sum) => [
    sumRow(`${BUDGET_WORDS[sum.kind]}小计`, sum.grant, sum.own),
    ...lines.flatMap((line, at) => (line.kind === sum.kind ? [lineRow(line, at)] : [])),
  ])
  return [
    {
      kind: 'table',
      title: '预算',
      columns: [
        { name: '科目与事项', share: 26 },
        { name: '测算', share: 32, beneath: true },
        { name: '申请（元）', share: 14, num: true },
        { name: '自筹（元）', share: 14, num: true },
        { name: '合计（元）', share: 14, num: true, only: 'paper' },
      ],
      rows: [...rows, sumRow('合计', grant, own)],
    },
    {
      kind: 'facts',
      rows: [
        ['申请资金', sayAmount(grant)],
        ['总预算', sayAmount(grant + own)],
        ...sources
          .filter(({ source, amount }) => source !== 'grant' && amount > 0)
          .map(({ source, amount }): [string, string] => [SOURCE_WORDS[source], `${yuan(amount)}元`]),
      ],
    },
  ]
}

const sayAmount = (fen: number): string => `${yuan(fen)}元（大写：${yuanInWords(fen)}）`

const lineRow = ({ name, grant, own, estimate }: BudgetLine, line: number): Row => ({
  cells: [name, estimate ? sayEstimate(estimate) : '', ...amounts(grant, own)],
  line,
})

const sumRow = (name: string, grant: number, own: number): Row => ({
  cells: [name, '', ...amounts(grant, own)],
  isSum: true,
})

const amounts = (grant: number, own: number): string[] => [yuan(grant), yuan(own), yuan(grant + own)]

/** "100.00元×40场，申请资助；依据：市场询价；用于：茶叙" */
function sayEstimate({ price, quantity, unit, basis, activity, source }: Estimate): string {
  const serves = activity ? `；用于：${activity}` : ''
  return `${yuan(price)}元×${sayQuantity(quantity)}${unit}，${SOURCE_WORDS[source]}；依据：${basis}${serves}`
}
