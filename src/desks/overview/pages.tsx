import { NOT_YET } from '../../web/parts.tsx'
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
  stage('待审', paths.screening, ifScreening(now), ({ unscreened }) => unscreened),
  stage(
    '入围',
    (id) => `${paths.screening(id)}?state=eligible`,
    ifScreening(now),
    ({ eligible }) => eligible,
  ),
  stage(
    '已申报回避',
    paths.panel,
    ({ panel }) => panel > 0,
    ({ declared }) => declared,
    ({ panel }) => panel,
  ),
  stage(
    '评分表',
    paths.scoring,
    ({ sheets }) => sheets > 0,
    ({ sheetsDone }) => sheetsDone,
    ({ sheets }) => sheets,
  ),
  {
    head: '审定',
    text: (round) => (round.sheets > 0 || round.decision !== null ? sayDecision(round) : null),
    href: (round) => (isBegun(round) ? paths.decision(round.id) : null),
  },
  stage(
    '待答复异议',
    paths.objections,
    ({ noticeTo }) => noticeTo !== null,
    ({ objections }) => objections,
  ),
  stage(
    '协议',
    paths.agreements,
    ({ awarded }) => awarded > 0,
    ({ agreements }) => agreements,
    ({ awarded }) => awarded,
  ),
  stage(
    '项目',
    paths.roundProjects,
    ({ agreements }) => agreements > 0,
    ({ projects }) => projects,
  ),
  stage(
    '待审报告',
    (id) => `${paths.roundProjects(id)}?state=waiting`,
    hasProjects,
    ({ reports }) => reports,
  ),
  stage(
    '逾期',
    (id) => `${paths.roundProjects(id)}?state=overdue`,
    hasProjects,
    ({ overdue }) => overdue,
  ),
  stage(
    '结项',
    paths.roundProjects,
    hasProjects,
    ({ closed }) => closed,
    ({ projects }) => projects,
  ),
  { head: '专家', count: ({ panel }) => panel, only: 'file' },
  { head: '应有评分表', count: ({ sheets }) => sheets, only: 'file' },
  { head: '立项', count: ({ awarded }) => awarded, only: 'file' },
]

const isBegun = ({ publishedAt }: Overview): boolean => publishedAt !== null

const hasProjects = ({ projects }: Overview): boolean => projects > 0

/** Its deadline is over, and nothing is sealed any more. */
const ifScreening =
  (now: Instant) =>
  ({ closes, sealed }: Overview): boolean =>
    now >= closes && sealed === null

type Of = (round: Overview) => number
type Is = (round: Overview) => boolean

/** How far a stage is, once the round has come to it; people see of how many (`whole`), too. Its page is there as soon as the call is. */
function stage(
  head: string,
  href: (id: string) => string,
  hasCome: Is,
  done: Of,
  whole?: Of,
): Column<Overview> {
  const isHere = (round: Overview) => isBegun(round) && hasCome(round)
  return {
    head,
    count: (round) => (isHere(round) ? done(round) : null),
    href: (round) => (isBegun(round) ? href(round.id) : null),
    ...(whole && { cell: (round) => (isHere(round) ? `${done(round)}/${whole(round)}` : NOT_YET) }),
  }
}

/** While they are sealed nobody learns how many there are. */
const RECEIVED: Column<Overview> = {
  head: '申报',
  count: (round) => (isBegun(round) && round.sealed === null ? round.submitted : null),
  href: (round) =>
    isBegun(round) ? (round.sealed === null ? paths.proposals : paths.opening)(round.id) : null,
  cell: (round) => (isBegun(round) ? (round.sealed === null ? round.submitted : '密封') : NOT_YET),
}

export function sayDecision({ decision, noticeTo, announcedAt }: Overview): string {
  if (announcedAt !== null) return '已公告'
  if (noticeTo !== null) return decision === 'approved' ? '已公示' : DECISION_WORDS[decision ?? 'prepared']
  return decision === null ? '未拟定' : DECISION_WORDS[decision]
}

const DECISION_WORDS = { prepared: '待批准', returned: '已退回', approved: '已批准' } as const
