import { GATE_WORDS } from '../../../../round/calls/pages/words.tsx'
import type { Gate } from '../../../../rulebook/rules/kinds.ts'
import { BUDGET_WORDS } from '../../../../round/proposals/budget/rules/words.ts'
import { BUDGET_KINDS, type BudgetLine, askOf, ownOf } from '../../../../round/proposals/rules/content.ts'
import type { Actual } from '../../../../round/projects/rules/reports.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../../../shared/days.ts'
import { type Fen, yuan } from '../../../../shared/money.ts'
import { type Bar, Bars, Chart } from '../../../../web/charts.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Chapter, NOT_YET } from '../../../../web/parts.tsx'

/** The last figures that an officer has accepted. */
export type Reached = {
  actuals: Actual[]
  spent: number
  at: Instant
  isFinal: 0 | 1
}
type Tranche = {
  seq: number
  percent: number
  amount: Fen
  gate: Gate
  payment: { paidOn: Day; voucher: string; amount: Fen } | null
}
export type Money = {
  project: {
    amount: Fen
    budget: BudgetLine[]
    refunded: Fen | null
    closedAt: Instant | null
    terminatedAt: Instant | null
    grade: string | null
  }
  tranches: Tranche[]
  reached: Reached | null
}

export const untilOf = ({ at, isFinal }: Reached): string =>
  isFinal ? '按结项报告' : `至${sayDay(dayOf(at))}的报告`

/** What the ledger says was paid. */
export const paidIn = (tranches: Tranche[]): Fen =>
  tranches.reduce((sum, { payment }) => sum + (payment?.amount ?? 0), 0)

/** Where a project's money comes from and goes to. */
export const MoneyChapter = ({ project, tranches, reached }: Money) => (
  <Chapter id="money" title="资金">
    <h3>拨款</h3>
    <List sums="合计" unseenCaption="各笔拨款" columns={trancheColumns(project)} rows={tranches} />
    {project.refunded !== null && <p>结项后退回结余{yuan(project.refunded)}元。</p>}
    <Spent budget={project.budget} reached={reached} />
    <Chart title="预算（元）" hint="申报书里的预算，资助和自有资金合计。">
      <Bars items={kindsOf(project.budget)} />
    </Chart>
  </Chapter>
)

const trancheColumns = (project: Money['project']): Column<Tranche>[] => [
  {
    head: '笔次',
    text: ({ seq, percent }) => `第${seq}笔，${percent}%`,
    also: { head: '条件', text: ({ gate }) => GATE_WORDS[gate] },
    keep: 'name',
  },
  { head: '约定（元）', money: ({ amount }) => amount, sum: true },
  {
    head: '已拨付（元）',
    money: ({ payment }) => payment?.amount,
    cell: ({ payment }) => (payment ? yuan(payment.amount) : NOT_YET),
    sum: true,
    keep: 'state',
  },
  {
    head: '拨付日期',
    day: ({ payment }) => payment?.paidOn,
    cell: ({ payment }) => payment?.paidOn ?? <span class="quiet">{unpaid(project)}</span>,
    keep: 'date',
  },
  { head: '凭证号', text: ({ payment }) => payment?.voucher ?? '' },
]

const unpaid = ({ closedAt, terminatedAt }: Money['project']): string =>
  closedAt === null && terminatedAt === null ? '未拨付' : '不再拨付'

function Spent({ budget, reached }: { budget: BudgetLine[]; reached: Reached | null }) {
  if (!reached) return null
  const total = askOf({ budget }) + ownOf({ budget })
  return (
    <Chart title="支出与预算（元）" hint={`${untilOf(reached)}。深色为支出，浅色为预算。`}>
      <Bars
        items={[
          { name: '合计', value: reached.spent, shown: yuan(reached.spent), of: total, ofShown: yuan(total) },
        ]}
      />
    </Chart>
  )
}

/** What each kind of cost takes of the budget; kinds without a line are left out. */
const kindsOf = (budget: BudgetLine[]): Bar[] =>
  BUDGET_KINDS.flatMap((kind) => {
    const lines = budget.filter((line) => line.kind === kind)
    const value = askOf({ budget: lines }) + ownOf({ budget: lines })
    return value > 0 ? [{ name: BUDGET_WORDS[kind], value, shown: yuan(value) }] : []
  })
