import { LISTS } from '../../../../src/round/calls/conditions/rules/finding.ts'
import { CONDITION_KEYS } from '../../../../src/round/calls/conditions/rules/told.ts'
import type { Ticks } from '../../../../src/round/screening/rules/checklist.ts'
import type { Finding } from '../../../../src/round/screening/rules/eligibility.ts'

const WHY = '网站停用，电话问过登记机关'
const ofLists = <V>(value: V) => Object.fromEntries(LISTS.map((list) => [list, value]))

/** Nobody looked at the public lists, and the officer says why. */
export const UNLOOKED: Ticks = { said: ofLists('met' as const), notes: ofLists(WHY) }
/** The same as a form sends it. */
export const UNLOOKED_TYPED: Record<string, string> = Object.fromEntries(
  LISTS.flatMap((list) => [
    [`said.${list}`, 'met'],
    [`notes.${list}`, WHY],
  ]),
)

/** A pass by an officer who looked at no list, and says why. */
export const PASS: Finding = { outcome: 'eligible', reason: '', ...UNLOOKED }

const ofAll = <V>(value: V) => Object.fromEntries(CONDITION_KEYS.map((key) => [key, value]))
/** A pass by an officer who has looked at every condition, whatever the system tells, and says so. */
export const ANYHOW: Finding = {
  ...{ outcome: 'eligible', reason: '' },
  ...{ said: ofAll('met' as const), notes: ofAll('逐项看过原件') },
}
