import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import { clauseIn } from '../../../rulebook/citing.ts'
import { Why } from '../../../rulebook/pages/why.tsx'
import { sayValue } from '../../../rulebook/rules/words.ts'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import { reviewForm } from '../forms.ts'
import type { Milestone } from '../rules/milestones.ts'
import type { Project } from '../rules/project.ts'
import { wantsPoints } from '../rules/midterm.ts'
import { type Report, whyNotReview } from '../rules/reports.ts'
import type { Reviews } from '../store/reversal.ts'
import { Indicators } from './work.tsx'
import { sayReviewRefusal } from './words.ts'

type Props = {
  project: Project
  milestone: Milestone
  report: Report
  person: Person
  of: Filled
} & Reviews & {
    now: Instant
  }

/** What an organization reported beside what it had promised, and the officer's answer. */
export function ReviewPage({ project, milestone, report, reviewId, reversals, person, now, of }: Props) {
  const whyNot = whyNotReview(project, report, person)
  return (
    <div class="page">
      <Head
        title={`审核报告：${milestone.title}`}
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '审核' }]}
        meta={
          <>
            <span>{project.organization}</span>
            <span>
              第{report.revision}次，{sayMinute(report.at)}提交
            </span>
            <span>{sayDay(milestone.dueOn)}到期</span>
          </>
        }
      />
      <Block id="report" title="报告">
        <Facts
          rows={[
            { name: '进展', value: report.text },
            { name: '已支出', value: `${yuan(report.spent)}元` },
            ...(report.review?.reason ? [{ name: '审核意见', value: report.review.reason }] : []),
          ]}
        />
      </Block>
      <Block id="indicators" title="产出与成效">
        <Indicators content={project.content} actuals={report.actuals} />
      </Block>
      {whyNot ? (
        <Why not={whyNot} say={sayReviewRefusal} bound={project.rulebook} of={of} />
      ) : (
        <Answer {...{ project, report, milestone, of }} />
      )}
      {reviewId && <ReverseLink kind="report-review" which={reviewId} word="审核结果" />}
      <Reversals items={reversals} now={now} />
    </div>
  )
}

type AnswerProps = Pick<Props, 'project' | 'report' | 'milestone' | 'of'>

const Answer = ({ project, report, milestone, of }: AnswerProps) => (
  <Form to={paths.reportReview(report.id)} of={of} button="提交审核结果">
    <Box
      of={of}
      form={reviewForm}
      name="outcome"
      options={[
        {
          value: 'accepted',
          text: '通过',
          small: milestone.kind === 'midterm' ? '通过后可以拨付下一笔' : undefined,
        },
        { value: 'returned', text: '退回', small: '写明原因，请对方修改后重新提交' },
      ]}
    />
    {wantsPoints(project, milestone) && <Mark project={project} of={of} />}
    <Box of={of} form={reviewForm} name="reason" hint="退回时必须写明原因，最多500个字。" />
  </Form>
)

/** Points of the mid-term evaluation, with the mark to reach and its clause. */
function Mark({ project: { rulebook }, of }: Pick<Props, 'project' | 'of'>) {
  if (!rulebook) return null
  const mark = sayValue(rulebook.parameters, 'projects.midtermPassMark')
  const hint = (
    <Because
      sentence={`通过时填写，${mark}起为合格；报告逾期的，视为不合格`}
      clause={clauseIn(rulebook, 'projects.midtermPassMark')}
    />
  )
  return <Box of={of} form={reviewForm} name="points" hint={hint} />
}
