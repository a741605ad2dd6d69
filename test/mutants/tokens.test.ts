import { expect, test } from 'vitest'
import { parse } from '../shape/tree.ts'
import { mutantsOf } from './tokens.ts'

const mutants = (text: string): string[] => mutantsOf(parse('x.ts', text)).map((mutant) => mutant.text)

test.each([
  ['a < b', ['a <= b']],
  ['a >= b', ['a > b']],
  ['a === b', ['a !== b']],
  ['(a || b) + (c)', ['(a || b) - (c)', '(a && b) + (c)']],
  ['a && b', ['a || b']],
  ['(a || b) ?? (c)', ['(a || b) ', '(a && b) ?? (c)']],
  ['!a', ['a']],
  ['-a', ['a']],
  ['true', ['false']],
  ['f(0)', ['f(1)', 'f((-1))']],
  ['x.some(f)', ['x.every(f)']],
  ['Math.max(a, b)', ['Math.min(a, b)']],
  ['a ? (b) : c', ['a ? (c) : b']],
  ['x += y', ['x -= y']],
])('%s', (text, expected) => expect(mutants(text)).toEqual(expected))

test.each([
  "const tag = 'open'",
  "a + 'x'",
  '`${a}` + b + c',
  "import { x } from './y.ts'",
  'type Two = 2 | true',
  'const s = { 1: a, b: c }',
  'f<1>(x as true)',
  '// a < b',
])('%s has none', (text) => expect(mutants(text)).toEqual([]))

test('a mutant says where it is, and how its line read', () => {
  expect(mutantsOf(parse('x.ts', 'const y = z\nconst isLate = now\n  > closesAt\n'))).toEqual([
    {
      path: 'x.ts',
      line: 3,
      before: '> closesAt',
      after: '>= closesAt',
      text: 'const y = z\nconst isLate = now\n  >= closesAt\n',
    },
  ])
})
