import { paths } from '../../../paths.ts'
import { READERS } from '../../../organizations/rules/organization.ts'
import { type Person, has, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Day, type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Progress } from '../../../web/charts.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Block, Head, NOT_YET, Tag } from '../../../web/parts.tsx'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { numbered } from '../../calls/rules/round.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Milestone } from '../rules/milestones.ts'
import { type Project, type TrancheGate, isInside } from '../rules/project.ts'
import {
  type Actual,
  type Indicator,
  type Report,
  indicatorsOf,
  percentOf,
  reportsOn,
  spentBefore,
  stateOf,
  whyNotReport,
} from '../rules/reports.ts'
import { Reports } from './reports.tsx'
import { TakenUp } from './topics.tsx'
import { lookOf, sayReportRefusal } from './words.ts'

type Props = {
  project: Project
  milestones: Milestone[]
  reports: Report[]
  tranches: TrancheGate[]
  person: Person
  now: Instant
}

/** A project from inside: what is due, what came in, which tranches are open. */
export function WorkPage({ project, milestones, reports, tranches, person, now }: Props) {
  const accepted = milestones.filter(({ id }) => stateOf(reportsOn(reports, id)) === 'accepted').length
  return (
    <div class="page">
      <Head
        title={project.title}
        crumbs={[upOf(project, person), { text: numbered(project, 'SQ', project.number) }]}
        meta={
          <>
            <State project={project} />
            <span>{project.organization}</span>
            {project.host && <span>托管单位：{project.host}</span>}
            <span>
              {sayDay(project.startsOn)}至{sayDay(project.endsOn)}
            </span>
            <a href={paths.project(project.id)}>公开页</a>
            <a href={paths.agreement(project.agreementId)}>协议</a>
            <a href={paths.payments(project.agreementId)}>拨款</a>
            <a href={paths.closing(project.id)}>结项</a>
            <a href={paths.sanctions(project.id)}>处理</a>
            {READERS.some((role) => has(person, role)) && (
              <a href={paths.projectNotes(project.id)}>备注和经办</a>
            )}
          </>
        }
      />
      <Figures
        items={[
          { name: '资助资金', value: yuan(project.amount), unit: '元' },
          { name: '已支出', value: yuan(spentBefore(reports)), unit: '元' },
          { name: '里程碑', value: `${accepted}／${milestones.length}`, unit: '已通过' },
        ]}
      />
      <Block id="milestones" title="里程碑">
        <List
          scroll="里程碑一览"
          columns={dueColumns({ project, reports, person, today: dayOf(now) })}
          rows={milestones}
        />
        <p class="quiet small">
          报告按协议约定的里程碑提交
          <By bound={project.rulebook} rules={['projects.reports']} />
          ，中期报告逾期的，视为不合格
          <By bound={project.rulebook} rules={['projects.midtermPassMark']} />。
        </p>
      </Block>
      <Block id="tranches" title="拨款条件">
        <List unseenCaption="拨款条件" columns={GATES} rows={tranches} />
        <p class="quiet small">
          各笔按次序、条件和期限拨付
          <By bound={project.rulebook} rules={['payments.tranches', 'payments.workingDays']} />。
        </p>
      </Block>
      <Block id="indicators" title="产出与成效" small="按最近一次通过的报告">
        <Indicators content={project.content} actuals={lastAccepted(reports)?.actuals ?? []} />
      </Block>
      <Block id="reports" title="报告">
        <Reports milestones={milestones} reports={reports} />
      </Block>
      {has(person, 'officer') && <TakenUp project={project} />}
    </div>
  )
}

function State({ project: { closedAt, terminatedAt } }: Pick<Props, 'project'>) {
  if (terminatedAt) return <Tag tone="bad">已终止</Tag>
  return closedAt === null ? <Tag tone="now">执行中</Tag> : <Tag tone="good">已结项</Tag>
}

/** Where one came from: a member from what waits, the staff from the round's list. */
const upOf = (project: Project, person: Person) =>
  isInside(person, project)
    ? { href: paths.desk('applicant'), text: '待办' }
    : { href: paths.roundProjects(project.roundId), text: '项目' }

