import { sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Empty } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Milestone } from '../rules/milestones.ts'
import type { Report } from '../rules/reports.ts'
import { VERDICT_LOOKS } from './words.ts'

/** Every report of a project, and what was said to it. */
export const Reports = ({ milestones, reports }: { milestones: Milestone[]; reports: Report[] }) =>
  reports.length === 0 ? (
    <Empty title="还没有报告">项目单位提交的报告列在这里。</Empty>
  ) : (
    <Table
      scroll="报告一览"
      lined
      head={[
        { text: '里程碑', keep: true },
        { text: '提交时间' },
        { text: '已支出（元）', num: true },
        { text: '内容' },
        { text: '结果' },
      ]}
    >
      {reports.map(({ milestoneId, revision, at, spent, text, review, midterm }) => (
        <tr>
          <th scope="row" class="keep">
            {milestones.find(({ id }) => id === milestoneId)?.title}
            <small>第{revision}次</small>
          </th>
          <td>{sayMinute(at)}</td>
          <td class="num">{yuan(spent)}</td>
          <td>{text}</td>
          <td>
            {review
              ? `${review.outcome === 'accepted' ? '通过' : '退回'}${review.reason && `：${review.reason}`}`
              : '待审核'}
            {midterm && `，${showPoints(midterm.points)}分，${VERDICT_LOOKS[midterm.outcome].word}`}
          </td>
        </tr>
      ))}
    </Table>
  )
