import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { type Typed, type Unreadable, readKept } from '../../../../web/body.ts'
import { categoriesOf, listsAs, topicListsOf } from '../../topics/rules.ts'
import type { Plan, Track } from '../../rules/plan.ts'
import { overlaid } from '../../../../rulebook/rules/some.ts'
import { leftIn, planForm, typedPlan } from '../../forms/plan.ts'
import type { Unbound } from '../../rules/ruled.ts'
import { amendmentForm } from '../forms.ts'

/** The reason for an amendment and the plan as it will be; what cannot be read of either is said together. */
export function readAmendment(plan: Plan, typed: Typed): Result<{ reason: string; plan: Plan }, Unreadable> {
  const [reason, amended] = [readKept(amendmentForm, typed), amendedBy(plan, typed)]
  if (reason.ok && amended.ok) return ok({ ...reason.value, plan: amended.value })
  const problems = [reason, amended].flatMap((read) => (read.ok ? [] : read.refusal.problems))
  return refuse({ why: 'form', problems })
}

/**
 * A plan with what was typed of it. What was not typed, or was typed as it is, stays to the letter, though its text would
 * not lead back to it; whether the rest may change is for the rules to say.
 */
export function amendedBy(plan: Plan, typed: Typed): Result<Plan, Unreadable> {
  const text = typedPlan(plan)
  const form = planForm(leftIn(plan))
  const was = readKept(form, text)
  const is = readKept(form, { ...text, ...typed })
  if (!is.ok) return is
  const before: Unbound = was.ok ? was.value : plan
  const kept: Unbound = plan
  const { topicList: _, moreTopicLists: __, categories: ___, ...rest } = over(kept, before, is.value)
  const categories = namedIn(plan, is.value)
  return ok({
    ...rest,
    ...(categories && { categories }),
    ...(plan.rulebook && { rulebook: plan.rulebook }),
    parameters: overlaid(plan.parameters, is.value.parameters),
    ...listsAs(inOrder(topicListsOf(plan), topicListsOf(is.value))),
    dates: over(plan.dates, before.dates, is.value.dates),
    tracks: is.value.tracks.map((track, at) => overTrack(plan.tracks[at], before.tracks[at], track)),
  })
}

/** `kept` with what differs between `before` and `after`. */
function over<T extends object>(kept: T, before: T, after: T): T {
  const was = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value),
  )
  return { ...kept, ...Object.fromEntries(changed) }
}

/** The least amount may be taken away. */
function overTrack(kept: Track | undefined, before: Track | undefined, after: Track): Track {
  if (!kept || !before) return after
  const { askMin, ...rest } = over(kept, before, after)
  const isGone = askMin === undefined || (before.askMin !== undefined && after.askMin === undefined)
  return isGone ? rest : { ...rest, askMin }
}

/** Categories left blank, or typed as they are, stay what they are, though the plan names none of its own. */
function namedIn(plan: Plan, { categories = [...categoriesOf(plan)] }: Unbound): string[] | undefined {
  return categories.join('\n') === categoriesOf(plan).join('\n') ? plan.categories : categories
}

/** Those that were there keep their places; the new ones follow. */
const inOrder = (was: string[], is: string[]): string[] => [
  ...was.filter((id) => is.includes(id)),
  ...is.filter((id) => !was.includes(id)),
]
