import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OF_THEIR_OWN } from '../access/raced.ts'

/** Whoever says that an act is raced in a test of its own names one that does. */
test.each(Object.keys(OF_THEIR_OWN))('%s lets two act at once', (path) => {
  expect(readFileSync(path, 'utf8')).toMatch(/at once|Promise\.all/)
})
