import type { Reversal } from '../../history/reversals/rules.ts'
import { BAR_WORDS, type Bar, barState } from '../../organizations/rules/bar.ts'
import { type Change, checkBy } from '../../organizations/rules/registration.ts'
import { paths } from '../../paths.ts'
import { NeedsTable, needColumns } from '../../round/needs/pages/book.tsx'
import type { AnswerRule } from '../../round/needs/rules/answering.ts'
import type { NeedItem } from '../../round/needs/rules/need.ts'
import type { LateOpening } from '../../round/calls/opening/rules.ts'
import type { LateRequest } from '../../round/closing/rules/term.ts'
import type { LateObjection } from '../../round/publicity/rules/objection.ts'
import type { ReportWaiting } from '../../round/projects/rules/listing.ts'
import { type Day, type Instant, dayOf, daysBetween, sayDay } from '../../shared/days.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { type Task, Tasks } from '../../web/lists.tsx'
import { Block, Button, Empty, Head } from '../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../web/sheet.ts'
import { RoundsTable, roundColumns } from '../overview/pages.tsx'
import type { Overview } from '../overview/rules.ts'
import {
  type Overdue,
  OverdueBlock,
  objectionOverdue,
  openingOverdue,
  overdueColumns,
  requestOverdue,
} from '../pages/overdue.tsx'
import { Rest, Waiting, sayWaiting } from '../pages/waiting.tsx'
import { reversalTask } from '../reversals/pages/task.ts'
import type { Work } from './rules.ts'

type AtTheEnd = { projectId: string; project: string; organization: string; since: Instant }
type Found = {
  works: Work[]
  rounds: Overview[]
  reports: ReportWaiting[]
  finals: AtTheEnd[]
  /** Terminated, or without its organization: nobody else will report. */
  left: AtTheEnd[]
  evaluated: AtTheEnd[]
  late: NeedItem[]
  rule: AnswerRule
  requests: LateRequest[]
  objections: LateObjection[]
  bars: Bar[]
  /** Corrections of registrations that wait; `isOwn`: another officer looks at it. */
  changes: (Change & { isOwn: boolean })[]
  openings: LateOpening[]
  reversals: Reversal[]
}

export const OfficerDesk = ({ found, now, url }: { found: Found; now: Instant; url: string }) => (
  <div class="page">
    <Head
      title="经办"
      meta={sayWaiting(found.works.length + found.reversals.length)}
      actions={
        <>
          <Export url={url} />
          <Button href={paths.newRound()} plain>
            拟定新一期
          </Button>
        </>
      }
    />
    <Block id="waiting" title="等我办理">
      <Waiting
        items={[...found.works.map(taskOf), ...found.reversals.map(reversalTask)]}
        empty="申报、异议、报告到了要审核的时候，列在这里。"
      />
    </Block>
    <OverdueBlock items={overdueIn(found)} now={now} />
    <Block id="rounds" title="各期进展" small={`${found.rounds.length}期在办`}>
      {found.rounds.length === 0 ? (
        <Empty title="没有在办的一期">
          拟定征集公告以后列在这里。<a href={paths.rounds()}>全部各期</a>
        </Empty>
      ) : (
        <RoundsTable rounds={found.rounds} now={now} />
      )}
    </Block>
    {found.late.length > 0 && (
      <Block id="late-needs" title="逾期未答复的需求" small={`超过${found.rule.days}日`}>
        <NeedsTable items={found.late} days={found.rule.days} now={now} name="逾期未答复的需求表" />
        <Rest rows={found.late.length} href={`${paths.needBook()}?state=late`} text="需求台账" />
      </Block>
    )}
    {papersIn(found).map((papers) => (
      <Papers {...papers} now={now} />
    ))}
    {found.changes.length > 0 && (
      <Block id="registrations" title="核对登记更正" small={`${found.changes.length}项`}>
        <Tasks items={found.changes.map((one) => changeTask(one, dayOf(now)))} />
        <Rest rows={found.changes.length} href={paths.organizations()} text="申报单位" />
      </Block>
    )}
    {found.bars.length > 0 && (
      <Block id="bars" title="我拟定的不受理申报" small="等批准的，和一个月以内答复的">
        <Tasks items={found.bars.map((bar) => barTask(bar, dayOf(now)))} />
      </Block>
    )}
  </div>
)

const overdueIn = ({ openings, objections, requests }: Found): Overdue[] => [
  ...openings.map(openingOverdue),
  ...objections.map(objectionOverdue),
  ...requests.map(requestOverdue),
]

type Paper = { href: string; text: string; project: string; organization: string; since: Instant }
type PapersOf = { id: string; title: string; rows: Paper[] }

/** What has come in from projects and waits to be read. */
const papersIn = ({ reports, finals, left, evaluated }: Found): PapersOf[] => [
  {
    id: 'reports',
    title: '待审核的里程碑报告',
    rows: reports.map(({ id, at, milestone, ...one }) => ({
      ...one,
      href: paths.reportReview(id),
      text: milestone,
      since: at,
    })),
  },
  { id: 'finals', title: '待评定的结项报告', rows: finals.map((one) => closingPaper(one, '结项报告')) },
  {
    id: 'left',
    title: '已终止、待代为结项',
    rows: left.map((one) => closingPaper(one, '代为填写结项报告')),
  },
  { id: 'evaluated', title: '已评定、待结项', rows: evaluated.map((one) => closingPaper(one, '结项')) },
]

const closingPaper = ({ projectId, ...one }: AtTheEnd, text: string): Paper => ({
  ...one,
  href: paths.closing(projectId),
  text,
})

const Papers = ({ id, title, rows, now }: PapersOf & { now: Instant }) =>
  rows.length === 0 ? null : (
    <Block id={id} title={title}>
      <List lined scroll={`${title}表`} columns={paperColumns(now)} rows={rows} />
      <Rest rows={rows.length} href={paths.rounds()} text="各期的项目" />
    </Block>
  )

const paperColumns = (now: Instant): Column<Paper>[] => [
  {
    head: '项目',
    text: ({ project }) => project,
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '办理', text: ({ text }) => text, href: ({ href }) => href, keep: 'state' },
  { head: '收到', day: ({ since }) => dayOf(since), keep: 'date' },
  {
    head: '已等待（天）',
    count: ({ since }) => daysBetween(dayOf(since), dayOf(now)),
  },
]

/** The lists of the desk. */
export const officerSheets = (found: Found, now: Instant): Sheet[] => [
  sheetOf('各期进展', roundColumns(now), found.rounds),
  sheetOf('超过规定期限', overdueColumns(now), overdueIn(found)),
  sheetOf('逾期未答复的需求', needColumns(found.rule.days, now), found.late),
  ...papersIn(found).map(({ title, rows }) => sheetOf(title, paperColumns(now), rows)),
]

const changeTask = (change: Found['changes'][number], today: Day): Task => ({
  href: paths.registrationChange(change.id),
  text: change.before.name,
  small: `${change.byName}提出，${sayDay(checkBy(change.at))}以前答复`,
  tag: change.isOwn
    ? { word: '本单位的事，请另一位办理' }
    : checkBy(change.at) < today
      ? { tone: 'bad', word: '逾期' }
      : { tone: 'warn', word: '待办' },
})

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
  end: act(paths.roundEnding, () => '这一期没有结果，提出流标', 'bad'),
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
