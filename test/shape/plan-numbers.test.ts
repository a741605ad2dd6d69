import { describe, expect, test } from 'vitest'
import { PARAMETER_KEYS } from '../../src/rulebook/rules/words.ts'
import { placeOf } from './house.ts'
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

/**
 * A number of the rules stands in the rulebook, and in a plan among its parameters: neither has a copy beside them. What is
 * made of all parameters goes through the table, so that a new one is in it; a list of some, written by hand, is known here.
 */
const LISTS: Record<string, string> = {
  'src/round/awards/pages/room.tsx': 'the rules that a ranking goes by, in the order in which they are said',
  'src/round/calls/drafts/forms/file-numbers.ts':
    'the format of a round’s file: names of before, what a ranking needs',
  'src/round/calls/rules/ruled.ts':
    'what bounds a field of a track, a date or a criterion, which are no parameters',
  'src/round/calls/rounds/pages/rules.tsx': 'what the call says in other words than the table',
  'src/desks/overview/store.ts': 'what the work in a round is dated by, beside it',
  'src/round/proposals/budget/pages/limits.tsx': 'the limits of a budget, beside it',
}

/** Fields of a plan that are called as a parameter is and mean something else. */
const NAMESAKES = ['Track.kinds', 'Criterion.bonus']

const KEYS: string[] = PARAMETER_KEYS
const NAMES = KEYS.flatMap((key) => key.split('.').slice(1))
const sources = filesIn('src', CODE)
  .filter((path) => placeOf(path).area !== 'rulebook')
  .map(read)

describe('a number of the rules', () => {
  test('is in a plan only among its parameters', () => {
    expect(
      copiesIn(read('src/round/calls/rules/plan.ts')).filter((name) => !NAMESAKES.includes(name)),
    ).toEqual([])
  })

  test('of a track is read through numbersIn', () => {
    const elsewhere = sources.filter(({ path }) => path !== 'src/round/calls/rules/numbers.ts')
    expect(elsewhere.flatMap(pastTheTrack)).toEqual([])
  })

  test('is in no list by hand, but where it is cited', () => {
    expect(sources.filter(({ path }) => !(path in LISTS)).flatMap(listsIn)).toEqual([])
  })

  test('whatever list is known is still there', () => {
    expect(Object.keys(LISTS).filter((path) => listsIn(read(path)).length === 0)).toEqual([])
  })
})

/** "Plan.passMark": what a type holds under the name of a parameter. */
const copiesIn = ({ tree }: Source): string[] =>
  nodesOf(tree)
    .filter(({ type }) => type === 'TSTypeAliasDeclaration')
    .flatMap((of) =>
      nodesOf(of)
        .filter(({ type }) => type === 'TSPropertySignature')
        .map((one) => nameOf(part(one, 'key')))
        .filter((name) => NAMES.includes(name))
        .map((name) => `${nameOf(part(of, 'id'))}.${name}`),
    )

/** `track.set.scoring`: it has not what the round goes by. */
const pastTheTrack = (source: Source): string[] =>
  nodesOf(source.tree)
    .filter((node) => node.type === 'MemberExpression' && STAGES.includes(nameOf(part(node, 'property'))))
    .filter((node) => nameOf(part(part(node, 'object'), 'property')) === 'set')
    .map((node) => `${at(source, node)}: numbersIn of calls/rules/numbers.ts says what the track goes by`)
const STAGES = KEYS.flatMap((key) => key.split('.').slice(0, 1))

/** Arrays of two keys and more, and objects that have something for them. */
function listsIn(source: Source): string[] {
  const nodes = nodesOf(source.tree)
  const cited = nodes.filter(isCited)
  return nodes
    .filter((node) => keysIn(node) > 1 && !cited.some((of) => of.start <= node.start && node.end <= of.end))
    .map((node) => `${at(source, node)}: PARAMETER_KEYS has them all; of some say here why they are listed`)
}

const keysIn = (node: Node): number =>
  [...parts(node, 'elements'), ...parts(node, 'properties').map((one) => part(one, 'key'))].filter((one) =>
    KEYS.includes(String(one?.['value'])),
  ).length

/** `rules={[…]}` of a page, `by: […]` of a refusal. */
const isCited = (node: Node): boolean =>
  ['JSXAttribute', 'Property'].includes(node.type) &&
  ['rules', 'by'].includes(nameOf(part(node, node.type === 'Property' ? 'key' : 'name')))

describe('these tests', () => {
  const find = (text: string) => {
    const source = parse('src/round/calls/rules/x.tsx', text)
    return [...copiesIn(source), ...pastTheTrack(source), ...listsIn(source)].length
  }

  test.each([
    'type Plan = { title: string; passMark: number }',
    'const size = track.set?.panel?.size',
    "const SHOWN = ['panel.size', 'scoring.passMark']",
    "const WORDS = { 'panel.size': '', 'scoring.passMark': '' }",
  ])('find %s', (text) => expect(find(text)).toBe(1))

  test.each([
    'type Plan = { title: string }',
    'const { panel } = numbersIn(plan, track)',
    "const by = <By rules={['panel.size', 'scoring.passMark']} />",
    "refuse({ why: 'x', by: ['panel.size', 'scoring.passMark'] })",
    "clauseIn(bound, 'panel.size')",
  ])('pass %s', (text) => expect(find(text)).toBe(0))
})
