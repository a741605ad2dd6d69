import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { Why } from '../../../rulebook/pages/why.tsx'
import { sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import { reportForm } from '../forms.ts'
import type { Milestone } from '../rules/milestones.ts'
import type { Project } from '../rules/project.ts'
import { type Report, lastReport, reportsOn, spentBefore, whyNotReport } from '../rules/reports.ts'
import { ReportForm, Returned, typedReport } from './report-form.tsx'
import { sayReportRefusal } from './words.ts'

type Props = { project: Project; milestone: Milestone; reports: Report[]; person: Person; of: Filled }

/** A member reports on a milestone; where it cannot be, the page says why. */
export function ReportPage({ project, milestone, reports, person, of }: Props) {
  const whyNot = whyNotReport(project, reports, milestone.id, person)
  const before = spentBefore(reports)
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
      <Returned reason={returnedOf(reports, milestone)?.review?.reason} />
      {whyNot ? (
        <Why not={whyNot} say={sayReportRefusal} bound={project.rulebook} of={of} />
      ) : (
        <ReportForm
          to={paths.milestoneReport(milestone.id)}
          organizationId={project.organizationId}
          of={of}
          form={reportForm}
          typed={typedAgain(reports, milestone)}
          content={project.content}
          hints={{
            text: '做了什么、来了多少人、有什么困难，最多5000个字。',
            spent: `从项目开始算起，资助资金和自有资金都算，没有支出填0。${before > 0 ? `上次报告${yuan(before)}元。` : ''}`,
          }}
          button="提交报告"
          beside={<a href={paths.projectWork(project.id)}>取消</a>}
        />
      )}
      <Earlier reports={reportsOn(reports, milestone.id)} />
    </div>
  )
}

/** The milestone's last report, if it came back. */
function returnedOf(reports: Report[], { id }: Milestone): Report | undefined {
  const last = lastReport(reportsOn(reports, id))
  return last?.review?.outcome === 'returned' ? last : undefined
}

/** What stands in the form at first. */
export function typedAgain(reports: Report[], milestone: Milestone): Typed {
  const returned = returnedOf(reports, milestone)
  return returned ? typedReport(returned) : {}
}

const Earlier = ({ reports }: { reports: Report[] }) =>
  reports.length === 0 ? null : (
    <Block id="earlier" title="提交过的报告">
      <List unseenCaption="提交过的报告" columns={EARLIER} rows={reports} />
    </Block>
  )

const EARLIER: Column<Report>[] = [
  { head: '次', text: ({ revision }) => `第${revision}次`, keep: 'name' },
  { head: '提交时间', instant: ({ at }) => at, keep: 'date' },
  { head: '已支出（元）', money: ({ spent }) => spent, keep: 'state' },
  {
    head: '结果',
    text: ({ review }) =>
      review ? (review.outcome === 'accepted' ? '通过' : `退回：${review.reason}`) : '待审核',
  },
]
