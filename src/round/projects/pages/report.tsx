import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { type Filled, sayWhy } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Area, ErrorSummary, Money } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Milestone } from '../rules/milestones.ts'
import type { Project } from '../rules/project.ts'
import {
  type Report,
  indicatorsOf,
  lastReport,
  reportsOn,
  spentBefore,
  whyNotReport,
} from '../rules/reports.ts'
import { Actuals, withNames } from './actuals.tsx'
import { sayReportRefusal } from './words.ts'

type Props = {
  project: Project
  milestone: Milestone
  reports: Report[]
  person: Person
  of: Filled
  refused: Child
}

/** A member reports on a milestone; where it cannot be, the page says why. */
export function ReportPage({ project, milestone, reports, person, of, refused }: Props) {
  const whyNot = whyNotReport(project, reports, milestone.id, person)
  return (
    <div class="page">
      <Head
        title={`报告：${milestone.title}`}
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '报告' }]}
        meta={
          <span>
            {sayDay(milestone.dueOn)}到期
            <By
              bound={project.rulebook}
              rules={[milestone.kind === 'midterm' ? 'projects.midtermPassMark' : 'projects.reports']}
            />
          </span>
        }
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      <Returned report={lastReport(reportsOn(reports, milestone.id))} />
      {whyNot ? (
        !refused && <Note>{sayWhy(whyNot, sayReportRefusal)}。</Note>
      ) : (
        <Form project={project} milestone={milestone} before={spentBefore(reports)} of={of} />
      )}
      <Earlier reports={reportsOn(reports, milestone.id)} />
    </div>
  )
}

/** A returned report comes back as it was: it is corrected, not typed again. */
export function typedReport(reports: Report[], milestoneId: string): Typed {
  const last = lastReport(reportsOn(reports, milestoneId))
  if (last?.review?.outcome !== 'returned') return {}
  const actuals = last.actuals.map(({ actual }, at) => [`actuals.${at}`, String(actual)])
  return { text: last.text, spent: yuan(last.spent), ...Object.fromEntries(actuals) }
}

const Returned = ({ report }: { report: Report | undefined }) =>
  report?.review?.outcome === 'returned' ? (
    <Note tone="warn" label="退回的原因">
      {report.review.reason}
    </Note>
  ) : null

function Form({
  project,
  milestone,
  before,
  of,
}: Pick<Props, 'project' | 'milestone' | 'of'> & { before: number }) {
  const indicators = indicatorsOf(project.content)
  return (
    <form method="post" action={paths.milestoneReport(milestone.id)}>
      <ErrorSummary of={withNames(of, indicators)} />
      <Area
        of={of}
        name="text"
        label="进展"
        hint="做了什么、来了多少人、有什么困难，最多5000个字。"
        rows={10}
      />
      <Actuals of={of} indicators={indicators} />
      <Money of={of} name="spent" label="已支出" hint={spentHint(before)} />
      <Actions>
        <Button>提交报告</Button>
        <a href={paths.projectWork(project.id)}>取消</a>
      </Actions>
    </form>
  )
}

const spentHint = (before: number): string =>
  `从项目开始算起，资助资金和自有资金都算。${before > 0 ? `上次报告${yuan(before)}元。` : ''}`

const Earlier = ({ reports }: { reports: Report[] }) =>
  reports.length === 0 ? null : (
    <Block id="earlier" title="提交过的报告">
      <Table
        head={[{ text: '次' }, { text: '提交时间' }, { text: '已支出（元）', num: true }, { text: '结果' }]}
      >
        {reports.map(({ revision, at, spent, review }) => (
          <tr>
            <th scope="row">第{revision}次</th>
            <td>{sayMinute(at)}</td>
            <td class="num">{yuan(spent)}</td>
            <td>{review ? (review.outcome === 'accepted' ? '通过' : `退回：${review.reason}`) : '待审核'}</td>
          </tr>
        ))}
      </Table>
    </Block>
  )
