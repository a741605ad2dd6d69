import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Instant } from '../../../shared/days.ts'
import type { ConditionKey } from '../conditions/rules/conditions.ts'
import { takes, tracksFor } from '../conditions/rules/conditions.ts'
import { type Facts, UNTOLD } from '../conditions/rules/facts.ts'
import type { Told, Verdict } from '../conditions/rules/finding.ts'
import { type Item, askedIn, clausesOf, conditionOf, itemsFor } from '../conditions/rules/told.ts'
import type { Ended } from '../rules/ending.ts'
import type { Plan, Track } from '../rules/plan.ts'
import { type Phase, phaseOf } from '../rules/round.ts'

/** What a visitor is asked. */
export const QUESTIONS = [
  ...([
    'kind',
    'registered',
    'host',
    'founded',
    'grade',
    'inspected',
    'staff',
    'place',
    'otherMoney',
  ] as const),
  ...(['handedIn', 'abnormal', 'dishonesty', 'violation', 'ask', 'months', 'overhead', 'personnel'] as const),
] as const satisfies ConditionKey[]
export type Question = (typeof QUESTIONS)[number]

/** 申报前自查: what a visitor says of an organization and its project. Null: not said. */
export type Answers = Pick<Facts, Exclude<Question, 'founded'> | 'foundedOn'>

/** What a condition makes of an answer; `key`: the clause that it comes from. */
export type Finding = { key?: ClauseKey } & (
  | Told
  | { verdict: 'yes' | 'no'; about: 'call'; phase: Phase; at: Instant }
  | { verdict: 'missing'; about: 'unanswered'; question: ConditionKey }
)

/** `tracks`: where the kind of organization and the amount fit. */
export type PreCheck = { verdict: Verdict; findings: Finding[]; tracks: Track[] }

/**
 * Says yes, no or what is missing, for a call at a time. One no is enough for no; a required answer that lacks leaves
 * it open. A call that is yet to open says so and is no obstacle.
 */
export function preCheck(plan: Plan, answers: Answers, now: Instant, ended?: Ended | null): PreCheck {
  const facts = { ...UNTOLD, ...answers }
  const findings = [ofCall(plan, now, ended), ...itemsFor(plan, facts, 'visitor').flatMap(findingOf)]
  const fits = facts.kind === null ? [] : tracksFor(plan, facts).filter((track) => takes(track, facts.ask))
  return { verdict: verdictOf(findings), findings, tracks: fits }
}

/** What is asked in a round: a rule that it does not go by asks nothing. */
export function questionsOf(plan: Plan): Question[] {
  const asked: string[] = askedIn(plan, 'visitor')
  return QUESTIONS.filter((question) => asked.includes(question))
}

function findingOf({ key, told }: Item): Finding[] {
  const [clause] = clausesOf(key)
  if (told) return [{ ...told, ...(clause && { key: clause }) }]
  return conditionOf(key).optional ? [] : [{ verdict: 'missing', about: 'unanswered', question: key }]
}

function ofCall({ dates }: Plan, now: Instant, ended?: Ended | null): Finding {
  const phase = phaseOf(dates, now, ended)
  const at = ended?.at ?? (phase === 'upcoming' ? dates.opens : dates.closes)
  const isFine = phase === 'upcoming' || phase === 'open'
  return { verdict: isFine ? 'yes' : 'no', about: 'call', phase, at, key: 'calls.openDays' }
}

function verdictOf(findings: Finding[]): Verdict {
  const has = (verdict: Verdict) => findings.some((finding) => finding.verdict === verdict)
  if (has('no')) return 'no'
  return has('missing') ? 'missing' : 'yes'
}
