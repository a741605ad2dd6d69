import { GATE_WORDS } from '../../../../round/calls/pages/words.tsx'
import type { Gate } from '../../../../round/calls/rules/plan.ts'
import { BUDGET_WORDS } from '../../../../round/proposals/budget/rules/words.ts'
import { BUDGET_KINDS, type BudgetLine, askOf, ownOf } from '../../../../round/proposals/rules/content.ts'
import type { Actual } from '../../../../round/projects/rules/reports.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../../../shared/days.ts'
import { type Fen, yuan } from '../../../../shared/money.ts'
import { type Bar, Bars, Chart } from '../../../../web/charts.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import { Table } from '../../../../web/tables.tsx'

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
  payment: { paidOn: Day; voucher: string } | null
}
export type Money = {
  project: {
    amount: Fen
    budget: BudgetLine[]
    refunded: Fen | null
    closedAt: Instant | null
    grade: string | null
  }
  tranches: Tranche[]
  reached: Reached | null
}

export const untilOf = ({ at, isFinal }: Reached): string =>
  isFinal ? '按结项报告' : `至${sayDay(dayOf(at))}的报告`

export const paidIn = (tranches: Tranche[]): Fen =>
  tranches.reduce((sum, { amount, payment }) => (payment ? sum + amount : sum), 0)

/** Where a project's money comes from and goes to. */
export const MoneyChapter = ({ project, tranches, reached }: Money) => (
  <Chapter id="money" title="资金">
    <h3>拨款</h3>
    <Tranches tranches={tranches} project={project} />
    {project.refunded !== null && <p>结项后退回结余{yuan(project.refunded)}元。</p>}
    <Spent budget={project.budget} reached={reached} />
    <Chart title="预算（元）" hint="申报书里的预算，资助和自有资金合计。">
      <Bars items={kindsOf(project.budget)} />
    </Chart>
  </Chapter>
)

const Tranches = ({ tranches, project }: Pick<Money, 'tranches' | 'project'>) => (
  <Table
    head={[
      { text: '笔次与条件' },
      { text: '金额（元）', num: true },
      { text: '拨付日期', num: true },
      { text: '凭证号', desktop: true },
    ]}
    foot={
      <tr>
        <th scope="row">合计</th>
        <td class="num">{yuan(project.amount)}</td>
        <td></td>
        <td class="desktop"></td>
      </tr>
    }
  >
    {tranches.map(({ seq, percent, amount, gate, payment }) => (
      <tr>
        <th scope="row">
          第{seq}笔，{percent}%<small>{GATE_WORDS[gate]}</small>
        </th>
        <td class="num">{yuan(amount)}</td>
        <td class={payment ? 'num' : 'num quiet'}>{payment?.paidOn ?? unpaid(project)}</td>
        <td class="desktop">{payment?.voucher ?? ''}</td>
      </tr>
    ))}
  </Table>
)

const unpaid = ({ closedAt }: Money['project']): string => (closedAt === null ? '未拨付' : '不再拨付')

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
