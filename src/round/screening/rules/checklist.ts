import type { By, Ruled } from '../../../rulebook/rules/by.ts'
import type { ConditionKey } from '../../calls/conditions/rules/conditions.ts'
import type { Verdict } from '../../calls/conditions/rules/finding.ts'
import { type Item, conditionOf, verdictOf } from '../../calls/conditions/rules/told.ts'
import { sayTold } from '../../calls/conditions/rules/words.ts'
import type { Outcome } from './eligibility.ts'
import { lengthOf } from '../../../shared/words.ts'

/** What an officer says of a condition: 符合, 不符合, 要补正, 不适用. */
export const SAID = ['met', 'unmet', 'correct', 'not-applicable'] as const
export type Said = (typeof SAID)[number]

/** What an officer says of conditions, as far as it is said; what is not is as the system tells it. */
export type Ticks = {
  said?: Partial<Record<ConditionKey, Said | ''>> | undefined
  notes?: Partial<Record<ConditionKey, string>> | undefined
}
/** Longest note on a condition, in characters. */
export const LONGEST_NOTE = 200

/** Of a failure for what is no condition of the table: its words are the reason. */
export const OTHER = 'other'

/**
 * A condition as a finding keeps it: what the system told then, in words, and what the officer says. `said` null: left open. `found` is
 * blank where nothing was told.
 */
export type Kept = {
  key: ConditionKey | typeof OTHER
  told: Verdict
  found: string
  said: Said | null
  note: string
}

/** `items`: where the officer has to say something. */
export type ChecklistRefusal =
  | Ruled<
      | { why: 'items-open'; items: ConditionKey[] }
      | { why: 'items-unmet'; items: ConditionKey[] }
      | { why: 'items-to-correct'; items: ConditionKey[] }
      | { why: 'items-unexplained'; items: ConditionKey[] }
    >
  | { why: 'note-too-long'; limit: number }

const AS_TOLD = { yes: 'met', no: 'unmet', missing: null } as const satisfies Record<Verdict, Said | null>

/** The checklist as it is with what the officer says. */
export const checked = (items: Item[], { said = {}, notes = {} }: Ticks): Checked[] =>
  items.map((item) => ({
    key: item.key,
    told: verdictOf(item),
    found: item.told ? sayTold(item.told) : '',
    said: said[item.key] || AS_TOLD[verdictOf(item)],
    note: notes[item.key]?.trim() ?? '',
  }))
type Checked = Kept & { key: ConditionKey }

/** A failure that names no condition fails for something else. */
export const kept = (list: Checked[], outcome: Outcome): Kept[] =>
  outcome === 'ineligible' && !list.some(isUnmet)
    ? [...list, { key: OTHER, told: 'missing', found: '', said: 'unmet', note: '' }]
    : list

export const isUnmet = ({ said }: Pick<Kept, 'said'>): boolean => said === 'unmet'

/**
 * Nobody passes with a condition unmet or open, nor is judged while one is to be corrected. Whoever says other than the system, or
 * passes somebody whom nobody has looked up, says why.
 */
export function whyNotChecked(list: Checked[], outcome: Outcome): ChecklistRefusal | null {
  const of = (which: (one: Checked) => boolean) => list.filter(which).map(({ key }) => key)
  const isPass = outcome === 'eligible'
  const wrong = [
    ruled(
      'items-to-correct',
      of(({ said }) => said === 'correct'),
      ['screening.correctionWorkingDays'],
    ),
    ruled('items-open', isPass ? of((one) => one.said === null && !conditionOf(one.key).hint) : []),
    ruled('items-unmet', isPass ? of(isUnmet) : []),
    ruled(
      'items-unexplained',
      of((one) => wantsNote(one) && one.note === ''),
    ),
  ]
  if (list.some(({ note }) => lengthOf(note) > LONGEST_NOTE))
    return { why: 'note-too-long', limit: LONGEST_NOTE }
  return wrong.find(({ items }) => items.length > 0) ?? null
}
const ruled = (why: Why, items: ConditionKey[], by: By[] = []) => ({
  why,
  by: [...by, ...rulesOf(items)],
  items,
})
type Why = 'items-open' | 'items-unmet' | 'items-to-correct' | 'items-unexplained'

/** It is said otherwise than it was told, or met though nobody has looked it up. */
export function wantsNote({ key, told, said }: Checked): boolean {
  if (said === null || said === 'correct') return false
  if (told === 'missing') return conditionOf(key).shown === 'look-up' && said !== 'unmet'
  return said !== AS_TOLD[told]
}

/** The clauses of conditions, each once. */
const rulesOf = (items: ConditionKey[]): By[] => [...new Set(items.flatMap((key) => conditionOf(key).rule))]

/** What of a failure is told: each condition that is not met, with its note or what was found. */
export const failedIn = (list: Kept[]): { key: ConditionKey; says: string }[] =>
  list.flatMap(({ key, found, note, told, said }) =>
    said === 'unmet' && key !== OTHER ? [{ key, says: note || (told === 'no' ? found : '') }] : [],
  )
