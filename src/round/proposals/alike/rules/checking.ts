/** A night's look at one round: which of its pairs are alike over their texts, and who stands in a group. */
import type { Plan } from '../../../calls/rules/plan.ts'
import { type Prose, ownWords, proseOf, shinglesOf } from './shingles.ts'
import type { Content } from '../../rules/content.ts'
import { isEverybodys, ringsOf } from './rings.ts'
import { type Commons, type Weight, countsIn, longestOf, weigh } from './weighing.ts'

/** Proposals from which alike ones are a group. */
const LEAST_GROUP = 3
/** Members that are read for what a group says, and the longest passage that is shown of it. */
export const MOST_READ = 8
const LONGEST_EXCERPT = 120

export type Pair = readonly [string, string]
type Texts = ReadonlyMap<string, Content>

type Side = { id: string; shingles: ReadonlySet<string> }

/** What others of a sample say: all of them, and those that are strangers to what the two share. */
export type Witnesses = { others: Commons; strangers: Commons }

/**
 * For each pair of a round. Whoever has most of what the two share, and that is much, is no stranger: before them a ring of
 * copies is not a template. What nearly all say is a template's, whoever has it.
 */
export function witnessesIn(sample: Texts): (a: Side, b: Side) => Witnesses {
  const sides = [...sample].map(([id, content]) => ({ id, shingles: shinglesIn(content) }))
  const counts = countsIn(sides.map(({ shingles }) => shingles))
  const countOf = (shingle: string) => counts.get(shingle) ?? 0
  const isRest = (shingle: string) => !isEverybodys(countOf(shingle), sides.length)
  const without = (barred: Side[]) => (shingle: string) =>
    isRest(shingle)
      ? countOf(shingle) - barred.filter(({ shingles }) => shingles.has(shingle)).length
      : countOf(shingle)
  return (a, b) => {
    const both = [...a.shingles].filter((one) => b.shingles.has(one) && isRest(one))
    const either = new Set([...a.shingles, ...b.shingles].filter(isRest))
    const isMuch = both.length * 100 >= LEAST_SHARED * either.size
    const own = sides.filter(({ id }) => id === a.id || id === b.id)
    const mates = sides.filter(
      ({ shingles }) =>
        isMuch && both.filter((one) => shingles.has(one)).length * 100 >= LEAST_MATE * both.length,
    )
    return { others: without(own), strangers: without([...new Set([...own, ...mates])]) }
  }
}

/** In hundredths: of what either says, what both must share to be copies of one hand; of that, what a third of them has. */
const LEAST_SHARED = 20
const LEAST_MATE = 60

/** `ring`: how alike the two are before strangers alone; 0 to 1. */
export type Checked = { pair: Pair; weight: Weight; ring: number }

/** A pair without both its texts is left out. */
export function checked(
  pairs: Pair[],
  { texts, sample, plan }: { texts: Texts; sample: Texts; plan: Plan },
): Checked[] {
  const witnesses = witnessesIn(sample)
  const sides = new Map([...texts].map(([id, content]) => [id, sideOf(id, content, plan)]))
  return pairs.flatMap((pair) => {
    const [a, b] = [sides.get(pair[0]), sides.get(pair[1])]
    if (!a || !b) return []
    const { others, strangers } = witnesses(a, b)
    const { alike: ring } = weigh(a.shingles, b.shingles, strangers)
    return [{ pair, weight: weigh(a.shingles, b.shingles, others), ring }]
  })
}

/** Without the round's own words and the topics that it answers. */
export const sideOf = (id: string, content: Content, plan: Plan): Side => ({
  id,
  shingles: shinglesIn(content, shinglesOf(ownWords(plan, content))),
})

const shinglesIn = (content: Content, except?: ReadonlySet<string>): Set<string> =>
  shinglesOf(wordsIn(proseOf(content)), except)

const wordsIn = (prose: Prose[]): string[] => prose.map(({ text }) => text)

/** Those that stand together by pairs, three or more; the first id that was named leads. */
export function groupsOf(shown: Pair[]): { leader: string; members: string[] }[] {
  const rings = Map.groupBy(ringsOf(shown.map(([later, first]) => [first, later])), ([, leader]) => leader)
  return [...rings]
    .map(([leader, members]) => ({ leader, members: members.map(([id]) => id) }))
    .filter(({ members }) => members.length >= LEAST_GROUP)
}

/** The longest passage of the first that at least half of the members have, the first among them. */
export function excerptOf(members: Content[]): string {
  const [first] = members
  if (!first) return ''
  const counts = countsIn(members.map((one) => shinglesIn(one)))
  const among = new Set(
    [...counts].flatMap(([shingle, count]) => (count * 2 >= members.length ? [shingle] : [])),
  )
  return longestOf(proseOf(first), among).slice(0, LONGEST_EXCERPT)
}
