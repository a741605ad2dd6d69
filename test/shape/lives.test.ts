import { expect, test } from 'vitest'
import { OUTSIDE } from '../lives/outside.ts'
import { CODE, type Source, filesIn, isNode, nodesOf, part, read } from './tree.ts'

/** Acts are what routes import from actions; those of a life are what the lives' tests import, themselves or by their helpers. */
const acts = new Set(
  filesIn('src', CODE)
    .filter((path) => /\/routes(\.|\/)/.test(path))
    .flatMap(actionsIn),
)
const HELPERS = ['test/round/panel/sitting.ts', 'test/round/proposals/fill.ts']
const lived = new Set([...filesIn('test/lives', CODE), ...HELPERS].flatMap(actionsIn))
const outside = Object.values(OUTSIDE).flat()

test('every act of the site is tried in lives, or is said to be no part of a round’s', () => {
  expect([...acts].filter((act) => !lived.has(act) && !outside.includes(act)).toSorted()).toEqual([])
})

test('whatever is said to be no part of them is an act, and is not', () => {
  expect(outside.filter((act) => !acts.has(act) || lived.has(act))).toEqual([])
  expect(new Set(outside).size).toBe(outside.length)
})

/** "submitProposal": what a source imports from a file of actions, by its own name. */
function actionsIn(path: string): string[] {
  const source: Source = read(path)
  return nodesOf(source.tree)
    .filter(({ type }) => type === 'ImportDeclaration')
    .filter((node) => /\/actions(\.ts|\/)/.test(String(part(node, 'source')?.['value'])))
    .flatMap(({ specifiers }) => (Array.isArray(specifiers) ? specifiers : []))
    .flatMap((one: unknown) =>
      isNode(one) && one['importKind'] !== 'type' ? [String(part(one, 'imported')?.['name'])] : [],
    )
}
