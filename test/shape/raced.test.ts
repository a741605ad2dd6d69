import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { BY_NOBODY, IN_STORIES, RACED } from '../access/raced.ts'
import { declared } from '../access/routes.ts'
import { CODE, filesIn } from './tree.ts'

/** Every act is done by eight at once: on the world of test/access, in a story, by a test of its own; or by nobody, and why. */
const acts = [...declared.keys()].flatMap((route) => (route.startsWith('POST ') ? [route.slice(5)] : []))
const onTheWorld = RACED.map(([route]) => route.slice(5))
const inStories = Object.values(IN_STORIES).flat()
const byNobody = Object.values(BY_NOBODY).flat()

/** What the tests themselves say: `byEight(paths.withdrawal, …`. */
const PLACES = new Map(
  Object.entries(paths).flatMap(([name, place]) => ('pattern' in place ? [[name, place.pattern]] : [])),
)
const calls = filesIn('test', CODE)
  .filter((path) => path.endsWith('.test.ts') && path !== 'test/shape/raced.test.ts')
  .flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(
        /\bbyEight\(\s*(?!place\b)(?:paths\.(\w+),)?|\[\s*paths\.(\w+),\s*(?:async )?\(/g,
      ),
    ].map(([, one, of]) => ({ path, act: PLACES.get(one ?? of ?? '') })),
  )

test('a test of its own names the act that eight do by its place', () => {
  expect(calls.filter(({ act }) => act === undefined || !acts.includes(act))).toEqual([])
})

test('every act is raced by eight', () => {
  const raced = [...onTheWorld, ...inStories, ...calls.map(({ act }) => act)]
  expect(acts.filter((act) => !raced.includes(act) && !byNobody.includes(act))).toEqual([])
  expect(byNobody.filter((act) => raced.includes(act))).toEqual([])
})

test('nothing else is listed', () => {
  expect([...onTheWorld, ...inStories, ...byNobody].filter((act) => !acts.includes(act))).toEqual([])
})

test.each(Object.keys(IN_STORIES))('%s sends every act in eight copies', (story) => {
  expect(existsSync(story)).toBe(true)
  expect(readFileSync(story, 'utf8')).toContain('openRacedSite(')
})
