import { lettersOf } from '../../../../src/round/proposals/alike/rules/shingles.ts'

/** Runs of five without sets or an index: every text, every place. */
const fives = (texts: string[]): string[] =>
  texts
    .map((text) => lettersOf(text).map(({ letter }) => letter))
    .flatMap((one) =>
      Array.from({ length: Math.max(0, one.length - 4) }, (_, i) => one.slice(i, i + 5).join('')),
    )

/** What both say, and what either says, each once. */
export function shared(a: string[], b: string[]) {
  const [x, y] = [fives(a), fives(b)]
  const either = [...x, ...y].filter((one, i, all) => all.indexOf(one) === i)
  return { either, both: either.filter((one) => x.includes(one) && y.includes(one)) }
}

/** How many of the others say it. */
export const commonsOf = (shingle: string, others: string[][]): number =>
  others.filter((one) => fives(one).includes(shingle)).length
