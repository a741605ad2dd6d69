import type { KeptSnapshot } from '../../../organizations/rules/check.ts'
import { itemsFor } from '../../calls/conditions/rules/told.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Ticks, checked } from './checklist.ts'
import { restsOn } from './credit.ts'
import { type Recorded, factsOf } from './facts.ts'

/** An officer's checklist: each condition of the round as the record and the look-ups tell it, with what is said of it. */
export const checklistOf = (plan: Plan, record: Recorded, looked: Looked[], ticks: Ticks = {}) =>
  checked(itemsFor(plan, factsOf(plan, record, restsOn(looked)), 'officer'), ticks)
type Looked = Omit<KeptSnapshot, 'by' | 'at'>
