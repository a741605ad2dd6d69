import type { Version } from '../../../../rulebook/rules/rulebook.ts'
import type { Instant } from '../../../../shared/days.ts'
import { keptNumber } from '../../../../shared/numbers.ts'
import type { Result } from '../../../../shared/result.ts'
import type { AsksAs } from '../../../../web/asks.ts'
import { type Typed, type Unreadable, readKept } from '../../../../web/body.ts'
import { planForm, typedPlan } from '../../forms/plan.ts'
import { type Unbound, binding } from '../../rules/ruled.ts'
import { topicListsOf } from '../../topics/rules.ts'
import type { DraftView } from '../pages/draft.tsx'
import { type Finding, contradictions, unreadable } from '../rules/check.ts'
import { type Found, findDraft } from '../store.ts'

/** A draft as its pages show it, with the version that it goes by and the plan that its text comes to. */
export type Working = {
  found: Found
  draft: DraftView
  version: Version | undefined
  plan: Result<Unbound, Unreadable>
}

export async function findWorking(db: AsksAs['db'], id: string, now: Instant): Promise<Working | null> {
  const found = await findDraft(db, id)
  return found && workingOf(found, now)
}

/** The text, and what a check finds in it now. */
function workingOf(found: Found, now: Instant): Working {
  const { id, version, savedAt, roundVersion, discard } = found
  const typed = textOf(found)
  const chosen = chosenIn(found.versions, typed)
  const plan = readPlan(typed, chosen)
  const findings = plan.ok
    ? findingsOf(found, typed['rulebook'], { plan: plan.value, version: chosen, now })
    : unreadable(plan.refusal.problems)
  const draft = { id, typed, version, savedAt, isRound: roundVersion !== null, discard, findings }
  return { found, draft, version: chosen, plan }
}

/** The working text; of a round without any, what its plan says. */
export const textOf = ({ typed, plan }: Pick<Found, 'typed' | 'plan'>): Typed =>
  typed ?? (plan ? typedPlan(plan) : {})

/** The version that a text names, or the last one in force. */
export const chosenIn = (versions: Version[], typed: Typed): Version | undefined =>
  versions.find(({ id }) => id === typed['rulebook']) ?? versions[0]

/** A plan as it was typed, with what the version leaves to its call. */
export const readPlan = (typed: Typed, version: Version | undefined): Result<Unbound, Unreadable> =>
  readKept(planForm(version ? version.book.left : null), typed)

type Read = { plan: Unbound; version: Version | undefined; now: Instant }

function findingsOf(found: Found, chosen: string | undefined, { plan, version, now }: Read): Finding[] {
  const { taken, versions, topicLists, calendar } = found
  const isGone = chosen !== undefined && version?.id !== chosen && versions.length > 0
  const hasLists = topicListsOf(plan).every((list) => topicLists.some(({ id }) => id === list))
  return [
    ...(taken.some((code) => keptNumber(code) === keptNumber(plan.code))
      ? [{ what: 'code-taken', step: 'basics', code: plan.code } as const]
      : []),
    ...(isGone ? [{ what: 'no-rulebook', step: 'rulebook' } as const] : []),
    ...(hasLists ? [] : [{ what: 'no-topic-list', step: 'topics', field: 'topicLists' } as const]),
    ...contradictions(binding(plan, version), calendar, now),
  ]
}
