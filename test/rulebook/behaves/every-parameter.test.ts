import { expect, test } from 'vitest'
import { PARAMETER_KEYS } from '../../../src/rulebook/rules/words.ts'
import { CODE, filesIn, read } from '../../shape/tree.ts'

/** What is here as `behaves('key', …)` shows that a stage does otherwise under another value. */
test('every parameter of the rulebook changes what a stage does', () => {
  const sources = filesIn('test/rulebook/behaves', CODE).map((path) => read(path).text)
  const shown = sources.flatMap((text) =>
    [...text.matchAll(/^\s*behaves\(\s*'([\w.]+)'/gm)].map(([, key]) => key),
  )
  expect(shown.toSorted()).toEqual(PARAMETER_KEYS.toSorted())
})
