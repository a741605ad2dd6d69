import { type Snapshot, latestOf } from '../../../organizations/rules/check.ts'
import type { OrganizationKind } from '../../../people/rules/organization.ts'
import { type Day, type Instant, lastDayBy } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Facts, UNTOLD } from '../../calls/conditions/rules/facts.ts'
import { type Said, factsOfProfile } from '../../calls/conditions/rules/standing.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { factsOfContent } from '../../proposals/rules/facts.ts'
import { type List, entriesIn, isWithin, lookBackOf } from './credit.ts'

/** What the database holds of a submission beside its look-ups. `others`: of the same organization in the round. */
export type Recorded = {
  content: Content
  ask: Fen
  received: Instant
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  isHosted: boolean
  others: number
  /** Pairs that nobody has found to be unrelated; null: not for this reader. */
  alike: number | null
  bar: { until: Day; reason: string } | null
  /** As it was handed in; null: nothing was kept. */
  profile: Said | null
}

/** What a submission, its organization and the look-ups tell of the conditions. */
export const factsOf = (plan: Plan, record: Recorded, snapshots: Snapshot[]): Facts => ({
  ...UNTOLD,
  ...factsOfContent(record.content),
  ...factsOfProfile(plan, record.kind, record.profile),
  ...{ kind: record.kind, host: record.isHosted, received: record.received },
  ...{ ask: record.ask, handedIn: record.others, alike: record.alike },
  registered: registeredOf(record, snapshots),
  bar: record.bar ?? false,
  abnormal: listedOf(plan, snapshots, 'abnormal'),
  dishonesty: listedOf(plan, snapshots, 'dishonesty'),
  violation: listedOf(plan, snapshots, 'violation'),
})

/** By its number, unless a look-up says that the registration is over. */
function registeredOf({ uscc, filingNo }: Recorded, snapshots: Snapshot[]): boolean | null {
  const latest = latestOf(snapshots).find(({ about }) => about === 'registration')?.latest
  if (latest?.result === 'found') return false
  return latest || uscc !== null || filingNo !== null ? true : null
}

/** Null: nobody has looked since the deadline, and what was seen before it says nothing of the days between. */
function listedOf(plan: Plan, snapshots: Snapshot[], list: List): boolean | null {
  const to = lastDayBy(plan.dates.closes)
  const latest = latestOf(snapshots).find(({ about }) => about === list)?.latest
  if (!latest) return null
  const period = lookBackOf(plan, list)
  const isListed = entriesIn([latest], to).some((entry) => isWithin(entry, period))
  return isListed || latest.checkedOn >= to ? isListed : null
}
