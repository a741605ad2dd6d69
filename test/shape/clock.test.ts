import { describe, expect, test } from 'vitest'
import { TOOLS, placeOf } from './house.ts'
import {
  CODE,
  type Node,
  type Source,
  at,
  filesIn,
  nameOf,
  nodesOf,
  parse,
  part,
  parts,
  read,
} from './tree.ts'

/** Time, chance and the asker are arguments. The clock is asked once a request, in app.tsx; ids and tokens are made in the ground. */
const CLOCKS = ['Date.now', 'performance.now', 'Temporal.Now.instant']
const CHANCES = ['Math.random', 'crypto.getRandomValues', 'crypto.randomUUID', 'newId']

const sources = filesIn('src', CODE).map(read)

describe('time and chance are arguments', () => {
  test('only app.tsx asks the clock, and an entry for what goes on after a request', () => {
    const inSite = sources.filter(
      ({ path }) => !['app', 'worker', 'server', ...TOOLS].includes(placeOf(path).area),
    )
    expect(inSite.flatMap(clockFaults)).toEqual([])
  })

  test('rules and shared are pure: no clock, no chance, nothing asked of the network', () => {
    const pure = sources.filter(
      ({ path }) => placeOf(path).kind === 'rules' || placeOf(path).area === 'shared',
    )
    expect(pure.length).toBeGreaterThan(10)
    expect(pure.flatMap(chanceFaults)).toEqual([])
  })
})

const clockFaults = (source: Source): string[] =>
  nodesOf(source.tree)
    .filter((node) => CLOCKS.includes(nameOf(node)) || isDateOfNow(node))
    .map((node) => `${at(source, node)}: take \`now: Instant\` as an argument; the request’s is c.var.now`)

const isDateOfNow = (node: Node): boolean =>
  nameOf(part(node, 'callee')) === 'Date' &&
  (node.type === 'CallExpression' || parts(node, 'arguments').length === 0)

const chanceFaults = (source: Source): string[] =>
  nodesOf(source.tree)
    .filter((node) => CHANCES.includes(nameOf(node)) || nameOf(part(node, 'callee')) === 'fetch')
    .map((node) => `${at(source, node)}: take the id or the seed as an argument`)

describe('these tests', () => {
  const find = (text: string) => {
    const source = parse('src/round/calls/rules.ts', text)
    return clockFaults(source).length + chanceFaults(source).length
  }

  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'const clock = Date.now',
    'Math.random()',
    'newId()',
    "fetch('x')",
  ])('find %s', (text) => expect(find(text)).toBe(1))

  test.each(['new Date(now)', "const say = 'Date.now()'", '// Math.random()', 'date.now'])(
    'pass %s',
    (text) => {
      expect(find(text)).toBe(0)
    },
  )
})
