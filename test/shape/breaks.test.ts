import { describe, expect, test } from 'vitest'
import { DIGESTS } from '../../src/checks/digests.ts'
import { CHECKS } from '../../src/checks/run.ts'
import { type Node, filesIn, nodesOf, read } from './tree.ts'

/** Names in all tests together: whoever needs one more looks first whether the rows cannot be made whole. */
const MOST = 40

const isBreaks = (node: Node): boolean =>
  node.type === 'CallExpression' && Object(node['callee']).name === 'breaks'

const namesIn = (given: unknown): string[] =>
  Array.isArray(given) ? given.map((one) => String(Object(one).value ?? '')) : []

const said = filesIn('test', /\.tsx?$/).flatMap((path) =>
  nodesOf(read(path).tree)
    .filter(isBreaks)
    .flatMap((node) => namesIn(node['arguments']))
    .map((name) => ({ path, name })),
)

describe('what tests say that they break', () => {
  test('are checks that there are', () => {
    const names = [...CHECKS, ...DIGESTS].map(({ name }) => name)
    expect(said.filter(({ name }) => !names.includes(name))).toEqual([])
  })

  test('is never that an act is told: a row that a test writes has its entry', () => {
    expect(said.filter(({ name }) => name.startsWith('recorded-'))).toEqual([])
  })

  test('stays little', () => {
    expect(said.length).toBeGreaterThan(0)
    expect(said.length).toBeLessThanOrEqual(MOST)
  })
})
