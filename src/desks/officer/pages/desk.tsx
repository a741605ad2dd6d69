import { BAR_WORDS, type Bar, barState } from '../../../organizations/rules/bar.ts'
import { paths } from '../../../paths.ts'
import { NeedsTable, needColumns } from '../../../round/needs/pages/book.tsx'
import { type Day, type Instant, dayOf, daysBetween, sayDay } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Block, Button, Empty, Head } from '../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import { RoundsTable, roundColumns } from '../../overview/pages.tsx'
import {
  type Overdue,
  OverdueBlock,
  objectionOverdue,
  openingOverdue,
  overdueColumns,
  requestOverdue,
} from '../../pages/overdue.tsx'
import type { DeskQuery } from '../../matters/forms.ts'
import { type Line, Matters, matterColumns } from '../../matters/pages/matters.tsx'
import { drawLine, reversalLine } from '../../matters/pages/shared.ts'
import { inOrder, mineAmong } from '../../matters/rules/matter.ts'
import { Rest, sayWaiting } from '../../pages/waiting.tsx'
import type { findOfficer } from '../store/desk.ts'
import { watchLine, workLine } from './words.ts'

type Found = Awaited<ReturnType<typeof findOfficer>>

type Props = { found: Found; asked: DeskQuery; now: Instant; url: string }

export const OfficerDesk = ({ found, asked, now, url }: Props) => (
  <div class="page">
    <Head
      title="经办"
      meta={sayWaiting(mineAmong(linesIn(found)).length)}
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
      <Matters
        lines={linesIn(found)}
        now={now}
        turned={{ page: asked.page, url }}
        empty="申报、异议、报告到了要审核的时候，列在这里。"
      />
    </Block>
    {found.watches.length > 0 && (
      <Block id="watches" title="等别人办理" small="一周以内到期的、超过期限的，请提醒">
        <Matters
          lines={found.watches.map(watchLine)}
          now={now}
          turned={{ page: asked.othersPage, url, name: 'othersPage' }}
          empty=""
        />
      </Block>
    )}
    <OverdueBlock
      items={overdueIn(found)}
      now={now}
      turned={{ page: asked.latePage, url, name: 'latePage' }}
    />
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
    {found.bars.length > 0 && (
      <Block id="bars" title="我拟定的不受理申报" small="等批准的，和一个月以内答复的">
        <Tasks items={found.bars.map((bar) => barTask(bar, dayOf(now)))} />
      </Block>
    )}
  </div>
)

const linesIn = ({ works, draws, reversals }: Found): Line[] =>
  inOrder([...works.map(workLine), ...draws.map(drawLine), ...reversals.map(reversalLine)])

const overdueIn = ({ openings, objections, requests }: Found): Overdue[] => [
  ...openings.map(openingOverdue),
  ...objections.map(objectionOverdue),
  ...requests.map(requestOverdue),
]

type Paper = { href: string; text: string; project: string; organization: string; since: Instant }
type PapersOf = { id: string; title: string; rows: Paper[] }

/** What has come in from projects and waits to be read. */
const papersIn = ({ reports, finals, evaluated }: Found): PapersOf[] => [
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
  { id: 'evaluated', title: '已评定、待结项', rows: evaluated.map((one) => closingPaper(one, '结项')) },
]

const closingPaper = ({ projectId, ...one }: Found['finals'][number], text: string): Paper => ({
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
  sheetOf('等我办理', matterColumns(now), linesIn(found)),
  sheetOf('等别人办理', matterColumns(now), found.watches.map(watchLine)),
  sheetOf('各期进展', roundColumns(now), found.rounds),
  sheetOf('超过规定期限', overdueColumns(now), overdueIn(found)),
  sheetOf('逾期未答复的需求', needColumns(found.rule.days, now), found.late),
  ...papersIn(found).map(({ title, rows }) => sheetOf(title, paperColumns(now), rows)),
]

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
