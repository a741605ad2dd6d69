import type { Plan } from '../round/calls/rules/plan.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import type { Bundle } from './files.ts'
import type { Fault } from './fault.ts'

/** What a plan promises and a folder does not say. */
export type PlanDefaults = Pick<
  Plan,
  'agreement' | 'grades' | 'proposalsPerOrganization' | 'longestMonths'
> & {
  /** Where round.json has no publicity: working days. Whether the first counts is never said there. */
  publicity: Plan['publicity']
  /** Where round.json has no tranches. */
  tranches: Plan['tranches']
  /** What each criterion asks of an expert, by its code; a criterion not named here asks nothing in words. */
  asks: Record<string, string>
}

/** The numbers usual in practice. */
export const USUAL: PlanDefaults = {
  publicity: { workingDays: 7, countsFirstDay: false },
  agreement: { signWithinWorkingDays: 15 },
  tranches: [
    { percent: 50, on: 'agreement_signed' },
    { percent: 30, on: 'midterm_passed' },
    { percent: 20, on: 'final_passed' },
  ],
  grades: { a: 8500, b: 6000 },
  proposalsPerOrganization: 2,
  longestMonths: 24,
  asks: {},
}

/** The plan of a folder's round. A round may be ranked without code, title, organizer or dates, but not run. */
export function planOf({ round }: Pick<Bundle, 'round'>, usual: PlanDefaults = USUAL): Result<Plan, Fault> {
  const { code, title, organizer, dates } = round
  const missing = Object.entries({ code, title, organizer, dates }).find(([, value]) => !value)
  if (missing || !dates) return refuse({ file: 'round.json', where: null, reason: `缺少 ${missing?.[0]}` })
  return ok({
    code,
    title,
    organizer,
    dates,
    tracks: round.tracks,
    criteria: round.criteria.map((each) => ({ ...each, asks: usual.asks[each.code] ?? each.asks })),
    scoring: round.scoring,
    award: round.award,
    publicity: { ...usual.publicity, ...round.publicity },
    agreement: usual.agreement,
    tranches: round.tranches ?? usual.tranches,
    grades: usual.grades,
    proposalsPerOrganization: usual.proposalsPerOrganization,
    longestMonths: usual.longestMonths,
  })
}
