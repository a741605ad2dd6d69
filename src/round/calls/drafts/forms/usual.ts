import type { Version } from '../../../../rulebook/rules/rulebook.ts'
import type { Typed } from '../../rules/typed.ts'
import { flat, typedOf } from '../../../../web/boxes/box.ts'
import { usualForm } from '../../form/rules/usual.ts'
import { numbersForm, setBy } from '../../forms/numbers.ts'
import { beginningForm } from '../../forms/plan.ts'
import { USUAL_CATEGORIES } from '../../topics/rules.ts'
import { USUAL_STEP, usualCriteria } from '../rules/usual.ts'

/**
 * What a new draft starts from: the usual rubric, categories and form, and of the rulebook that the district has in force
 * what its clauses leave to the call, as they would set it.
 */
export function usualText(version: Version | undefined): Typed {
  const usual = {
    criteria: usualCriteria(),
    step: USUAL_STEP,
    categories: [...USUAL_CATEGORIES],
    form: usualForm(),
  }
  return withNumbersOf(typedOf(beginningForm, usual), version)
}

/** Last round's text for the next one: all but its code and dates, by the rulebook in force now. */
export function clonedText(text: Typed, version: Version | undefined): Typed {
  const kept = Object.entries(text).filter(
    ([field]) => field !== 'code' && field !== 'rulebook' && !field.startsWith('dates.'),
  )
  return withNumbersOf(Object.fromEntries(kept), version)
}

/** The text by another version: what its clauses leave to the call stands where the other's numbers stood. */
export function withNumbersOf(text: Typed, version: Version | undefined): Typed {
  if (!version) return text
  const others = Object.entries(text).filter(([field]) => !/^(parameters|tracks\.\d+\.set)\./.test(field))
  const tracks = new Set(others.flatMap(([field]) => /^tracks\.\d+/.exec(field) ?? []))
  return {
    ...Object.fromEntries(others),
    ...startingIn('parameters', 'round', version),
    ...Object.assign({}, ...[...tracks].map((track) => startingIn(`${track}.set`, 'track', version))),
    rulebook: version.id,
  }
}

const startingIn = (path: string, to: 'round' | 'track', { book: { left, parameters } }: Version): Typed =>
  flat(typedOf(numbersForm(setBy(to, left), left), parameters), path)
