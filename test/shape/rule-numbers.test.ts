import { describe, expect, test } from 'vitest'
import { placeOf } from './house.ts'
import { CODE, type Node, type Source, at, filesIn, nameOf, nodesOf, parse, part, read } from './tree.ts'

/**
 * A number that a district may choose stands in the rulebook, with its clause, and never in a stage's code. So the rules,
 * actions and stores of the stages hold no other numbers than the units they count in, and those named below.
 */
const UNITS = [0, 1, 2, 10, 100, 1000, 10_000, 50]

/** Bounds against mistakes and floods, not rules of a round: constants by these names hold what they like. */
const BOUNDS = /^(LONGEST|MOST|LIMITS|TRIES|ROWS|DAY|HOUR|MINUTE|CODE)/

/** Numbers that are nobody's choice, and why. */
const KNOWN: Record<string, string> = {
  'src/round/awards/rules/methods.ts': 'what a trimmed mean is, and what rounding leaves over',
  'src/round/awards/rules/sensitivity.ts':
    'the method of testing a ranking: five points, 95 %, between one and nine tenths',
  'src/round/awards/rules/rows.ts':
    'the picture of the scores: quartiles, its scale, three reserves in its words',
  'src/round/calls/rules/round.ts': 'numbers are padded to four digits',
  'src/round/calls/rubric/rules.ts': 'the levels that a new rubric starts from; the officer changes them',
  'src/round/calls/form/rules/usual.ts':
    'the questions that a new form starts from; the officer changes them',
  'src/round/calls/drafts/rules/usual.ts':
    'the criteria that a new rubric starts from; the officer changes them',
  'src/round/needs/actions/needs.ts': 'the digits of its number',
  'src/round/needs/rules/looking-up.ts': 'the look-up code, and the tries against guessing it',
  'src/round/needs/rules/need.ts': 'numbers are padded to four digits',
  'src/round/needs/rules/topic.ts': 'how much of a text a heading takes',
  'src/round/needs/store/lists.ts': 'the longest list that a page shows',
  'src/round/needs/store/topics.ts': 'the longest list that a page shows',
  'src/round/panel/rules/grid.ts': 'marks within its arrays: never, and farther than any way',
  'src/round/proposals/alike/rules/shingles.ts': 'the method of comparing texts: its constants of hashing',
  'src/round/proposals/alike/rules/checking.ts':
    'the method of comparing texts: what copies of one hand share',
  'src/round/proposals/alike/rules/passages.ts': 'the shortest passage worth a mark',
  'src/round/proposals/alike/rules/rings.ts': 'the method of comparing texts: what links copies',
  'src/round/proposals/alike/rules/weighing.ts': 'the method of comparing texts: what a shingle counts',
  'src/round/scoring/rules/icc.ts': 'the 95 % of a confidence interval',
  'src/round/scoring/rules/spread.ts': 'what the rounding of a sum can leave over',
  'src/round/publicity/store/public.ts': 'notices on the home page',
}

const GUARDED = ['rules', 'actions', 'store']

describe('rule numbers', () => {
  test('stand in the rulebook, not in a stage’s code', () => {
    const sources = filesIn('src/round', CODE).filter(
      (path) => GUARDED.includes(placeOf(path).kind) && !(path in KNOWN),
    )
    expect(sources.length).toBeGreaterThan(60)
    expect(sources.map(read).flatMap(numbersIn)).toEqual([])
  })

  test('whatever is excused is still there', () => {
    const paths = Object.keys(KNOWN)
    expect(paths.filter((path) => numbersIn(read(path)).length === 0)).toEqual([])
  })

  test.each([
    ['const isLate = (days: number) => days > 7', 1],
    ['const PASS_MARK = 70\nconst share = 0.15', 2],
    ['const LONGEST_REASON = 500\nexport const LIMITS = { title: 40 }', 0],
    ['const half = sum / 2', 0],
  ])('this test finds: %s', (text, count) => {
    expect(numbersIn(parse('src/round/calls/rules/x.ts', text))).toHaveLength(count)
  })
})

function numbersIn(source: Source): string[] {
  const excused = nodesOf(source.tree).filter(isBound)
  return nodesOf(source.tree)
    .filter((node) => node.type === 'Literal' && typeof node['value'] === 'number')
    .filter((node) => !UNITS.includes(Number(node['value'])) && !excused.some((bound) => holds(bound, node)))
    .map(
      (node) =>
        `${at(source, node)}: ${String(node['value'])} is a choice: take it from the plan or the rulebook`,
    )
}

const isBound = (node: Node): boolean =>
  node.type === 'VariableDeclarator' && BOUNDS.test(nameOf(part(node, 'id')))

const holds = (outer: Node, inner: Node): boolean =>
  outer.start <= inner.start && Number(inner['end']) <= Number(outer['end'])
