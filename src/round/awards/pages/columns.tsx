import { NOT_YET } from '../../../web/parts.tsx'
import { paths } from '../../../paths.ts'
import { showPoints } from '../../../shared/points.ts'
import { Box, BoxScale, type Scale } from '../../../web/charts.tsx'
import type { Column } from '../../../web/columns.tsx'
import type { Tone } from '../../../web/parts.tsx'
import { chainOf } from '../../calls/rules/numbers.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { showMean, showScore, totalOf } from '../../scoring/rules/score.ts'
import type { RankedTrack } from '../rules/room.ts'
import { type Row, rowsOf } from '../rules/rows.ts'
import { because, counted } from './because.ts'
import { REASON_WORDS } from './words.ts'

/** A row of the ranking, with its track and the row below it. */
export type Ranked = Row & { track: string; below: Row | undefined }

export const rankedIn = (of: RankedTrack): Ranked[] =>
  rowsOf(of).map((row, at, all) => ({ ...row, track: of.track.name, below: all[at + 1] }))

/** One proposal: what it got, how far its experts are apart, and why it came out so; a file has all that it follows from. */
export const rankingColumns = (plan: Plan, picture: Picture | null): Column<Ranked>[] => [
  { head: '赛道', text: ({ track }) => track, only: 'file' },
  { head: '名次', count: ({ rank }) => rank, sort: 'rank' },
  { head: '受理编号', text: ({ candidate }) => numbered(plan, 'SQ', candidate.number), only: 'file' },
  {
    head: '项目',
    text: ({ candidate }) => candidate.title,
    href: ({ candidate }) => paths.proposal(candidate.proposalId),
    also: { head: '申报单位', text: ({ candidate }) => candidate.organizationName },
    keep: 'name',
  },
  {
    head: '得分',
    decimal: ({ score }) => showScore(score) || null,
    cell: ({ score }) => <b>{showScore(score) || NOT_YET}</b>,
    sort: 'score',
    keep: 'date',
  },
  ...(picture ? [plotColumn(picture)] : []),
  { head: '份数', count: ({ score }) => score.sheets },
  ...SHEETS,
  { head: '极差', points: ({ range }) => range, sort: 'range' },
  ...meanColumns(plan),
  { head: '提交时间', instant: ({ candidate }) => candidate.submittedAt, only: 'file' },
  { head: '申请（元）', money: ({ candidate }) => candidate.ask, sort: 'ask' },
  { head: '拟立项（元）', money: ({ outcome }) => (outcome.awarded ? outcome.amount : null) },
  { head: '累计（元）', money: ({ outcome, running }) => (outcome.awarded ? running : null) },
  {
    head: '结论',
    text: (row) => conclusion(row).word,
    tone: (row) => conclusion(row).tone,
    keep: 'state',
  },
  {
    head: '理由',
    drawn: '为什么',
    text: ({ outcome }) => (outcome.awarded ? null : REASON_WORDS[outcome.reason]),
    look: 'because',
    cell: (row) => (
      <details open={row.isEdge}>
        <summary>{because(row, row.below, plan)}</summary>
        <p>{counted(row)}</p>
      </details>
    ),
  },
]

/** Where the box plots of a track begin and end, and where its line is. */
export type Picture = { scale: Scale; cut: number | undefined }

const plotColumn = ({ scale, cut }: Picture): Column<Ranked> => ({
  head: '分布',
  drawn: <BoxScale scale={scale} />,
  text: () => null,
  look: 'plot',
  cell: ({ spread }) => spread && <Box spread={{ ...spread, cut }} scale={scale} />,
  only: 'page',
})

const SHEETS: Column<Ranked>[] = [
  {
    head: '各份总分',
    text: ({ candidate }) => candidate.sheets.map((sheet) => showPoints(totalOf(sheet))).join(' '),
    only: 'file',
  },
  { head: '去掉的最高', points: ({ score }) => score.dropped?.highest, only: 'file' },
  { head: '去掉的最低', points: ({ score }) => score.dropped?.lowest, only: 'file' },
]

/** What a tie is parted by, in the order of the rules. */
const meanColumns = (plan: Plan): Column<Ranked>[] =>
  chainOf(plan).map((code, at) => ({
    head: `${plan.criteria.find((one) => one.code === code)?.name ?? code}平均`,
    decimal: ({ means }) => {
      const mean = means[at]?.mean ?? null
      return mean === null ? null : showMean(mean, plan.parameters.scoring.decimals)
    },
    only: 'file',
  }))

const RESERVES = ['一', '二', '三']

export function conclusion({ outcome, reserve }: Row): { word: string; tone: Tone | undefined } {
  if (outcome.awarded) return { word: '拟立项', tone: 'good' }
  if (reserve !== null) return { word: `递补${RESERVES[reserve - 1] ?? reserve}`, tone: 'warn' }
  return { word: outcome.reason === 'objection_upheld' ? '已取消' : '未立项', tone: undefined }
}
