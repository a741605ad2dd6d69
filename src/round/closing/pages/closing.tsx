import { paths } from '../../../paths.ts'
import { type Person, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import { clauseIn } from '../../../rulebook/citing.ts'
import { Why } from '../../../rulebook/pages/why.tsx'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { Facts, Figures, Tasks } from '../../../web/lists.tsx'
import { Actions, Block, Button, Empty, Head, NOT_YET, Note, Tag } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { paidOf } from '../../payments/rules/ledger.ts'
import { Indicators } from '../../projects/pages/work.tsx'
import { whyNotClose, whyNotSubmit } from '../rules/closing.ts'
import { type Dossier, missingOf, standingReport, unspentOf } from '../rules/dossier.ts'
import { Defaults } from '../defaults/pages.tsx'
import { GRADE_WORDS } from '../rules/grade.ts'
import type { Ends } from '../store/reversals.ts'
import { EvaluationForm, RefundForm } from './forms.tsx'
import { RequestBy } from './term.tsx'
import { sayCloseRefusal, sayFinalRefusal, sayMissing } from './words.ts'

export type Props = { dossier: Dossier; ends: Ends; person: Person; now: Instant; of: Filled }

/** Where a project stands at its end, and what is still missing; each act stands where its office finds it. */
export function ClosingPage(props: Props) {
  const { project } = props.dossier
  return (
    <div class="page">
      <Head
        title={`结项：${project.title}`}
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '结项' }]}
        meta={
          <>
            <State dossier={props.dossier} />
            <span>{numbered(project, 'SQ', project.number)}</span>
            <span>{project.organization}</span>
            <span>项目到{sayDay(project.endsOn)}为止</span>
            <RequestBy dossier={props.dossier} now={props.now} />
          </>
        }
      />
      <Sums dossier={props.dossier} />
      <Block id="closing" title="结项">
        <Close {...props} />
      </Block>
      <Defaults {...props} />
      <Block id="report" title="结项报告">
        <Report {...props} />
      </Block>
      <Block id="evaluation" title="评定">
        <Evaluation {...props} />
        <Take {...props} kind="evaluation" which={props.ends.evaluationId} word="评定" />
      </Block>
      <Block id="refund" title="结余">
        <Refund {...props} />
        <Take {...props} kind="refund" which={props.ends.refundId} word="登记" />
      </Block>
      <Reversals items={props.ends.reversals} now={props.now} quiet={!isStaff(props.person)} />
    </div>
  )
}

type Taking = Props & { kind: string; which: string | null; word: string }

/** To where the office takes it back. */
const Take = ({ person, kind, which, word }: Taking) =>
  which !== null && isStaff(person) ? <ReverseLink {...{ kind, which, word }} /> : null

function State({ dossier: { project, evaluation } }: { dossier: Dossier }) {
  if (project.terminatedAt) return <Tag tone="bad">已终止</Tag>
  if (project.closedAt !== null) return <Tag tone="good">已结项</Tag>
  return <Tag tone="now">{evaluation ? '已评定，待结项' : '执行中'}</Tag>
}

function Sums({ dossier }: { dossier: Dossier }) {
  const report = standingReport(dossier)
  const unspent = unspentOf(dossier)
  return (
    <Figures
      items={[
        { name: '资助资金', value: yuan(dossier.project.amount), unit: '元' },
        { name: '已拨付', value: yuan(paidOf(dossier.ledger)), unit: '元' },
        report
          ? { name: '总支出', value: yuan(report.spent), unit: '元' }
          : { name: '总支出', value: NOT_YET },
        unspent === null
          ? { name: '结余', value: NOT_YET }
          : { name: '结余', value: yuan(unspent), unit: '元' },
      ]}
    />
  )
}

function Close({ dossier, person, of }: Props) {
  const { project } = dossier
  const missing = missingOf(dossier)
  if (project.closedAt !== null) return <Note tone="good">{sayDay(dayOf(project.closedAt))}结项。</Note>
  const whyNot = whyNotClose(dossier, person)
  return (
    <>
      {missing.length > 0 && (
        <Tasks
          items={missing.map((one) => ({ text: sayMissing(one), tag: { tone: 'warn', word: '还缺' } }))}
        />
      )}
      {whyNot === null ? (
        <Form to={paths.closing(project.id)} of={of} button="结项">
          <p>报告、评定和资金都已齐全。结项以后，不再拨款，不再收报告。</p>
        </Form>
      ) : (
        whyNot.why !== 'not-ready' && (
          <Why not={whyNot} say={sayCloseRefusal} bound={project.rulebook} of={of} quiet />
        )
      )}
    </>
  )
}

function Report({ dossier, person }: Props) {
  const { project, finalReports } = dossier
  const last = finalReports.at(-1)
  const whyNot = whyNotSubmit(dossier, person)
  const mine = isMemberOf(person, project.organizationId)
  return (
    <>
      {!last && <Empty title="还没有结项报告">各个里程碑的报告都通过以后，由项目单位提交。</Empty>}
      {last && (
        <>
          <Facts
            rows={[
              { name: '提交', value: `第${last.revision}次，${sayMinute(last.at)}` },
              { name: '总结', value: last.text },
              { name: '总支出', value: `${yuan(last.spent)}元` },
              ...(last.returned ? [{ name: '退回的原因', value: last.returned.reason }] : []),
            ]}
          />
          <Indicators content={project.content} actuals={last.actuals} />
        </>
      )}
      {mine && whyNot === null && (
        <Actions>
          <Button href={paths.finalReport(project.id)}>写结项报告</Button>
        </Actions>
      )}
      {mine && whyNot?.why === 'milestones-open' && (
        <Why not={whyNot} say={sayFinalRefusal} bound={project.rulebook} quiet />
      )}
    </>
  )
}

function Evaluation(props: Props) {
  const { evaluation, grades, project } = props.dossier
  if (!evaluation) return <EvaluationForm {...props} />
  const { grade, score, text, at } = evaluation
  return (
    <Facts
      rows={[
        { name: '等级', value: GRADE_WORDS[grade] },
        {
          name: '评分',
          value: (
            <Because
              sentence={`${showPoints(score)}分（${showPoints(grades.gradeA)}分起为A等，${showPoints(grades.gradeB)}分起为B等）`}
              clause={clauseIn(project.rulebook, 'closing.gradeA')}
            />
          ),
        },
        { name: '意见', value: text },
        { name: '日期', value: sayDay(dayOf(at)) },
      ]}
    />
  )
}

function Refund(props: Props) {
  const { refund } = props.dossier
  if (!refund) return <RefundForm {...props} />
  return (
    <Facts
      rows={[
        { name: '退回金额', value: `${yuan(refund.amount)}元` },
        { name: '收到日期', value: sayDay(refund.receivedOn) },
        { name: '凭证号', value: refund.voucher },
      ]}
    />
  )
}
