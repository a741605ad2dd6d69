import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WHAT_WORDS, sayKind } from '../../src/desks/history/pages/words.ts'
import { CODE, filesIn } from '../shape/tree.ts'

const actions = filesIn('src', CODE)
  .filter((path) => /\/actions(\.ts|\/)/.test(path))
  .map((path) => readFileSync(path, 'utf8'))

test('every thing that an action records has its words, and no word is left over', () => {
  const recorded = actions.flatMap((text) =>
    [...text.matchAll(/\bwhat: ('[\w-]+'(?: \| '[\w-]+')*)/g)].flatMap(([, names = '']) =>
      names.split(' | ').map((name) => name.slice(1, -1)),
    ),
  )
  expect(recorded.length).toBeGreaterThan(20)
  expect(Object.keys(WHAT_WORDS).toSorted()).toEqual([...new Set(recorded)].toSorted())
})

test('every subject that a store names is of a kind with a word', () => {
  const stores = filesIn('src', CODE).filter((path) => /\/store(\.ts|\/)/.test(path))
  const kinds = stores.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/=> ?\s*`(\w+):\$\{/g)].map(([, kind = '']) => kind),
  )
  const silent = ['applicant', 'voucher', 'receipt']
  const unnamed = [...new Set(kinds)].filter((kind) => sayKind(`${kind}:x`).word === kind)
  expect(unnamed.toSorted()).toEqual(silent.toSorted())
})
