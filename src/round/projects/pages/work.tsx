import { paths } from '../../../paths.ts'
import { type Person, has, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Day, type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Progress } from '../../../web/charts.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Block, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { numbered } from '../../calls/rules/round.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Milestone } from '../rules/milestones.ts'
import { type Project, type TrancheGate, isInside } from '../rules/project.ts'
import {
  type Actual,
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
        <Due project={project} milestones={milestones} reports={reports} person={person} today={dayOf(now)} />
        <p class="quiet small">
          报告按协议约定的里程碑提交
          <By bound={project.rulebook} rules={['projects.reports']} />
          ，中期报告逾期的，视为不合格
          <By bound={project.rulebook} rules={['projects.midtermPassMark']} />。
        </p>
      </Block>
      <Block id="tranches" title="拨款条件">
        <Gates tranches={tranches} />
        <p class="quiet small">
          各笔按次序、条件和期限拨付
          <By bound={project.rulebook} rules={['payments.tranches', 'payments.workingDays']} />。
        </p>
      </Block>
      <Block id="indicators" title="产出与成效" small="按最近一次通过的报告">
        <Indicators project={project} actuals={lastAccepted(reports)?.actuals ?? []} />
      </Block>
      <Block id="reports" title="报告">
        <Reports milestones={milestones} reports={reports} />
      </Block>
      {has(person, 'officer') && <TakenUp project={project} />}
    </div>
  )
}

function State({ project: { closedAt, terminatedAt } }: Pick<Props, 'project'>) {
  if (closedAt !== null) return <Tag tone="good">已结项</Tag>
  return terminatedAt ? <Tag tone="bad">已终止</Tag> : <Tag tone="now">执行中</Tag>
}

/** Where one came from: a member from what waits, the staff from the round's list. */
const upOf = (project: Project, person: Person) =>
  isInside(person, project)
    ? { href: paths.desk('applicant'), text: '待办' }
    : { href: paths.roundProjects(project.roundId), text: '项目' }

const lastAccepted = (reports: Report[]): Report | undefined =>
  reports.findLast(({ review }) => review?.outcome === 'accepted')

type DueProps = Pick<Props, 'project' | 'milestones' | 'reports' | 'person'> & { today: Day }

const Due = ({ milestones, ...rest }: DueProps) => (
  <Table
    scroll="里程碑一览"
    head={[{ text: '里程碑', keep: true }, { text: '到期' }, { text: '状态' }, { text: '要做的事' }]}
  >
    {milestones.map((milestone) => (
      <DueRow milestone={milestone} {...rest} />
    ))}
  </Table>
)

function DueRow({
  milestone,
  project,
  reports,
  person,
  today,
}: Omit<DueProps, 'milestones'> & { milestone: Milestone }) {
  const { id, title, dueOn } = milestone
  const look = lookOf(stateOf(reportsOn(reports, id)), dueOn < today)
  return (
    <tr>
      <th scope="row" class="keep">
        {title}
      </th>
      <td>
        <time datetime={dueOn}>{dueOn}</time>
      </td>
      <td>
        <Tag tone={look.tone}>{look.word}</Tag>
      </td>
      <td>
        <Todo milestone={milestone} project={project} reports={reports} person={person} />
      </td>
    </tr>
  )
}

function Todo({
  milestone,
  project,
  reports,
  person,
}: Omit<DueProps, 'milestones' | 'today'> & { milestone: Milestone }) {
  if (!isStaff(person) && !isMemberOf(person, project.organizationId))
    return <>由{project.organization}提交</>
  if (!isMemberOf(person, project.organizationId)) {
    const waiting = reportsOn(reports, milestone.id).find(({ review }) => !review)
    return waiting ? <a href={paths.reportReview(waiting.id)}>审核报告</a> : '—'
  }
  const whyNot = whyNotReport(project, reports, milestone.id, person)
  return whyNot ? sayReportRefusal(whyNot) : <a href={paths.milestoneReport(milestone.id)}>提交报告</a>
}

const Gates = ({ tranches }: { tranches: TrancheGate[] }) => (
  <Table head={[{ text: '笔次与条件' }, { text: '金额（元）', num: true }, { text: '条件' }]}>
    {tranches.map(({ seq, percent, amount, gate, passedAt, failedAt }) => (
      <tr>
        <th scope="row">
          第{seq}笔，{percent}%<small>{GATE_WORDS[gate]}</small>
        </th>
        <td class="num">{yuan(amount)}</td>
        <td>{sayGate(passedAt, failedAt)}</td>
      </tr>
    ))}
  </Table>
)

function sayGate(passedAt: Instant | null, failedAt: Instant | null): string {
  if (failedAt !== null) return `${sayDay(dayOf(failedAt))}评估不合格，不再拨付`
  return passedAt === null ? '还没有达到' : `${sayDay(dayOf(passedAt))}达到`
}

/** What was promised beside what has been reached. No actuals: nothing reported yet. */
export function Indicators({
  project,
  actuals,
}: {
  project: { content: Pick<Content, 'outputs' | 'effects'> }
  actuals: Actual[]
}) {
  return (
    <Table
      head={[
        { text: '指标' },
        { text: '基线', num: true, desktop: true },
        { text: '目标', num: true },
        { text: '现在', num: true },
        { text: '完成', num: true },
        { text: <span class="unseen">完成进度</span>, desktop: true },
      ]}
    >
      {indicatorsOf(project.content).map((indicator, at) => {
        const { name, unit, baseline, target } = indicator
        const actual = actuals[at]?.actual
        const percent = actual === undefined ? 0 : percentOf(indicator, actual)
        return (
          <tr>
            <th scope="row">{name}</th>
            <td class="num desktop">{baseline ?? '—'}</td>
            <td class="num">{`${target}${unit}`}</td>
            <td class="num">{actual === undefined ? '—' : `${actual}${unit}`}</td>
            <td class="num">{actual === undefined ? '—' : `${percent}%`}</td>
            <td class="desktop third">
              <Progress name={`${name}完成${percent}%`} value={percent} max={100} />
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
