import { showPoints } from '../../../shared/points.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Empty } from '../../../web/parts.tsx'
import type { Milestone } from '../rules/milestones.ts'
import type { Report } from '../rules/reports.ts'
import { VERDICT_LOOKS } from './words.ts'

/** Every report of a project, and what was said to it. */
export const Reports = ({ milestones, reports }: { milestones: Milestone[]; reports: Report[] }) =>
  reports.length === 0 ? (
    <Empty title="还没有报告">项目单位提交的报告列在这里。</Empty>
  ) : (
    <List lined scroll="报告一览" columns={reportColumns(milestones)} rows={reports} />
  )

const reportColumns = (milestones: Milestone[]): Column<Report>[] => [
  {
    head: '里程碑',
    text: ({ milestoneId }) => milestones.find(({ id }) => id === milestoneId)?.title,
    also: { head: '次', text: ({ revision }) => `第${revision}次` },
    keep: 'name',
  },
  { head: '提交时间', instant: ({ at }) => at, keep: 'date' },
  { head: '已支出（元）', money: ({ spent }) => spent, keep: 'state' },
  { head: '内容', text: ({ text }) => text },
  { head: '结果', text: sayOutcome },
]

function sayOutcome({ review, midterm }: Report): string {
  const outcome = review
    ? `${review.outcome === 'accepted' ? '通过' : '退回'}${review.reason && `：${review.reason}`}`
    : '待审核'
  return midterm
    ? `${outcome}，${showPoints(midterm.points)}分，${VERDICT_LOOKS[midterm.outcome].word}`
    : outcome
}
