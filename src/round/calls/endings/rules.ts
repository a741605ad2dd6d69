import type { Instant } from '../../../shared/days.ts'
import type { Plan } from '../rules/plan.ts'
import type { EndingGround, EndingKind, EndingOutcome } from '../rules/ending.ts'
import { numbered } from '../rules/round.ts'

/** What was proposed to end a round, and what has become of it. `ground`: of a round that failed. */
export type Ending = {
  id: string
  kind: EndingKind
  ground: EndingGround | null
  reason: string
  /** Who proposed it, by id and by name. */
  by: string
  byName: string
  at: Instant
  /** Null: it waits for an approver. */
  answer: { outcome: EndingOutcome; reason: string; byName: string; at: Instant } | null
}

/** The same once it is published, as everybody may know it. */
export type PublicEnding = Pick<Ending, 'kind' | 'ground' | 'reason' | 'at'>
/** In a list of them. */
export type EndingItem = { roundId: string; code: string; title: string; kind: EndingKind; at: Instant }

/** "2026-LB-0001": a round ends once. */
export const endingNumber = (plan: Pick<Plan, 'code'>, kind: EndingKind): string =>
  numbered(plan, kind === 'failed' ? 'LB' : 'ZZ', 1)
