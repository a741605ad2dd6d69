import type { Person } from '../../../people/rules/person.ts'
import type { Place } from '../../../people/rules/place.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { dayOf } from '../../../shared/days.ts'
import { handles } from './need.ts'

/** The first comes with the need, the last with its answer. */
export const STEPS = ['collected', 'agenda', 'deliberated', 'planned', 'done', 'answered'] as const
export type Step = (typeof STEPS)[number]
export const STEP_WORDS: Record<Step, string> = {
  collected: '收集',
  agenda: '议题',
  deliberated: '协商',
  planned: '方案',
  done: '实施',
  answered: '反馈',
}
/** A step that was taken; `by` null: a resident without an account. */
export type Taken = {
  step: Step
  note: string
  by: string | null
  at: Instant
  deliberation: Deliberation | null
}

export const MEETINGS = ['council', 'residents', 'building', 'online', 'other'] as const
export type Meeting = (typeof MEETINGS)[number]
export const MEETING_WORDS: Record<Meeting, string> = {
  council: '议事会',
  residents: '居民会议',
  building: '楼门院会议',
  online: '线上协商',
  other: '其他形式',
}
/** Who met, when, and what came of it. `present` says who took part: "居民代表12人、物业、社区". */
export type Deliberation = { heldOn: Day; kind: Meeting; present: string; outcome: string }

/** The step after those taken, or null: the next would be the answer, which is not taken by itself. */
export function nextStep(taken: { step: Step }[]): Step | null {
  const next = STEPS.slice(1, -1).find((step) => !taken.some((one) => one.step === step))
  return taken.some(({ step }) => step === 'answered') ? null : (next ?? null)
}

export type StepRefusal =
  | { why: 'not-found' }
  | { why: 'answered'; at: Instant }
  | { why: 'not-the-next-step'; next: Step | null }
  | { why: 'held-in-the-future' }

/** Asked without a step by the page, with one by the action. Somebody else's need is not found. */
export function whyNotStep(
  need: { place: Place; answeredAt: Instant | null; steps: { step: Step }[] },
  by: Person,
  wanted: { step: Step; deliberation: Deliberation | null } | null,
  now: Instant,
): StepRefusal | null {
  if (!handles(by, need.place)) return { why: 'not-found' }
  if (need.answeredAt !== null) return { why: 'answered', at: need.answeredAt }
  const next = nextStep(need.steps)
  if (next === null || (wanted && wanted.step !== next)) return { why: 'not-the-next-step', next }
  const heldOn = wanted?.deliberation?.heldOn
  return heldOn && heldOn > dayOf(now) ? { why: 'held-in-the-future' } : null
}

export type AttachRefusal =
  | { why: 'not-found' }
  | { why: 'step-not-taken'; step: Step }
  | { why: 'deliberated-already'; step: Step }
  | { why: 'held-in-the-future' }

/** Steps that a deliberation record can still be attached to: taken by the staff, and without one. */
export const attachable = (steps: Taken[]): Step[] =>
  steps.flatMap(({ step, deliberation }) =>
    deliberation === null && step !== 'collected' && step !== 'answered' ? [step] : [],
  )

/** A record that comes later, of a meeting held before. Once for each step; after the answer as well. */
export function whyNotAttach(
  need: { place: Place; steps: Taken[] },
  by: Person,
  { step, deliberation }: { step: Step; deliberation: Deliberation },
  now: Instant,
): AttachRefusal | null {
  if (!handles(by, need.place)) return { why: 'not-found' }
  if (!need.steps.some((taken) => taken.step === step)) return { why: 'step-not-taken', step }
  if (!attachable(need.steps).includes(step)) return { why: 'deliberated-already', step }
  return deliberation.heldOn > dayOf(now) ? { why: 'held-in-the-future' } : null
}