const lastAccepted = (reports: Report[]): Report | undefined =>
  reports.findLast(({ review }) => review?.outcome === 'accepted')

type DueProps = Pick<Props, 'project' | 'reports' | 'person'> & { today: Day }

const dueColumns = ({ project, reports, person, today }: DueProps): Column<Milestone>[] => {
  const look = ({ id, dueOn }: Milestone) => lookOf(stateOf(reportsOn(reports, id)), dueOn < today)
  return [
    { head: '里程碑', text: ({ title }) => title, keep: 'name' },
    { head: '到期', day: ({ dueOn }) => dueOn, keep: 'date' },
    {
      head: '状态',
      text: (milestone) => look(milestone).word,
      tone: (milestone) => look(milestone).tone,
      keep: 'state',
    },
    {
      head: '要做的事',
      text: () => null,
      cell: (milestone) => <Todo {...{ milestone, project, reports, person }} />,
    },
  ]
}

function Todo({ milestone, project, reports, person }: Omit<DueProps, 'today'> & { milestone: Milestone }) {
  if (!isStaff(person) && !isMemberOf(person, project.organizationId))
    return <>由{project.organization}提交</>
  if (!isMemberOf(person, project.organizationId)) {
    const waiting = reportsOn(reports, milestone.id).find(({ review }) => !review)
    return waiting ? <a href={paths.reportReview(waiting.id)}>审核报告</a> : NOT_YET
  }
  const whyNot = whyNotReport(project, reports, milestone.id, person)
  return whyNot ? sayReportRefusal(whyNot) : <a href={paths.milestoneReport(milestone.id)}>提交报告</a>
}

const GATES: Column<TrancheGate>[] = [
  {
    head: '笔次',
    text: ({ seq, percent }) => `第${seq}笔，${percent}%`,
    also: { head: '条件', text: ({ gate }) => GATE_WORDS[gate] },
    keep: 'name',
  },
  { head: '金额（元）', money: ({ amount }) => amount, keep: 'state' },
  { head: '达到', text: ({ passedAt, failedAt }) => sayGate(passedAt, failedAt), keep: 'date' },
]

function sayGate(passedAt: Instant | null, failedAt: Instant | null): string {
  if (failedAt !== null) return `${sayDay(dayOf(failedAt))}评估不合格，不再拨付`
  return passedAt === null ? '还没有达到' : `${sayDay(dayOf(passedAt))}达到`
}

/** What was promised beside what has been reached. No actuals: nothing reported yet. */
export const Indicators = ({ content, actuals }: { content: Promised; actuals: Actual[] }) => (
  <List
    unseenCaption="产出与成效"
    columns={INDICATORS}
    rows={indicatorsOf(content).map((one, at) => ({ ...one, actual: actuals[at]?.actual }))}
  />
)

type Promised = Pick<Content, 'outputs' | 'effects'>
type Reached = Indicator & { actual: number | undefined }

const INDICATORS: Column<Reached>[] = [
  { head: '指标', text: ({ name }) => name, keep: 'name' },
  { head: '基线', count: ({ baseline }) => baseline },
  { head: '目标', count: ({ target }) => target, cell: ({ target, unit }) => `${target}${unit}` },
  {
    head: '现在',
    count: ({ actual }) => actual,
    cell: ({ actual, unit }) => (actual === undefined ? NOT_YET : `${actual}${unit}`),
    keep: 'state',
  },
  {
    head: '完成',
    count: percentIn,
    cell: (one) => (one.actual === undefined ? NOT_YET : `${percentIn(one)}%`),
    keep: 'date',
  },
  {
    head: '完成进度',
    drawn: <span class="unseen">完成进度</span>,
    text: () => null,
    look: 'third',
    cell: (one) => <Progress name={`${one.name}完成${percentIn(one)}%`} value={percentIn(one)} max={100} />,
  },
]

function percentIn({ actual, ...indicator }: Reached): number {
  return actual === undefined ? 0 : percentOf(indicator, actual)
}
