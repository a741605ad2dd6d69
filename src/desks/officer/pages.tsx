import { BAR_WORDS, type Bar, barState } from '../../organizations/rules/bar.ts'
import { paths } from '../../paths.ts'
import { NeedsTable } from '../../round/needs/pages/book.tsx'
import type { AnswerRule } from '../../round/needs/rules/answering.ts'
import type { NeedItem } from '../../round/needs/rules/need.ts'
import type { LateOpening } from '../../round/calls/opening/rules.ts'
import type { LateRequest } from '../../round/closing/rules/term.ts'
import type { LateObjection } from '../../round/publicity/rules/objection.ts'
import type { ReportWaiting } from '../../round/projects/rules/listing.ts'
import { type Day, type Instant, dayOf, daysBetween, sayDay } from '../../shared/days.ts'
import { type Task, Tasks } from '../../web/lists.tsx'
import { Block, Button, Empty, Head } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { RoundsTable } from '../overview/pages.tsx'
import type { Overview } from '../overview/rules.ts'
import { OverdueBlock, objectionOverdue, openingOverdue, requestOverdue } from '../pages/overdue.tsx'
import { Rest, Waiting, sayWaiting } from '../pages/waiting.tsx'
import type { Work } from './rules.ts'

type AtTheEnd = { projectId: string; project: string; organization: string; since: Instant }
type Props = {
  works: Work[]
  rounds: Overview[]
  reports: ReportWaiting[]
  finals: AtTheEnd[]
  evaluated: AtTheEnd[]
  late: NeedItem[]
  rule: AnswerRule
  requests: LateRequest[]
  objections: LateObjection[]
  bars: Bar[]
  openings: LateOpening[]
  now: Instant
}

export const OfficerDesk = ({
  works,
  rounds,
  reports,
  finals,
  evaluated,
  late,
  rule,
  requests,
  objections,
  bars,
  openings,
  now,
}: Props) => (
  <div class="page">
    <Head
      title="经办"
      meta={sayWaiting(works.length)}
      actions={
        <Button href={paths.newRound()} plain>
          拟定新一期
        </Button>
      }
    />
    <Block id="waiting" title="等我办理">
      <Waiting items={works.map(taskOf)} empty="申报、异议、报告到了要审核的时候，列在这里。" />
    </Block>
    <OverdueBlock
      items={[
        ...openings.map(openingOverdue),
        ...objections.map(objectionOverdue),
        ...requests.map(requestOverdue),
      ]}
      now={now}
    />
    <Block id="rounds" title="各期进展" small={`${rounds.length}期在办`}>
      {rounds.length === 0 ? (
        <Empty title="没有在办的一期">
          拟定征集公告以后列在这里。<a href={paths.rounds()}>全部各期</a>
        </Empty>
      ) : (
        <RoundsTable rounds={rounds} now={now} />
      )}
    </Block>
    {late.length > 0 && (
      <Block id="late-needs" title="逾期未答复的需求" small={`超过${rule.days}日`}>
        <NeedsTable items={late} days={rule.days} now={now} name="逾期未答复的需求表" />
        <Rest rows={late.length} href={`${paths.needBook()}?state=late`} text="需求台账" />
      </Block>
    )}
    <Papers
      id="reports"
      title="待审核的里程碑报告"
      rows={reports.map(({ id, at, milestone, project, organization }) => ({
        href: paths.reportReview(id),
        text: milestone,
        project,
        organization,
        since: at,
      }))}
      now={now}
    />
    <Papers
      id="finals"
      title="待评定的结项报告"
      rows={finals.map(({ projectId, ...one }) => ({
        ...one,
        href: paths.closing(projectId),
        text: '结项报告',
      }))}
      now={now}
    />
    <Papers
      id="evaluated"
      title="已评定、待结项"
      rows={evaluated.map(({ projectId, project, organization, since }) => ({
        href: paths.closing(projectId),
        text: '结项',
        project,
        organization,
        since,
      }))}
      now={now}
    />
    {bars.length > 0 && (
      <Block id="bars" title="我拟定的不受理申报" small="等批准的，和一个月以内答复的">
        <Tasks items={bars.map((bar) => barTask(bar, dayOf(now)))} />
      </Block>
    )}
  </div>
)

