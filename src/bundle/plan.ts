import type { Brought } from '../rulebook/rules/some.ts'
import { bringing, overlaid } from '../rulebook/rules/some.ts'
import type { Some } from '../rulebook/rules/parameters.ts'
import type { Plan } from '../round/calls/rules/plan.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import type { Bundle } from './files.ts'
import type { Fault } from './fault.ts'

/** What a plan promises and a folder need not say: it stands where round.json is silent. */
export type PlanDefaults = {
  parameters: Some
  /** What each criterion asks of an expert, by its code; a criterion not named here asks nothing in words. */
  asks: Record<string, string>
}

/** The numbers usual in practice. */
const USUAL_NUMBERS = {
  proposals: { perOrganization: 2, longestMonths: 24 },
  panel: { size: 1 },
  scoring: { minSheets: 0, trimFromSheets: null, decimals: 2, passMark: 0, tieBreak: [] },
  awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
  publicity: { days: 7, countsFirstDay: false },
  agreements: { signWorkingDays: 15 },
  payments: {
    tranches: [
      { percent: 50, on: 'agreement_signed' },
      { percent: 30, on: 'midterm_passed' },
      { percent: 20, on: 'final_passed' },
    ],
  },
  closing: { gradeA: 8500, gradeB: 6000 },
} satisfies Brought
export const USUAL: PlanDefaults = { parameters: {}, asks: {} }

/** The numbers that a folder's round goes by: no clause sets them. Without a size of its own a panel has as many as the least of sheets. */
export function numbersOf({ parameters }: Bundle['round'], usual: Some = {}): Plan['parameters'] {
  const size = Math.max(1, parameters.scoring?.minSheets ?? 1)
  return bringing(
    [usual, parameters].reduce<Brought>((numbers, some) => overlaid(numbers, some), {
      ...USUAL_NUMBERS,
      panel: { size },
    }),
  )
}

/** The plan of a folder's round. A round may be ranked without code, title, organizer or dates, but not run. */
export function planOf({ round }: Pick<Bundle, 'round'>, usual: PlanDefaults = USUAL): Result<Plan, Fault> {
  const { code, title, organizer, dates, attachments: _, ...rest } = round
  const missing = Object.entries({ code, title, organizer, dates }).find(([, value]) => !value)
  if (missing || !dates) return refuse({ file: 'round.json', where: null, reason: `缺少 ${missing?.[0]}` })
  return ok({
    ...rest,
    code,
    title,
    organizer,
    dates,
    criteria: round.criteria.map((each) => ({ ...each, asks: usual.asks[each.code] ?? each.asks })),
    parameters: numbersOf(round, usual.parameters),
  })
}
