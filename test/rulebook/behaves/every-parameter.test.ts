import { expect, test } from 'vitest'
import type { ParameterKey } from '../../../src/rulebook/rules/parameters.ts'
import { PARAMETER_KEYS } from '../../../src/rulebook/rules/words.ts'
import { CODE, filesIn, read } from '../../shape/tree.ts'

/** What is here as `behaves('key', …)` shows that a stage does otherwise under another value. */
test('every parameter of the rulebook changes what a stage does', () => {
  const sources = filesIn('test/rulebook/behaves', CODE).map((path) => read(path).text)
  const shown = sources.flatMap((text) =>
    [...text.matchAll(/^\s*behaves\(\s*'([\w.]+)'/gm)].map(([, key]) => key),
  )
  expect([...shown, ...TO_COME].toSorted()).toEqual(PARAMETER_KEYS.toSorted())
})

/** Written but not acted on yet: what names a parameter here is to be taken away with its first `behaves`. */
const TO_COME: ParameterKey[] = ['screening.correctionWorkingDays']
