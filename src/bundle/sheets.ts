import type { Criterion } from '../round/calls/rules/plan.ts'
import type { Sheet } from '../round/scoring/rules/score.ts'
import { readPoints, showPoints } from '../shared/points.ts'
import type { Points } from '../shared/points.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { sayCell } from './check.ts'
import { readTable } from './csv.ts'
import type { Row } from './csv.ts'
import type { BundleConflict, BundleExpert, BundleProposal } from './entries.ts'
import { allOf } from './fault.ts'
import type { Fault } from './fault.ts'
import type { Filed } from '../round/calls/drafts/forms/file.ts'

export type BundleSheet = Sheet & { expert: string; proposal: string; comment: string }

type Known = { proposals: BundleProposal[]; experts: BundleExpert[]; conflicts: BundleConflict[] }

/** Who may score what: the proposals by id with their organizations, the experts if any are listed, the recusals. */
type Desk = {
  organizations: Map<string, string>
  experts: Set<string>
  barred: Set<string>
  given: Map<string, number>
}

/**
 * One row a sheet: expert, proposal, points for every criterion, and a comment that may be absent. A column that is
 * none of these is refused, since points under a misspelt criterion would be lost. An ineligible proposal may have
 * sheets; one that does not exist may not. Experts and recusals are looked up only where the folder lists any.
 */
export function readSheets(text: string, round: Filed, known: Known): Result<BundleSheet[], Fault> {
  const file = 'scores.csv'
  const codes = round.criteria.map(({ code }) => code)
  const table = readTable(file, text, { required: ['expert', 'proposal', ...codes], others: ['comment'] })
  if (!table.ok) return table
  const desk = deskOf(known)
  return allOf(table.value, (row) => {
    const sheet = sheetOf(row, round, desk)
    return sheet.ok ? sheet : refuse({ file, where: { line: row.line }, reason: sheet.refusal })
  })
}

const deskOf = ({ proposals, experts, conflicts }: Known): Desk => ({
  organizations: new Map(proposals.map(({ id, organization }) => [id, organization])),
  experts: new Set(experts.map(({ id }) => id)),
  barred: new Set(conflicts.map(({ expert, organization }) => pair(expert, organization))),
  given: new Map(),
})

const pair = (expert: string, other: string): string => JSON.stringify([expert, other])

function sheetOf(row: Row, round: Filed, desk: Desk): Result<BundleSheet, string> {
  const { expert = '', proposal = '', comment = '' } = row.cells
  const reason = whyNoSheet(expert, proposal, desk) ?? whyTwice(expert, proposal, row.line, desk)
  if (reason !== null) return refuse(reason)
  const points = allOf(round.criteria, (criterion) => pointsOf(row, criterion, round.step))
  return points.ok ? ok({ expert, proposal, comment, points: Object.fromEntries(points.value) }) : points
}

function whyNoSheet(
  expert: string,
  proposal: string,
  { organizations, experts, barred }: Desk,
): string | null {
  const organization = organizations.get(proposal)
  if (expert === '') return 'expert 为空，应是专家编号'
  if (organization === undefined) return `${sayCell('proposal', proposal)}proposals.json 里没有这个项目`
  if (experts.size > 0 && !experts.has(expert))
    return `${sayCell('expert', expert)}experts.csv 里没有这位专家`
  if (barred.has(pair(expert, organization)))
    return `${expert} 应回避 ${organization}，不能给 ${proposal} 评分`
  return null
}

function whyTwice(expert: string, proposal: string, line: number, { given }: Desk): string | null {
  const key = pair(expert, proposal)
  const first = given.get(key)
  given.set(key, first ?? line)
  return first === undefined ? null : `${expert} 给 ${proposal} 的评分表重复，第${first}行已有一份`
}

function pointsOf(row: Row, { code, max }: Criterion, step: Points): Result<[string, Points], string> {
  const written = row.cells[code] ?? ''
  const points = readPoints(written)
  if (points !== null && points <= max && points % step === 0) return ok([code, points])
  return refuse(`${sayCell(code, written)}应是 0 到 ${brief(max)} 之间、${brief(step)} 的倍数`)
}

/** "25" and "0.5", as round.json writes them. */
const brief = (points: Points): string => showPoints(points).replace(/\.?0+$/, '')
