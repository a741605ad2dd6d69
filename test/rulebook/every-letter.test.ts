import { expect, test } from 'vitest'
import { KINDS } from '../../src/letters/rules.ts'
import { modelVersion } from '../../src/rulebook/model/model.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { read } from '../shape/tree.ts'
import { eachOf, lettersInSource } from './letters/in-source.ts'
import { RULES, WITHOUT } from './letters/kinds.ts'

const kinds = lettersInSource()
const without = Object.values(WITHOUT).flat().flatMap(eachOf)
const subjects = (found: typeof kinds) =>
  [...new Set(found.flatMap(({ subject }) => eachOf(subject)))].toSorted()

test('every kind of letter names its rules, or is known to have none, and why', () => {
  expect(subjects(kinds)).toEqual([...Object.keys(RULES).flatMap(eachOf), ...without].toSorted())
  expect(kinds.length).toBeGreaterThan(70)
})

test('each is one that a district may word, but for what an officer writes to many', () => {
  expect(subjects(kinds.filter(({ isWorded }) => !isWorded))).toEqual(['通知：…'])
})

test('each is written with its kind, and no kind is without letters', () => {
  expect(kinds.filter(({ kind }) => kind === null)).toEqual([])
  expect(KINDS.filter((one) => kinds.every(({ kind }) => kind !== one))).toEqual([])
})

test('one subject has one kind, but for what is asked for once more when its last day comes', () => {
  const kindsOf = (subject: string) =>
    new Set(kinds.filter((one) => eachOf(one.subject).includes(subject)).map((one) => one.kind))
  const several = subjects(kinds).filter((subject) => kindsOf(subject).size > 1)
  expect(several.map((subject) => [subject, [...kindsOf(subject)].toSorted()])).toEqual([
    ['请补正：…', ['due', 'task']],
  ])
})

test('whoever is asked to do something finds it under what is to be done', () => {
  const asks = subjects(kinds.filter(({ kind }) => kind !== 'task' && kind !== 'due'))
  expect(asks.filter((subject) => /^请|^等您|待(批准|发布|审核|审定|评定)/.test(subject))).toEqual([])
})

test('a letter has no grounds where no rule stands behind it, and nowhere else', () => {
  expect(subjects(kinds.filter(({ isBare }) => isBare))).toEqual(without.toSorted())
})

test('the rules that letters name stand in the model', () => {
  const { clauses } = boundTo(modelVersion())
  const named = [...new Set(Object.values(RULES).flat())]
  expect(named.filter((rule) => clauses[rule] === undefined)).toEqual([])
})

test('every kind with rules is played, and its links are found', () => {
  const played = ['before', 'after', 'silent', 'recused', 'drawn', 'reversed', 'outside']
    .map((part) => read(`test/rulebook/letters/${part}.d1.test.ts`).text)
    .join('')
  expect(Object.keys(RULES).filter((kind) => !played.includes(`'${kind}'`))).toEqual([])
})