/** What was sent, and the answer to it. */
function barTask(bar: Bar, today: Day): Task {
  const { id, organization, outcome, outcomeReason, decidedBy, decidedAt } = bar
  const state = barState(bar, today)
  return {
    href: paths.bar(id),
    text: organization.name,
    small:
      decidedAt === null
        ? `${sayDay(dayOf(bar.at))}交负责人批准`
        : `${decidedBy}${sayDay(dayOf(decidedAt))}${outcome === 'approved' ? '批准' : '退回'}${outcomeReason ? `：${outcomeReason}` : ''}`,
    tag: { ...(outcome === 'returned' && { tone: 'warn' as const }), word: BAR_WORDS[state] },
  }
}

function taskOf({ act, roundId, round, count }: Work): Task {
  const { href, text, tone } = ACT_TASKS[act](roundId, count)
  return { href, text, small: round, tag: { tone, word: tone === 'bad' ? '尽快' : '待办' } }
}

type Tone = 'bad' | 'warn'
const act =
  (href: (id: string) => string, say: (count: number) => string, tone: Tone = 'warn') =>
  (id: string, count: number) => ({ href: href(id), text: say(count), tone })

/** Each act leads to the page where it is done. */
const ACT_TASKS: Record<Work['act'], ReturnType<typeof act>> = {
  answer: act(paths.objections, (n) => `答复${n}件异议`, 'bad'),
  'answer-enquiries': act(paths.roundEnquiries, (n) => `答复${n}条对征集公告的咨询`),
  'decide-again': act(paths.decision, (n) => `异议成立，重新拟定审定方案（涉及${n}个项目）`, 'bad'),
  'ask-opening': act(paths.opening, () => '申报已截止，申请开启密封的申报书'),
  screen: act(paths.screening, (n) => `资格审查${n}份申报书`),
  'choose-panel': act(paths.panel, () => '选定评审委员会'),
  assign: act(paths.panel, (n) => `专家都已申报回避，分配${n}份申报书的评分表`),
  decide: act(paths.decision, (n) => `评分结束，拟定审定方案（${n}份入围）`),
  review: act(
    (id) => `${paths.roundProjects(id)}?state=waiting`,
    (n) => `审核${n}份里程碑报告`,
  ),
  evaluate: act(paths.roundProjects, (n) => `评定${n}份结项报告`),
  'draft-agreements': act(paths.agreements, (n) => `拟定${n}份项目协议`),
  'open-projects': act(
    (id) => `${paths.roundProjects(id)}?state=to-open`,
    (n) => `开始${n}个已签约的项目`,
  ),
  close: act(paths.roundProjects, (n) => `办理${n}个项目的结项`),
  overdue: act(
    (id) => `${paths.roundProjects(id)}?state=overdue`,
    (n) => `催办${n}份逾期的报告`,
    'bad',
  ),
}

type Paper = { href: string; text: string; project: string; organization: string; since: Instant }

const Papers = ({ id, title, rows, now }: { id: string; title: string; rows: Paper[]; now: Instant }) =>
  rows.length === 0 ? null : (
    <Block id={id} title={title}>
      <Table
        lined
        scroll={`${title}表`}
        head={[{ text: '项目', keep: true }, { text: '办理' }, { text: '收到' }, { text: '已等待' }]}
      >
        {rows.map(({ href, text, project, organization, since }) => (
          <tr>
            <th scope="row" class="keep">
              {project}
              <small>{organization}</small>
            </th>
            <td>
              <a href={href}>{text}</a>
            </td>
            <td class="nowrap">{sayDay(dayOf(since))}</td>
            <td class="nowrap">{daysBetween(dayOf(since), dayOf(now))}天</td>
          </tr>
        ))}
      </Table>
      <Rest rows={rows.length} href={paths.rounds()} text="各期的项目" />
    </Block>
  )
