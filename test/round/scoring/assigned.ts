import { draftRound, publishRound } from '../../../src/round/calls/rounds/actions.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { assignSheets, choosePanel, declareRecusals } from '../../../src/round/panel/actions.ts'
import { assignments } from '../../../src/round/panel/tables.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { submissions } from '../../../src/round/proposals/tables.ts'
import { submitSheet } from '../../../src/round/scoring/actions.ts'
import { eq } from 'drizzle-orm'
import type { Site, Someone } from '../../support.ts'
import { type Expert, makeExpert, passAll } from '../panel/sitting.ts'
import { CLOSES, type Handed, OPENS, type Round, handIn, valueOf } from '../screening/closed-round.ts'
import { POINTS, scoringPlan } from './plan.ts'
import { unlike } from '../../unlike.ts'

/** An hour into the scoring. */
export const SCORING = CLOSES + 3_600_000

export type Assigned = Round & {
  plan: Plan
  experts: [Expert, Expert, Expert]
  /** The assignment of an expert (0 to 2) and a proposal (by its place). */
  sheetOf: (expert: number, proposal: number) => string
}

/**
 * A round in scoring: a proposal of its own organization for each of `parts`, three experts who all score everything.
 * The clock stands an hour into the scoring.
 */
export async function assignedRound(
  site: Site,
  parts: Partial<Content>[],
  change: Partial<Plan> = {},
  organizationOf: (at: number) => Promise<Someone> = () => site.member(`某社${unlike()}`),
): Promise<Assigned> {
  const round = await screenedRound(site, parts, scoringPlan(change), organizationOf)
  const { officer } = round
  const experts: Assigned['experts'] = [
    await makeExpert(site, '评审甲'),
    await makeExpert(site, '评审乙'),
    await makeExpert(site, '评审丙'),
  ]
  const ids = experts.map(({ expertId }) => expertId)
  valueOf(await choosePanel(site.db, officer, round.id, ids, CLOSES))
  for (const { person } of experts) valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
  valueOf(await assignSheets(site.db, officer, round.id, CLOSES))
  site.now = SCORING
  const found = await assignmentsIn(site, round.id)
  const sheetOf = (expert: number, proposal: number) =>
    found.get(`${ids[expert]} ${round.proposals[proposal]?.id}`) ?? 'none'
  return { ...round, experts, sheetOf }
}

async function screenedRound(
  site: Site,
  parts: Partial<Content>[],
  plan: Plan,
  organizationOf: (at: number) => Promise<Someone>,
) {
  site.now = OPENS
  const officer = await site.person('钱经办', ['officer'])
  const approver = await site.person('赵负责', ['approver'])
  const { id } = valueOf(await draftRound(site.db, officer, plan, OPENS))
  valueOf(await publishRound(site.db, approver, id, OPENS))
  const proposals: Handed[] = []
  for (const [at, part] of parts.entries())
    proposals.push(await handIn(site, id, await organizationOf(at), part))
  site.now = CLOSES
  const round = { id, plan, officer, approver, proposals }
  await passAll(site, round)
  return round
}

async function assignmentsIn(site: Site, roundId: string): Promise<Map<string, string>> {
  const rows = await site.db
    .select({ id: assignments.id, expertId: assignments.expertId, proposalId: submissions.proposalId })
    .from(assignments)
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .where(eq(assignments.roundId, roundId))
  return new Map(rows.map(({ id, expertId, proposalId }) => [`${expertId} ${proposalId}`, id]))
}

/** A whole sheet; `effect` sets it apart from others. */
export const sheetWith = (effect = POINTS.effect) => ({
  points: { ...POINTS, effect },
  comments: {},
  comment: '总体可行。',
  advice: 'fund' as const,
})

/** One expert hands in a sheet on one proposal. */
export async function score(site: Site, round: Assigned, expert: number, proposal: number, effect?: number) {
  const { person } = round.experts[expert] ?? round.experts[0]
  const id = round.sheetOf(expert, proposal)
  return valueOf(await submitSheet(site.db, person, id, sheetWith(effect), SCORING))
}

/** All three experts give each proposal the same, so that its score is what they gave. */
export async function scoreAll(site: Site, round: Assigned, effects: number[]): Promise<void> {
  for (const [proposal, effect] of effects.entries())
    for (const expert of round.experts.keys()) await score(site, round, expert, proposal, effect)
}
