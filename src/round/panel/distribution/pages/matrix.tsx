import { type Column, List } from '../../../../web/columns.tsx'
import { Pages, ROWS, pageIn, partOf } from '../../../../web/controls.tsx'
import { Empty } from '../../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../../web/sheet.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { numbered } from '../../../calls/rules/round.ts'
import type { Member } from '../../rules/panel.ts'
import { type Distributing, type Read, mostIn, rowsNow } from '../rules/distribution.ts'
import { loadsIn } from '../rules/spread.ts'

/** A proposal with who reads it, and who is barred from it. */
type Line = Read & { given: Set<string>; barred: Set<string> }

export function linesOf(of: Distributing): Line[] {
  const rows = new Map(rowsNow(of))
  const barred = Map.groupBy(of.panel.recusals, ({ organizationId }) => organizationId)
  return of.panel.eligible.map((one) => ({
    ...one,
    given: new Set(rows.get(one.submissionId) ?? []),
    barred: new Set((barred.get(one.organizationId) ?? []).map(({ expertId }) => expertId)),
  }))
}

/** Proposals by members; on a phone each proposal with what its members are to it. */
export function Matrix({ found, page, url }: { found: Distributing; page: number; url: string }) {
  const { rows, ...part } = partOf(linesOf(found), page, ROWS)
  if (part.total === 0) return <Empty title="没有参加评审的申报书">资格审查通过的申报书列在这里。</Empty>
  return (
    <>
      <p class="quiet small">“评”是分给这名成员，“回避”是不能分给，空格是没有分给。</p>
      <List scroll="分配矩阵" tight columns={matrixColumns(found)} rows={rows} />
      {part.total > ROWS && <Pages {...part} href={pageIn(url)} />}
    </>
  )
}

const matrixColumns = ({ panel: { plan, members } }: Distributing): Column<Line>[] => [
  {
    head: '项目',
    text: ({ title }) => title,
    also: { head: '编号', text: ({ number }) => numbered(plan, 'SQ', number) },
    keep: 'name',
  },
  ...members.map((member): Column<Line> => ({ head: member.name, text: (line) => cellOf(line, member) })),
  { head: '专家（名）', count: ({ given }) => given.size, keep: 'state' },
]

const cellOf = ({ given, barred }: Line, { id }: Member): string | null =>
  barred.has(id) ? (given.has(id) ? '评（应当回避）' : '回避') : given.has(id) ? '评' : null

/** A member with their sheets. */
type Laden = Member & { load: number; barredFrom: number }

export const Loads = ({ found }: { found: Distributing }) => (
  <List scroll="每名成员的份数" columns={loadColumns(found.panel.plan)} rows={ladenIn(found)} />
)

function ladenIn(found: Distributing): Laden[] {
  const loads = loadsIn(rowsNow(found))
  const lines = linesOf(found)
  return found.panel.members.map((member) => ({
    ...member,
    load: loads.get(member.id) ?? 0,
    barredFrom: lines.filter(({ barred }) => barred.has(member.id)).length,
  }))
}

const loadColumns = (plan: Plan): Column<Laden>[] => [
  {
    head: '成员',
    text: ({ name }) => name,
    also: { head: '单位', text: ({ employer }) => employer },
    keep: 'name',
  },
  {
    head: mostIn(plan) === null ? '份数' : `份数（至多${mostIn(plan)}）`,
    count: ({ load }) => load,
    keep: 'state',
  },
  { head: '回避（项）', count: ({ barredFrom }) => barredFrom },
]

export const distributionSheets = (found: Distributing): Sheet[] => [
  sheetOf('分配', matrixColumns(found), linesOf(found)),
  sheetOf('份数', loadColumns(found.panel.plan), ladenIn(found)),
]
