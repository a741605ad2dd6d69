import { paths } from '../../../../paths.ts'
import { dayOf, sayDay } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { Bars, Chart } from '../../../../web/charts.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Figures } from '../../../../web/lists.tsx'
import { Chapter, Tag } from '../../../../web/parts.tsx'
import type { Announced, Funded, Home } from '../rules.ts'

/** What came of a round: from how many to how many, and the first of its projects. */
export function Outcome({ round, at, funded }: { round: Announced; at: number; funded: Funded[] }) {
  const begun = funded.some(({ projectId }) => projectId !== null)
  return (
    <Chapter id={`results-${at + 1}`} title="立项结果" small={`${sayDay(dayOf(round.announcedAt))}公告`}>
      <h3>
        <a href={paths.notice(round.noticeId)}>{round.title}</a>
      </h3>
      <Figures
        items={[
          { name: '收到申报', value: String(round.received), unit: '份' },
          { name: '资格审查入围', value: String(round.eligible), unit: '份' },
          { name: '立项', value: String(round.funded), unit: '个' },
          { name: '已结项', value: String(round.closed), unit: '个' },
        ]}
      />
      <List unseenCaption={`${round.title}立项项目（节选）`} columns={FUNDED} rows={funded} />
      <p>
        <a href={begun ? `${paths.projects()}?round=${round.id}` : paths.notice(round.noticeId)}>
          全部{round.funded}个项目<span class="unseen">：{round.title}</span>
        </a>
      </p>
    </Chapter>
  )
}

const FUNDED: Column<Funded>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ projectId }) => projectId && paths.project(projectId),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '领域', text: ({ category }) => category },
  { head: '地点', text: ({ place }) => place },
  { head: '立项金额（元）', money: ({ award }) => award, keep: 'date' },
  {
    head: '等级',
    text: ({ grade, terminatedAt }) => (terminatedAt === null ? grade : '已终止'),
    cell: (project) => <Ending {...project} />,
    keep: 'state',
  },
]

function Ending({ grade, terminatedAt }: Funded) {
  if (terminatedAt !== null) return <Tag tone="bad">已终止</Tag>
  return grade ? <Tag tone={GRADE_TONES[grade]}>{grade}</Tag> : <>未结项</>
}

const GRADE_TONES = { A: 'good', B: 'now', C: 'warn' } as const

export const MoneyChapter = ({ home: { money, categories } }: { home: Home }) => (
  <Chapter id="money" title="钱去了哪里" small="历期合计">
    <p>
      {money.projects}个项目立项资金共<b>{yuan(money.granted)}</b>元，已拨付{yuan(money.paid)}元
      {money.refunded > 0 && `，结项后退回结余${yuan(money.refunded)}元`}。
    </p>
    <Chart title="按领域（元）">
      <Bars
        items={categories.map(({ category, amount }) => ({
          name: category,
          value: amount,
          shown: yuan(amount),
        }))}
      />
    </Chart>
    <p>
      <a href={paths.money()}>每一笔拨款的日期和凭证号</a>
    </p>
  </Chapter>
)
