import { clauseIn } from '../../../rulebook/citing.ts'
import { sayClause } from '../../../shared/clauses.ts'
import { sayInstant } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Tie } from '../../scoring/rules/ranking.ts'
import { showMean, showScore } from '../../scoring/rules/score.ts'
import type { PassedOver } from '../rules/awards.ts'
import type { Row } from '../rules/rows.ts'
import { REASON_WORDS } from './words.ts'

/** Why the row came out so, in one sentence: what parted it from its equals, above or below the line, and the outcome. */
export function because(row: Row, below: Row | undefined, plan: Plan): string {
  const { outcome, tie, rank } = row
  const reason = outcome.awarded ? '在名额和预算之内' : sayReason(outcome.reason, plan)
  if (tie) return `与第${rank - 1}名同分，${parted(tie, plan, 'mine')}；${reason}`
  if (below?.tie && row.isEdge) return `与第${rank + 1}名同分，${parted(below.tie, plan, 'theirs')}`
  return reason
}

/** With the clause, where a rule of its own keeps it out. */
function sayReason(reason: PassedOver, { rulebook }: Pick<Plan, 'rulebook'>): string {
  const clause = reason === 'organization_barred' ? clauseIn(rulebook, 'sanctions.barYears') : undefined
  return `${REASON_WORDS[reason]}${clause ? `（${sayClause(clause.no)}）` : ''}`
}

/** What parted two equals, as the lower ('mine') or the upper ('theirs') of them tells it. */
function parted(tie: Tie, plan: Plan, whose: 'mine' | 'theirs'): string {
  const [isLower, other] = [whose === 'mine', whose === 'mine' ? 'theirs' : 'mine'] as const
  if (tie.by === 'human') return '各项都相同，由人决定'
  if (tie.by === 'submission') return isLower ? '提交在后' : '提交在前'
  const name = plan.criteria.find(({ code }) => code === tie.criterion)?.name ?? tie.criterion
  const mean = (value: number | null) =>
    value === null ? '没有' : showMean(value, plan.parameters.scoring.decimals)
  return `${name}平均${mean(tie[whose])}，${isLower ? '低于' : '高于'}${mean(tie[other])}`
}

/** How the score was counted. */
export function counted({ score, candidate }: Row): string {
  const received = `提交于${sayInstant(candidate.submittedAt)}。`
  if (score.value === null) return `${score.sheets}份有效评分，不够最少份数，没有得分。${received}`
  const { dropped } = score
  const trimmed = dropped
    ? `去掉最高${showPoints(dropped.highest)}、最低${showPoints(dropped.lowest)}，其余${score.kept}份`
    : `${score.kept}份`
  return `${score.sheets}份有效评分，${trimmed}平均${showScore(score)}。${received}`
}
