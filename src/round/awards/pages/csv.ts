import { sayInstant } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { showMean, showScore, totalOf } from '../../scoring/rules/score.ts'
import type { RankedTrack } from '../rules/room.ts'
import { rowsOf } from '../rules/rows.ts'
import { REASON_WORDS } from './words.ts'
import { chainOf, numbersOf } from '../../calls/rules/numbers.ts'

/** The ranking with all that it follows from, for a spreadsheet: a BOM so that Excel reads Chinese, no cell a formula. */
export function rankingCsv(ranked: RankedTrack[], plan: Plan): string {
  const means = chainOf(plan).map((code) => plan.criteria.find((one) => one.code === code)?.name ?? code)
  const head = [
    '赛道',
    '名次',
    '受理编号',
    '项目',
    '申报单位',
    '份数',
    '各份总分',
    '去掉的最高',
    '去掉的最低',
    '得分',
  ]
  const lines = [
    [...head, ...means.map((name) => `${name}平均`), '提交时间', '申请（元）', '立项（元）', '理由'],
    ...ranked.flatMap((one) => rowsOf(one).map((row) => [one.track.name, ...cells(row, plan)])),
  ]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cells(row: ReturnType<typeof rowsOf>[number], plan: Plan): string[] {
  const { candidate, score, outcome } = row
  return [
    String(row.rank),
    numbered(plan, 'SQ', candidate.number),
    candidate.title,
    candidate.organizationName,
    String(score.sheets),
    candidate.sheets.map((sheet) => showPoints(totalOf(sheet))).join(' '),
    score.dropped ? showPoints(score.dropped.highest) : '',
    score.dropped ? showPoints(score.dropped.lowest) : '',
    showScore(score),
    ...row.means.map(({ mean }) => (mean === null ? '' : showMean(mean, numbersOf(plan).scoring.decimals))),
    sayInstant(candidate.submittedAt),
    yuan(candidate.ask),
    outcome.awarded ? yuan(outcome.amount) : '',
    outcome.awarded ? '' : REASON_WORDS[outcome.reason],
  ]
}

/** Quoted; what a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
