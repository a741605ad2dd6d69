import { describe, expect, test } from 'vitest'
import { READS_PROPOSALS } from './reads-proposals.ts'
import { TOOLS, placeOf } from './house.ts'
import { declared } from './schema.ts'
import {
  CODE,
  type Source,
  filesIn,
  importsOf,
  nameOf,
  nodesOf,
  parse,
  part,
  parts,
  read,
  target,
} from './tree.ts'

/**
 * Who may read a proposal is decided in one place: `readableBy` of round/proposals/store.ts, and for the office in general the
 * view open_submissions, which knows the seal. Whatever else selects from these is listed with its reason, and how often it
 * does: one more query is one more reason.
 */
const GUARDED = [
  'proposals',
  'proposal_sections',
  'submissions',
  'submission_applicants',
  'current_submissions',
  'counting_submissions',
  'proposal_progress',
  'round_progress',
]
const tables = (await declared()).filter(({ name }) => GUARDED.includes(name))
const sources = filesIn('src', CODE)
  .filter((path) => !TOOLS.includes(placeOf(path).area))
  .map(read)

test('who reads a proposal is decided in its one place, or the list says why not', () => {
  const found = sources
    .map((source) => [source.path, readsIn(source)] as const)
    .filter(([, count]) => count > 0)
  const listed = Object.entries(READS_PROPOSALS).map(([path, [count]]) => [path, count])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed))
})

/** How often a source names one of them after FROM or JOIN, by drizzle or in plain SQL. */
function readsIn(source: Source): number {
  const locals = localsOf(source)
  return nodesOf(source.tree).reduce((count, node) => {
    if (node.type === 'CallExpression') {
      const callee = nameOf(part(part(node, 'callee'), 'property'))
      const asked = nameOf(parts(node, 'arguments')[0] ?? null)
      return count + Number(/^(from|\w+Join)$/.test(callee) && locals.has(asked))
    }
    if (node.type !== 'TemplateLiteral') return count
    const given = parts(node, 'expressions').map(nameOf)
    const text = parts(node, 'quasis').reduce((so, quasi, i) => {
      const after = given[i] ?? ''
      return `${so}${source.text.slice(quasi.start, quasi.end)}${locals.get(after) ?? ''}`
    }, '')
    return count + [...text.matchAll(READS)].filter(([, name = '']) => GUARDED.includes(name)).length
  }, 0)
}

const READS = /\b(?:from|join)\s+[`{$]*(\w+)/gi

/** The guarded tables that a source has imported, by their local names. */
function localsOf(source: Source): Map<string, string> {
  return new Map(
    importsOf(source).flatMap(({ from, names }) =>
      names.flatMap(({ imported, local }) =>
        tables
          .filter(({ file, as }) => file === target(source.path, from) && as === imported)
          .map(({ name }): [string, string] => [local, name]),
      ),
    ),
  )
}

describe('this test', () => {
  const find = (text: string) =>
    readsIn(
      parse(
        'src/round/screening/store.ts',
        `import { currentSubmissions as submitted, openSubmissions } from '../proposals/tables.ts'\n${text}`,
      ),
    )
  test.each([
    'db.select().from(submitted)',
    'db.select().from(x).leftJoin(submitted, y)',
    'sql`select 1 from submissions s where true`',
    'sql`select 1 from x join proposals p on true`',
    'sql`select 1 from ${submitted}`',
  ])('finds %s', (text) => expect(find(text)).toBe(1))
  test.each([
    'db.select().from(openSubmissions)',
    'sql`select 1 from open_submissions`',
    "const from = 'from proposals'",
  ])('passes %s', (text) => expect(find(text)).toBe(0))
})
