import type { ParameterKey, Parameters } from '../../../rulebook/rules/parameters.ts'
import type { Fen } from '../../../shared/money.ts'
import { dayOf, daysBetween } from '../../../shared/days.ts'
import type { Criterion, Plan, ScoringRule } from './plan.ts'

/** What a plan takes from its rulebook; the rest is the call's own. */
export type Ruled = Pick<
  Plan,
  'award' | 'publicity' | 'agreement' | 'tranches' | 'grades' | 'proposalsPerOrganization' | 'longestMonths'
> & { scoring: Omit<ScoringRule, 'step'> }

/** The numbers of a rulebook, where a plan keeps them. */
export function ruledBy(parameters: Parameters, criteria: Pick<Criterion, 'code' | 'name'>[]): Ruled {
  const { proposals, panel, scoring, awards, publicity, agreements, payments, closing } = parameters
  const { minSheets, trimFromSheets, decimals, passMark } = scoring
  const tieBreak = chainOf(scoring.tieBreak, criteria)
  return {
    scoring: { panelSize: panel.size, minSheets, trimFromSheets, decimals, passMark, tieBreak },
    award: {
      perOrganizationAndTrack: awards.perOrganizationAndTrack,
      skipWhenOverBudget: awards.skipWhenOverBudget,
    },
    publicity: { workingDays: publicity.workingDays, countsFirstDay: publicity.countsFirstDay },
    agreement: { signWithinWorkingDays: agreements.signWorkingDays },
    tranches: payments.tranches,
    grades: { a: closing.gradeA, b: closing.gradeB },
    proposalsPerOrganization: proposals.perOrganization,
    longestMonths: proposals.longestMonths,
  }
}

/** The tie-break chain by codes: the rulebook names criteria, and a rubric without one of them passes it over. */
const chainOf = (names: string[], criteria: Pick<Criterion, 'code' | 'name'>[]): string[] =>
  names
    .flatMap((word) => criteria.filter(({ code, name }) => name === word || code === word))
    .map(({ code }) => code)

/** Where a plan departs from the rulebook that it binds, in the order of a round's life. */
export function departuresOf(plan: Plan): ParameterKey[] {
  const { rulebook } = plan
  if (!rulebook) return []
  const { parameters } = rulebook
  const ruled = ruledBy(parameters, plan.criteria)
  const kinds = plan.tracks.flatMap((track) => track.kinds)
  const found: [boolean, ParameterKey][] = [
    [openDays(plan) < parameters.calls.openDays, 'calls.openDays'],
    [plan.proposalsPerOrganization !== ruled.proposalsPerOrganization, 'proposals.perOrganization'],
    [!parameters.proposals.communityGroups && kinds.includes('community'), 'proposals.communityGroups'],
    [plan.tracks.some(({ askMax }) => isOver(parameters, askMax)), 'proposals.highestAsk'],
    [plan.longestMonths > ruled.longestMonths, 'proposals.longestMonths'],
    [plan.scoring.panelSize !== ruled.scoring.panelSize, 'panel.size'],
    [plan.scoring.minSheets !== ruled.scoring.minSheets, 'scoring.minSheets'],
    [plan.scoring.trimFromSheets !== ruled.scoring.trimFromSheets, 'scoring.trimFromSheets'],
    [plan.scoring.decimals !== ruled.scoring.decimals, 'scoring.decimals'],
    [plan.scoring.passMark !== ruled.scoring.passMark, 'scoring.passMark'],
    [differs(plan.scoring.tieBreak, ruled.scoring.tieBreak), 'scoring.tieBreak'],
    [!parameters.scoring.bonus && plan.criteria.some(({ bonus }) => bonus), 'scoring.bonus'],
    [
      plan.award.perOrganizationAndTrack !== ruled.award.perOrganizationAndTrack,
      'awards.perOrganizationAndTrack',
    ],
    [plan.award.skipWhenOverBudget !== ruled.award.skipWhenOverBudget, 'awards.skipWhenOverBudget'],
    [plan.publicity.workingDays !== ruled.publicity.workingDays, 'publicity.workingDays'],
    [plan.publicity.countsFirstDay !== ruled.publicity.countsFirstDay, 'publicity.countsFirstDay'],
    [
      plan.agreement.signWithinWorkingDays !== ruled.agreement.signWithinWorkingDays,
      'agreements.signWorkingDays',
    ],
    [differs(plan.tranches.map(paid), ruled.tranches.map(paid)), 'payments.tranches'],
    [plan.grades.a !== ruled.grades.a, 'closing.gradeA'],
    [plan.grades.b !== ruled.grades.b, 'closing.gradeB'],
  ]
  return found.flatMap(([isSo, key]) => (isSo ? [key] : []))
}

/** A version from before rulebooks bounded it holds nothing here, and bounds nothing. */
const isOver = ({ proposals }: Parameters, askMax: Fen): boolean => askMax > (proposals.highestAsk ?? askMax)

/** Calendar days from the first to the last of a call. */
export const openDays = ({ dates }: Pick<Plan, 'dates'>): number =>
  daysBetween(dayOf(dates.opens), dayOf(dates.closes))

const paid = ({ percent, on }: Plan['tranches'][number]): string => `${percent} ${on}`

const differs = (some: string[], others: string[]): boolean => some.join('\n') !== others.join('\n')
