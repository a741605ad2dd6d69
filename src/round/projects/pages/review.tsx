import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { sayValue } from '../../../rulebook/rules/words.ts'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled, sayWhy } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Text } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import type { Milestone } from '../rules/milestones.ts'
import type { Project } from '../rules/project.ts'
import { wantsPoints } from '../rules/midterm.ts'
import { type Report, whyNotReview } from '../rules/reports.ts'
import { Indicators } from './work.tsx'
import { sayReviewRefusal } from './words.ts'

type Props = {
  project: Project
  milestone: Milestone
  report: Report
  person: Person
  of: Filled
  refused: Child
}

/** What an organization reported beside what it had promised, and the officer's answer. */
export function ReviewPage({ project, milestone, report, person, of, refused }: Props) {
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
      {refused && <Note tone="bad">{refused}。</Note>}
      <Block id="report" title="报告">
        <Facts
          rows={[
            { name: '进展', value: report.text },
            { name: '已支出', value: `${yuan(report.spent)}元` },
          ]}
        />
      </Block>
      <Block id="indicators" title="产出与成效">
        <Indicators project={project} actuals={report.actuals} />
      </Block>
      {whyNot ? (
        !refused && (
          <Note>
            {sayWhy(whyNot, sayReviewRefusal)}
            {reasonOf(report)}。
          </Note>
        )
      ) : (
        <Answer {...{ project, report, milestone, of }} />
      )}
    </div>
  )
}

const reasonOf = ({ review }: Report): string => (review?.reason ? `：${review.reason}` : '')

const Answer = ({
  project,
  report,
  milestone,
  of,
}: Pick<Props, 'project' | 'report' | 'milestone' | 'of'>) => (
  <form method="post" action={paths.reportReview(report.id)}>
    <ErrorSummary of={of} />
    <Radios
      of={of}
      name="outcome"
      legend="审核结果"
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
    <Area of={of} name="reason" label="意见" hint="退回时必须写明原因，最多500个字。" rows={4} optional />
    <Actions>
      <Button>提交审核结果</Button>
    </Actions>
  </form>
)

/** Points of the mid-term evaluation, with the mark to reach and its clause. */
function Mark({ project: { rulebook }, of }: Pick<Props, 'project' | 'of'>) {
  if (!rulebook) return null
  const mark = sayValue(rulebook.parameters, 'projects.midtermPassMark')
  return (
    <Text
      of={of}
      name="points"
      label="中期评估得分"
      size={8}
      hint={
        <Because
          sentence={`通过时填写，${mark}起为合格；报告逾期的，视为不合格`}
          clause={clauseIn(rulebook, 'projects.midtermPassMark')}
        />
      }
      optional
    />
  )
}
