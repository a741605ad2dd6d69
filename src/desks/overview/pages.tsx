import { paths } from '../../paths.ts'
import { type Instant, sayDeadline } from '../../shared/days.ts'
import { type Column, List } from '../../web/columns.tsx'
import { type Overview, isDone, stageWord } from './rules.ts'

type Props = { rounds: Overview[]; now: Instant }

/** Every round in a row, every stage in a column; each number leads to the page where its work is done. */
export const RoundsTable = ({ rounds, now }: Props) => (
  <List lined scroll="各期进展表" columns={roundColumns(now)} rows={rounds} />
)

export const roundColumns = (now: Instant): Column<Overview>[] => [
  {
    head: '期',
    drawn: '期',
    text: ({ title }) => title,
    href: ({ id }) => paths.round(id),
    also: { head: '编号和截止', text: ({ code, closes }) => `${code}，${sayDeadline(closes)}申报截止` },
    keep: 'name',
  },
  {
    head: '阶段',
    text: (round) => stageWord(round, now),
    tone: (round) => (isDone(round) ? 'good' : 'now'),
    keep: 'state',
  },
  RECEIVED,
  stage('待审', paths.screening, ({ unscreened }) => unscreened),
  stage(
    '入围',
    (id) => `${paths.screening(id)}?state=eligible`,
    ({ eligible }) => eligible,
  ),
  stage(
    '已申报回避',
    paths.panel,
    ({ declared }) => declared,
    ({ panel }) => panel,
  ),
  stage(
    '评分表',
    paths.scoring,
    ({ sheetsDone }) => sheetsDone,
    ({ sheets }) => sheets,
  ),
  {
    head: '审定',
    text: (round) => (isBegun(round) ? sayDecision(round) : null),
    href: (round) => (isBegun(round) ? paths.decision(round.id) : null),
  },
  stage('待答复异议', paths.objections, ({ objections }) => objections),
  stage(
    '协议',
    paths.agreements,
    ({ agreements }) => agreements,
    ({ awarded }) => awarded,
  ),
  stage('项目', paths.roundProjects, ({ projects }) => projects),
  stage(
    '待审报告',
    (id) => `${paths.roundProjects(id)}?state=waiting`,
    ({ reports }) => reports,
  ),
  stage(
    '逾期',
    (id) => `${paths.roundProjects(id)}?state=overdue`,
    ({ overdue }) => overdue,
  ),
  stage(
    '结项',
    paths.roundProjects,
    ({ closed }) => closed,
    ({ projects }) => projects,
  ),
  { head: '专家', count: ({ panel }) => panel, only: 'file' },
  { head: '应有评分表', count: ({ sheets }) => sheets, only: 'file' },
  { head: '立项', count: ({ awarded }) => awarded, only: 'file' },
]

const isBegun = ({ publishedAt }: Overview): boolean => publishedAt !== null

type Of = (round: Overview) => number

/** How far a stage is, once the round is published; people see of how many (`whole`), too. */
const stage = (head: string, href: (id: string) => string, done: Of, whole?: Of): Column<Overview> => ({
  head,
  count: (round) => (isBegun(round) ? done(round) : null),
  href: (round) => (isBegun(round) ? href(round.id) : null),
  ...(whole && { cell: (round) => (isBegun(round) ? `${done(round)}/${whole(round)}` : '—') }),
})

/** While they are sealed nobody learns how many there are. */
const RECEIVED: Column<Overview> = {
  head: '申报',
  count: (round) => (isBegun(round) && round.sealed === null ? round.submitted : null),
  href: (round) =>
    isBegun(round) ? (round.sealed === null ? paths.proposals : paths.opening)(round.id) : null,
  cell: (round) => (isBegun(round) ? (round.sealed === null ? round.submitted : '密封') : '—'),
}

export function sayDecision({ decision, noticeTo, announcedAt }: Overview): string {
  if (announcedAt !== null) return '已公告'
  if (noticeTo !== null) return decision === 'approved' ? '已公示' : DECISION_WORDS[decision ?? 'prepared']
  return decision === null ? '未拟定' : DECISION_WORDS[decision]
}

const DECISION_WORDS = { prepared: '待批准', returned: '已退回', approved: '已批准' } as const
