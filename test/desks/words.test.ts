import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sayKind } from '../../src/desks/history/pages/subjects.ts'
import { WHAT_WORDS } from '../../src/desks/history/pages/words.ts'
import { subjects } from '../../src/history/subjects.ts'
import { CODE, filesIn } from '../shape/tree.ts'

const actions = filesIn('src', CODE)
  .filter((path) => /\/actions(\.ts|\/)/.test(path))
  .map((path) => readFileSync(path, 'utf8'))

test('every thing that an action records has its words, and no word is left over', () => {
  const recorded = actions.flatMap((text) =>
    [...text.matchAll(/\bwhat: (?:[\w.]+ \? )?('[\w-]+'(?: [|:] '[\w-]+')*)/g)].flatMap(([, names = '']) =>
      names.split(/ [|:] /).map((name) => name.slice(1, -1)),
    ),
  )
  expect(recorded.length).toBeGreaterThan(20)
  expect(Object.keys(WHAT_WORDS).toSorted()).toEqual([...new Set(recorded)].toSorted())
})

test('every subject is of a kind with a word, but for the site’s own bookkeeping', () => {
  const kinds = Object.values(subjects).map((one) => (typeof one === 'string' ? one : one.kind))
  const unnamed = kinds.filter((kind) => sayKind(`${kind}:x`).word === kind)
  expect(unnamed.toSorted()).toEqual(['applicant', 'receipt', 'voucher'])
})

/** Subjects that no round's history tells, and why. */
const APART: Record<string, string[]> = {
  'of the ground, and of what comes before a round': [
    ...['person', 'access', 'invitation', 'administrators', 'places', 'office', 'organization', 'clock'],
    ...['channel', 'wording'],
    ...['calendar', 'rulebook', 'need', 'topics', 'topicLists', 'pool'],
  ],
  'a lock beside the subject that tells it': ['applicant', 'voucher', 'receipt'],
  'between the staff: told on its own page, not to whoever has an interest in it': ['notes'],
  'the proposal’s own history tells that it was asked for': ['consent'],
}

test('every other subject is told in the history of its round', () => {
  const query = readFileSync('migrations/0034_told.sql', 'utf8')
  const told = [...query.matchAll(/'(\w+):'/g)].map(([, kind = '']) => kind)
  const untold = Object.keys(subjects).filter((name) => !told.includes(name))
  expect(untold.toSorted()).toEqual(Object.values(APART).flat().toSorted())
})
