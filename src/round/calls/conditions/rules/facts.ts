import type { Grade } from '../../../../organizations/rules/profile.ts'
import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import type { Day, Instant } from '../../../../shared/days.ts'
import type { Fen } from '../../../../shared/money.ts'
import type { Points } from '../../../../shared/points.ts'

/**
 * What is known of an applicant and its project when a condition is asked, whoever says it: a visitor, a proposal, a look-up. Null: not
 * known.
 */
export type Facts = {
  kind: OrganizationKind | null
  /** Registered; a community group: filed with its subdistrict. */
  registered: boolean | null
  /** A community group has a host. */
  host: boolean | null
  /** The project takes place in the district. */
  place: boolean | null
  /** Other proposals that the organization has handed in in this round. */
  handedIn: number | null
  /** On the list in the years that count. */
  abnormal: boolean | null
  dishonesty: boolean | null
  violation: boolean | null
  ask: Fen | null
  months: number | null
  /** Percent of the grant, in whole hundredths. */
  overhead: Points | null
  personnel: Points | null
  /** When it was founded, as it says. */
  foundedOn: Day | null
  grade: Grade | null
  /** It passed every annual inspection of the years that count. */
  inspected: boolean | null
  /** People who work for it and nobody else. */
  staff: number | null
  /** The same project has other public money. */
  otherMoney: boolean | null
  /** Code of the track that it competes in; null: any. */
  track: string | null
  /** What the grant pays of the whole budget, in whole hundredths of a percent. */
  grantShare: Points | null
  /** When it was handed in. */
  received: Instant | null
  /** The bar in force; false: there is none. */
  bar: { until: Day; reason: string } | false | null
  /** Other proposals that are like it and have not been found to be unrelated. */
  alike: number | null
}

/** Nobody has said anything. */
export const UNTOLD: Facts = {
  ...{ kind: null, registered: null, host: null, place: null, handedIn: null },
  ...{ abnormal: null, dishonesty: null, violation: null },
  ...{ foundedOn: null, grade: null, inspected: null, staff: null, otherMoney: null },
  ...{ ask: null, months: null, overhead: null, personnel: null },
  ...{ track: null, grantShare: null, received: null, bar: null, alike: null },
}
