import { describe, expect, test } from 'vitest'
import { placeOf } from './house.ts'
import { CODE, type Source, at, filesIn, importsOf, parse, read, target } from './tree.ts'

/**
 * What the nouns of one stage may import of each other. Rules, stores, actions, forms and pages of its nouns each stand in
 * an order, whatever it is, so that each can be read from the first noun to the last. Routes put nouns together and
 * need no order. What the nouns share stands at the top of the stage, which in turn rests on none of them.
 */
const ORDERED = ['rules', 'store', 'actions', 'forms', 'pages']
const sources = filesIn('src/round', CODE).map(read)
const edges = sources.flatMap(edgesIn)

describe('the nouns of a stage', () => {
  test.each(ORDERED)('import each other’s %s in no circle', (kind) => {
    expect(circlesIn(edges.filter((edge) => edge.kind === kind))).toEqual([])
  })

  test('are unknown to the rules and the store that they share, but for types', () => {
    expect(sources.flatMap(topFaults)).toEqual([])
  })
})

/** From one noun of a stage to another, by files of one kind. */
type Edge = { from: string; to: string; kind: string; path: string }

function edgesIn(source: Source): Edge[] {
  const { area, noun, kind } = placeOf(source.path)
  if (noun === '') return []
  return importsOf(source)
    .map(({ from }) => placeOf(target(source.path, from)))
    .filter((to) => to.area === area && to.kind === kind && to.noun !== '' && to.noun !== noun)
    .map((to) => ({ from: `${area}/${noun}`, to: `${area}/${to.noun}`, kind, path: source.path }))
}

/** What is left when everything that nothing imports, and what imports nothing, is taken away in turn. */
function circlesIn(some: Edge[]): string[] {
  const left = some.filter(
    ({ from, to }) => some.some((one) => one.to === from) && some.some((one) => one.from === to),
  )
  if (left.length < some.length) return circlesIn(left)
  return left.map(
    ({ path, to }) => `${path} imports ${to}, which imports it: what both need belongs at the top`,
  )
}

function topFaults(source: Source): string[] {
  const { area, noun, kind } = placeOf(source.path)
  if (noun !== '' || !['rules', 'store'].includes(kind)) return []
  return importsOf(source)
    .map((one) => ({ ...one, to: placeOf(target(source.path, one.from)) }))
    .filter(({ isType, to }) => !isType && to.area === area && to.noun !== '')
    .map(
      ({ node, to }) =>
        `${at(source, node)}: the top of a stage rests on none of its nouns, and so not on ${to.noun}`,
    )
}

describe('these tests', () => {
  const proposals = (file: string, text: string) => parse(`src/round/proposals/${file}`, text)
  const circles = (...files: Source[]) =>
    circlesIn(files.flatMap(edgesIn).filter(({ kind }) => kind === 'rules')).length
  const budget = proposals('budget/rules.ts', "import { x } from '../sections/rules/faults.ts'")
  const sections = proposals('sections/rules/faults.ts', "import type { X } from '../../files/rules.ts'")
  const files = proposals('files/rules.ts', "export { x } from '../budget/rules.ts'")

  test('find a circle, however long, and even of types', () => {
    expect(circles(budget, sections, files)).toBe(3)
    expect(circles(budget, proposals('sections/rules.ts', "import '../budget/rules.ts'"))).toBe(2)
  })

  test('pass what goes one way, or through another kind', () => {
    expect(circles(budget, sections)).toBe(0)
    expect(circles(budget, sections, proposals('files/store.ts', "import '../budget/rules.ts'"))).toBe(0)
    expect(
      circles(budget, proposals('sections/rules.ts', "import './rules/x.ts'; import '../rules.ts'")),
    ).toBe(0)
  })

  test('find what the top takes from a noun', () => {
    const text = "import { x } from './budget/rules.ts'"
    expect(topFaults(proposals('rules.ts', text))).toHaveLength(1)
    expect(topFaults(proposals('rules.ts', text.replace('import', 'import type')))).toEqual([])
    expect(topFaults(proposals('routes.tsx', text))).toEqual([])
    expect(topFaults(proposals('files/rules.ts', text))).toEqual([])
  })
})
