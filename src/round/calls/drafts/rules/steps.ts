import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { kindOf } from '../../../../rulebook/rules/words.ts'
import type { PlanFault } from '../../rounds/rules.ts'
import type { Typed } from '../../rules/typed.ts'

/** Drafting a round is one task after the other; each has its fields, by the beginnings of their names. */
export const STEPS = {
  basics: { title: '名称与主办单位', fields: ['title', 'code', 'organizer'] },
  rulebook: { title: '管理办法', fields: ['rulebook'] },
  tracks: { title: '赛道', fields: ['tracks'] },
  topics: { title: '领域与选题', fields: ['categories', 'topicLists'] },
  timetable: { title: '日程', fields: ['dates'] },
  form: { title: '申报表', fields: ['form'] },
  rubric: { title: '评分细则', fields: ['criteria', 'step'] },
  rules: { title: '公告规定的规则', fields: ['parameters'] },
} as const satisfies Record<string, { title: string; fields: string[] }>

export type Step = keyof typeof STEPS
export const STEP_NAMES = Object.keys(STEPS).filter(isStep)

export function isStep(word: string): word is Step {
  return Object.hasOwn(STEPS, word)
}

/** The step that asks for a field. */
export const stepOf = (field: string): Step =>
  STEP_NAMES.find((step) => belongsTo(step, field)) ??
  STEP_NAMES.find((step) => STEPS[step].fields.some((start) => start.startsWith(`${field}.`))) ??
  'basics'

export const belongsTo = (step: Step, field: string): boolean =>
  STEPS[step].fields.some(
    (start) => field === start || field.startsWith(`${start}.`) || field === `${start}[]`,
  )

export const stepAfter = (step: Step): Step | null => STEP_NAMES[STEP_NAMES.indexOf(step) + 1] ?? null

/** The whole text with one step's fields as they were just typed; what the others hold stays. */
export function withStep(text: Typed, step: Step, typed: Typed): Typed {
  const others = Object.entries(text).filter(([field]) => !belongsTo(step, field))
  return Object.fromEntries([...others, ...Object.entries(typed).filter(([field]) => belongsTo(step, field))])
}

/** Where a contradiction is mended. */
export const FAULT_STEPS: Record<PlanFault, Step> = {
  'closes-before-opens': 'timetable',
  'scoring-ends-before-closing': 'timetable',
  'closes-in-the-past': 'timetable',
  'same-code-twice': 'rubric',
  'tie-break-unknown': 'rules',
  'tranches-are-not-all': 'rules',
  'grades-out-of-order': 'rules',
  'panel-below-minimum': 'rules',
  'sheets-per-proposal': 'rules',
  'most-sheets-of-all': 'rules',
  'budget-below-one-ask': 'tracks',
  'budget-below-quota': 'tracks',
  'least-above-most': 'tracks',
  'levels-out-of-order': 'rubric',
  'pass-mark-out-of-reach': 'rules',
  'points-are-not-100': 'rubric',
  'form-contradictory': 'form',
}

/** Where a departure from the rulebook is mended. */
export function departureStep(key: ParameterKey): Step {
  switch (key) {
    case 'calls.openDays':
      return 'timetable'
    case 'proposals.communityGroups':
    case 'proposals.highestAsk':
      return 'tracks'
    case 'scoring.bonus':
      return 'rubric'
    default:
      return kindOf(key).left === 'track' ? 'tracks' : 'rules'
  }
}
