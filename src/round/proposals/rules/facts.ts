import type { Day } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import { type Facts, UNTOLD } from '../../calls/conditions/rules/facts.ts'
import { type Said, factsOfProfile } from '../../calls/conditions/rules/standing.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type BudgetKind, type Content, askOf, ownOf } from './content.ts'

/** What a proposal tells of the conditions, of as much of it as can be read. */
export function factsOfContent({ track, months, budget, communities }: Partial<Content>): Partial<Facts> {
  return {
    ...{ track: track ?? null, months: months ?? null },
    place: communities && communities.length > 0 ? true : null,
    ...(budget && sharesOf(budget)),
  }
}

/** Rounded up: what is a fen too much is too much. */
function sharesOf(budget: Content['budget']) {
  const ask = askOf({ budget })
  const granted = (kind: BudgetKind) => askOf({ budget: budget.filter((line) => line.kind === kind) })
  return {
    ask,
    overhead: shareOf(granted('overhead'), ask),
    personnel: shareOf(granted('personnel'), ask),
    grantShare: shareOf(ask, ask + ownOf({ budget })),
  }
}
const shareOf = (amount: Fen, of: Fen): Points =>
  of > 0 ? Number((BigInt(amount) * 10_000n + BigInt(of) - 1n) / BigInt(of)) : 0

/** Who applies, as it stands while the proposal is written. */
export type Drafting = {
  applicant: { kind: Facts['kind']; uscc: string | null; filingNo: string | null; host: string | null }
  profile: Said
  others: number
  bar: { until: Day; reason: string } | null
  content: Partial<Content>
}

/** What a draft tells before it is handed in. */
export const factsOfDraft = (plan: Plan, { applicant, profile, others, bar, content }: Drafting): Facts => ({
  ...UNTOLD,
  ...factsOfProfile(plan, applicant.kind, profile),
  ...factsOfContent(content),
  kind: applicant.kind,
  registered: applicant.uscc !== null || applicant.filingNo !== null ? true : null,
  host: applicant.host !== null,
  handedIn: others,
  bar: bar ?? false,
})
