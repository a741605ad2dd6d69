import { describe, expect, test } from 'vitest'
import { groupsOf, markedIn, wordsIn, type Hit } from '../../../src/desks/search/rules.ts'

describe('the words looked for', () => {
  test.each([
    ['', []],
    ['  茶叙　食堂 茶叙 ', ['茶叙', '食堂']],
    ['２０１３－ＳＱ－０００１', ['2013-sq-0001']],
    ['a，b、c;d。e f', ['a', 'b', 'c', 'd', 'e']],
    ['长'.repeat(60), ['长'.repeat(40)]],
  ])('%j', (typed, words) => expect(wordsIn(typed)).toEqual(words))
})

test('a text is marked where it has them, whatever their case, and stays the text', () => {
  const parts = markedIn('纳百川ABC纳百', ['abc', '纳百', '纳百川'])
  expect(parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')).toBe(
    '[纳百川][ABC][纳百]',
  )
  expect(markedIn('没有', ['别的'])).toEqual([{ text: '没有', isFound: false }])
  expect(markedIn('', ['别的'])).toEqual([])
})

test('groups stand in one order, each with how many there are', () => {
  const hit = (kind: Hit['kind'], id: string, total: number): Hit => ({
    ...{ kind, id, total, title: id, small: null, excerpt: null, at: null, inside: 1 },
  })
  const groups = groupsOf([hit('letter', 'a', 9), hit('project', 'b', 2), hit('project', 'c', 2)])
  expect(groups.map(({ kind, total, hits }) => `${kind} ${total} ${hits.length}`)).toEqual([
    'project 2 2',
    'letter 9 1',
  ])
})
