import { expect, test } from 'vitest'
import { type Citable, boundTo } from '../../../src/rulebook/rules/bound.ts'
import type { ParameterKey, Parameters } from '../../../src/rulebook/rules/parameters.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { bookWith, planBy } from '../../round/calls/ruled.ts'

/** A round under one version: the sample plan by its numbers, and what stages keep of the rulebook. */
export type Under = { plan: Plan; rulebook: Citable & { parameters: Parameters } }

/** A round of the version that sets `key` to `value`, the model's numbers otherwise. */
export function under(key: ParameterKey, value: unknown): Under {
  const book = bookWith({ [key]: value })
  return { plan: planBy(book), rulebook: { ...boundTo({ id: 'v1', book }), parameters: book.parameters } }
}

/**
 * One parameter in two versions: what a stage does by each. A round of the old version goes on by the old value after
 * the new one is there, because it holds its own copy. test/rulebook/behaves/every-parameter.test.ts wants one a parameter.
 */
export function behaves<T>(
  key: ParameterKey,
  [before, after]: [unknown, unknown],
  act: (round: Under) => T,
  [once, then]: [T, T],
): void {
  test(`${key}: an old round goes by ${JSON.stringify(before)}, a new one by ${JSON.stringify(after)}`, () => {
    const old = under(key, before)
    expect(act(old)).toEqual(once)
    expect(act(under(key, after))).toEqual(then)
    expect(act(old)).toEqual(once)
    expect(once).not.toEqual(then)
  })
}
