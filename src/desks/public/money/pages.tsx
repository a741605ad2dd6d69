import { paths } from '../../../paths.ts'
import { BUDGET_WORDS } from '../../../round/proposals/budget/rules/words.ts'
import type { BudgetKind } from '../../../round/proposals/rules/content.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { type Fen, yuan } from '../../../shared/money.ts'
import { Bars, Chart } from '../../../web/charts.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Chapter, Empty, Head } from '../../../web/parts.tsx'

type Row = {
  projectId: string | null
  terminatedAt: Instant | null
  title: string
  organization: string
  host: string | null
  round: string
  tranche: number
  amount: Fen
  paidOn: Day
  voucher: string
}
type Props = {
  rows: Row[]
  sums: { payments: number; projects: number; paid: Fen; refunded: Fen }
  byCategory: { category: string; paid: Fen }[]
  byKind: { kind: BudgetKind; granted: Fen }[]
  rounds: { id: string; title: string }[]
  wanted: { round: string; page: number }
}

/** 资金去向: every payment of every round, with its day and voucher number. */
export const MoneyPage = (props: Props) => (
  <div class="page">
    <Head title="资金去向" lead="每一笔拨款给了谁、给了多少、哪一天、凭哪张凭证。" />
    <Figures ruled items={figuresOf(props.sums)} />
    {props.sums.payments > 0 && <Shares {...props} />}
    <Chapter id="payments" title="每一笔拨款">
      <Payments {...props} />
    </Chapter>
  </div>
)

const figuresOf = ({ payments, projects, paid, refunded }: Props['sums']) => [
  { name: '已拨付', value: yuan(paid), unit: '元' },
  { name: '拨款', value: String(payments), unit: '笔' },
  { name: '得到拨款的项目', value: String(projects), unit: '个' },
  ...(refunded > 0 ? [{ name: '结项后退回结余', value: yuan(refunded), unit: '元' }] : []),
]

const Shares = ({ byCategory, byKind }: Props) => (
  <Chapter id="shares" title="钱去了哪里">
    <div class="columns">
      <Chart title="按领域（元）" hint="已经拨付的资金。">
        <Bars
          items={byCategory.map(({ category, paid }) => ({ name: category, value: paid, shown: yuan(paid) }))}
        />
      </Chart>
      <Chart title="按用途（元）" hint="这些项目申报书里的资助预算。">
        <Bars
          items={byKind.map(({ kind, granted }) => ({
            name: BUDGET_WORDS[kind],
            value: granted,
            shown: yuan(granted),
          }))}
        />
      </Chart>
    </div>
  </Chapter>
)

const Payments = ({ rows, sums, rounds, wanted }: Props) => (
  <>
    <Filters
      items={[
        {
          kind: 'select',
          name: 'round',
          label: '期次',
          value: wanted.round,
          options: rounds.map(({ id, title }) => ({ value: id, text: title })),
        },
      ]}
      shown={`共${sums.payments}笔`}
    />
    {sums.payments === 0 ? (
      <Empty title="还没有拨款">第一笔拨款登记以后列在这里。</Empty>
    ) : (
      <List scroll="拨款一览" columns={COLUMNS} rows={rows} />
    )}
    <Pages page={wanted.page} total={sums.payments} href={(page) => hrefOf(wanted.round, page)} />
  </>
)

const COLUMNS: Column<Row>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ projectId }) => projectId && paths.project(projectId),
    also: {
      head: '单位',
      text: ({ organization, host, terminatedAt }) =>
        `${organization}${host ? `，由${host}代收` : ''}${terminatedAt === null ? '' : '，项目已终止'}`,
    },
    keep: 'name',
  },
  { head: '笔次', text: ({ tranche }) => `第${tranche}笔` },
  { head: '金额（元）', money: ({ amount }) => amount, keep: 'state' },
  { head: '拨付日期', day: ({ paidOn }) => paidOn, keep: 'date' },
  { head: '凭证号', text: ({ voucher }) => voucher },
]

const hrefOf = (round: string, page: number): string => listHref(paths.money(), { round }, page)
