import type { Parameters } from '../../../rulebook/rules/parameters.ts'
import type { Plan, Track } from './plan.ts'

/** The numbers that a round goes by, whatever its track: from here alone they are read. */
export type Numbers = {
  proposals: Pick<Parameters['proposals'], 'perOrganization' | 'longestMonths'>
  panel: Pick<Parameters['panel'], 'size'>
  scoring: Pick<Parameters['scoring'], 'minSheets' | 'trimFromSheets' | 'decimals'>
  publicity: Pick<Parameters['publicity'], 'workingDays' | 'countsFirstDay'>
  agreements: Pick<Parameters['agreements'], 'signWorkingDays'>
  payments: Pick<Parameters['payments'], 'tranches'>
  closing: Pick<Parameters['closing'], 'gradeA' | 'gradeB'>
}

/** Those that a track may set for itself. */
export type TrackNumbers = {
  scoring: Pick<Parameters['scoring'], 'passMark'>
  awards: Parameters['awards']
}

export function numbersOf(plan: Plan): Numbers {
  const { panelSize, minSheets, trimFromSheets, decimals } = plan.scoring
  return {
    proposals: { perOrganization: plan.proposalsPerOrganization, longestMonths: plan.longestMonths },
    panel: { size: panelSize },
    scoring: { minSheets, trimFromSheets, decimals },
    publicity: plan.publicity,
    agreements: { signWorkingDays: plan.agreement.signWithinWorkingDays },
    payments: { tranches: plan.tranches },
    closing: { gradeA: plan.grades.a, gradeB: plan.grades.b },
  }
}

/** What a track goes by, where it may differ from the others. */
export const numbersIn = (plan: Plan, { set }: Pick<Track, 'set'>): TrackNumbers => ({
  scoring: { passMark: plan.scoring.passMark, ...set?.scoring },
  awards: { ...plan.award, ...set?.awards },
})

/** The criteria whose means break a tie, in turn, by their codes. */
export const chainOf = (plan: Plan): string[] => plan.scoring.tieBreak

/** What a ranking follows from: `tieBreak` by the criteria's codes. */
export type RankingRule = Pick<
  Parameters['scoring'],
  'minSheets' | 'trimFromSheets' | 'decimals' | 'tieBreak'
>
export const rankingRule = (plan: Plan): RankingRule => ({
  ...numbersOf(plan).scoring,
  tieBreak: chainOf(plan),
})
