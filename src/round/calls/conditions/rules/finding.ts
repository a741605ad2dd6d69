import type { Grade } from '../../../../organizations/rules/profile.ts'
import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import type { By } from '../../../../rulebook/rules/by.ts'
import type { Day, Instant } from '../../../../shared/days.ts'
import type { Fen } from '../../../../shared/money.ts'
import type { Points } from '../../../../shared/points.ts'
import type { Plan, Track } from '../../rules/plan.ts'
import type { Facts } from './facts.ts'

/** 符合, 不符合, 还不能判断. */
export type Verdict = 'yes' | 'no' | 'missing'

/** What a condition makes of what is known. */
export type Found =
  | { about: 'kind'; kind: OrganizationKind }
  | { about: 'registered'; kind: OrganizationKind | null }
  | { about: 'host' }
  | { about: 'place' }
  | { about: 'handedIn'; handedIn: number; limit: number }
  | { about: List; years: number }
  | { about: 'founded'; foundedOn: Day; years: number; by: Day }
  | { about: 'grade'; grade: Grade; least: Grade }
  | { about: 'inspected'; years: number }
  | { about: 'staff'; staff: number; least: number }
  | { about: 'otherMoney' }
  | { about: 'ask'; ask: Fen; tracks: Offer[] }
  | { about: 'months'; months: number; longest: number }
  | { about: Share; share: Points; most: number }
  | { about: 'received'; at: Instant; closes: Instant }
  | { about: 'bar'; bar: { until: Day; reason: string } | null }
  | { about: 'alike'; alike: number }
export type Told = { verdict: 'yes' | 'no' } & Found

export type Offer = Pick<Track, 'name' | 'askMin' | 'askMax'>
export type Share = 'overhead' | 'personnel' | 'grantShare'
export const LISTS = ['abnormal', 'dishonesty', 'violation'] as const
export type List = (typeof LISTS)[number]

/** What shows whether it is met: what the organization says of itself, its proposal, a dated look-up, or the round's own record. */
export type Evidence = 'organization' | 'proposal' | 'budget' | 'look-up' | 'record' | 'alike'

/** Whoever asks: a visitor before registering, an applicant before handing in, an officer who screens. */
export type Reader = 'visitor' | 'applicant' | 'officer'

/** A condition on applicants: the clause, the evidence, who asks, and how it is told. */
export type Condition = {
  /** What it rests on: the first of them that the round's version has. */
  rule: readonly By[]
  shown: Evidence
  readers: readonly Reader[]
  /** A visitor may leave it open. */
  optional?: true
  /** An officer may leave it open where it is not told: it points at what to look at, and nothing more. */
  hint?: true
  /** Whether a round asks it. Without: always. */
  asked?: (plan: Plan) => boolean
  /** Whether it is asked of such an applicant. Without: of all. */
  applies?: (plan: Plan, facts: Facts) => boolean
  /** Null: what is known does not tell. */
  tell: (plan: Plan, facts: Facts) => Told | null
}
