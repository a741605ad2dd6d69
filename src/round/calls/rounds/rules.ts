import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import { type NumbersUndecided, whyNotNumbers } from '../../../personal/rules.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import {
  type Discarded,
  type SentBack,
  whyNotDiscarded,
  whyNotSentBack,
} from '../../../rulebook/rules/discards.ts'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import type { Version } from '../../../rulebook/rules/rulebook.ts'
import { isBoundOfAll, isOutOfReach } from '../../../rulebook/rules/sheets.ts'
import { NEEDED } from '../../../rulebook/rules/some.ts'
import { valueOf } from '../../../rulebook/rules/words.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Points } from '../../../shared/points.ts'
import { faultsOfForm } from '../form/rules/faults.ts'
import type { Criterion, Plan } from '../rules/plan.ts'
import { type Drafted, pointsOf } from '../rules/round.ts'
import { chainOf, numbersIn } from '../rules/numbers.ts'
import { type Unbound, departuresOf, setsItself } from '../rules/ruled.ts'
import type { TopicListRefusal } from '../topics/rules.ts'

export type DraftRefusal =
  | NotYourRole
  | Discarded
  | Ruled<{ why: 'published-is-frozen' }>
  | { why: 'code-taken'; code: string }
  /** Without a rulebook the call brings them all. */
  | { why: 'numbers-missing'; keys: ParameterKey[] }
  | TopicListRefusal

export function whyNotEdit(round: Drafted, by: Person): DraftRefusal | null {
  if (round.publishedAt !== null) return { why: 'published-is-frozen', by: '#amendment' }
  return whyNotRole(by, 'officer') ?? whyNotDiscarded(round.discard)
}

export function whyNotWhole({ parameters }: Unbound, version: Version | undefined): DraftRefusal | null {
  const keys = version ? [] : NEEDED.filter((key) => valueOf(parameters, key) === undefined)
  return keys.length > 0 ? { why: 'numbers-missing', keys } : null
}

export type PublishRefusal =
  | NotYourRole
  | Discarded
  | SentBack
  | Ruled<
      | { why: 'already-published'; at: Instant }
      | { why: 'own-draft' }
      | { why: 'contradictory'; faults: PlanFault[] }
      /** The version that the draft binds is no longer in force, or it binds none although there is one. */
      | { why: 'rulebook-not-in-force' }
      /** What the rulebook does not allow, each by the parameter that it departs from. */
      | { why: 'departs-from-rulebook'; rules: ParameterKey[] }
    >
  | NumbersUndecided

/**
 * Asked by the page, to explain, and by the action, to refuse. Whoever wrote a word of the plan does not publish it. `undecided`:
 * numbers of people in its text on which nobody has decided.
 */
export function whyNotPublish(
  round: Drafted,
  by: Person,
  now: Instant,
  undecided = 0,
): PublishRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  if (round.publishedAt !== null) return { why: 'already-published', by: '#amendment', at: round.publishedAt }
  const back = whyNotDiscarded(round.discard) ?? whyNotSentBack(round.returned)
  if (back) return back
  if (round.draftedBy.includes(by.id)) return { why: 'own-draft', by: '#second-person' }
  const faults = faultsOf(round.plan, now)
  if (faults.length > 0) return { why: 'contradictory', by: '#call', faults }
  return whyNotRuled(round, now) ?? whyNotNumbers(undecided)
}

/**
 * A round binds the version in force on the day of its publication, and goes by its numbers to the end. Its days for applicants
 * count from that day, where it opens before.
 */
export function whyNotRuled(
  { plan, inForce }: Pick<Drafted, 'plan' | 'inForce'>,
  now: Instant,
): PublishRefusal | null {
  const isBound = plan.rulebook ? inForce.includes(plan.rulebook.version) : inForce.length === 0
  if (!isBound) return { why: 'rulebook-not-in-force', by: '#versions' }
  const rules = departuresOf(plan, now)
  return rules.length > 0 ? { why: 'departs-from-rulebook', by: rules, rules } : null
}

export type PlanFault =
  | 'closes-before-opens'
  | 'scoring-ends-before-closing'
  | 'closes-in-the-past'
  | 'same-code-twice'
  | 'tie-break-unknown'
  | 'tranches-are-not-all'
  | 'grades-out-of-order'
  | 'panel-below-minimum'
  | 'sheets-per-proposal'
  | 'most-sheets-of-all'
  | 'budget-below-one-ask'
  | 'budget-below-quota'
  | 'least-above-most'
  | 'levels-out-of-order'
  | 'pass-mark-out-of-reach'
  | 'points-are-not-100'
  | 'form-contradictory'

/** What contradicts itself in a plan; a plan can be saved with faults, but not published. */
export function faultsOf(plan: Plan, now: Instant): PlanFault[] {
  const { dates, step, criteria, tracks } = plan
  const { panel, scoring, payments, closing } = plan.parameters
  const found: [boolean, PlanFault][] = [
    [dates.closes <= dates.opens, 'closes-before-opens'],
    [dates.scoringCloses <= dates.closes, 'scoring-ends-before-closing'],
    [dates.closes <= now, 'closes-in-the-past'],
    [hasTwins(tracks) || hasTwins(criteria), 'same-code-twice'],
    [hasUnknown(plan), 'tie-break-unknown'],
    [payments.tranches.reduce((sum, { percent }) => sum + percent, 0) !== 100, 'tranches-are-not-all'],
    [closing.gradeA <= closing.gradeB, 'grades-out-of-order'],
    [panel.size < scoring.minSheets, 'panel-below-minimum'],
    [isOutOfReach(plan.parameters), 'sheets-per-proposal'],
    [isBoundOfAll(plan.parameters), 'most-sheets-of-all'],
    [tracks.some((track) => track.budget < track.askMax), 'budget-below-one-ask'],
    [tracks.some(({ budget, quota, askMin = 0 }) => budget < quota * askMin), 'budget-below-quota'],
    [tracks.some(({ askMin = 0, askMax }) => askMin > askMax), 'least-above-most'],
    [criteria.some((criterion) => !areInOrder(criterion, step)), 'levels-out-of-order'],
    [
      tracks.some((track) => numbersIn(plan, track).scoring.passMark > pointsOf(plan)),
      'pass-mark-out-of-reach',
    ],
    [pointsOf(plan) !== FULL_MARK, 'points-are-not-100'],
    [plan.form !== undefined && faultsOfForm(plan.form).length > 0, 'form-contradictory'],
  ]
  return found.flatMap(([isSo, fault]) => (isSo ? [fault] : []))
}

/** All that a proposal can get but for bonus points, in hundredths: a criterion's points are its percent. */
const FULL_MARK = 100_00

/** A chain that the call sets names what the rubric does not have; of a rulebook's own, that is passed over. */
const hasUnknown = (plan: Plan): boolean =>
  setsItself(plan, 'scoring.tieBreak') && chainOf(plan).length < plan.parameters.scoring.tieBreak.length

/** From the top down to 0, each a step or more below the one above. */
function areInOrder({ max, levels = [] }: Criterion, step: Points): boolean {
  if (levels.length === 0) return true
  const tops = levels.map((_, at) => (at === 0 ? max : (levels[at - 1]?.from ?? 0) - step))
  return (
    levels.at(-1)?.from === 0 && levels.every(({ from }, at) => from <= (tops[at] ?? -1) && from % step === 0)
  )
}

const hasTwins = (items: { code: string }[]): boolean =>
  new Set(items.map(({ code }) => code)).size < items.length
