import { type Pair, type Stretch, aligned, differencesOf } from './differences.ts'
import type { ParameterKey } from './parameters.ts'
import type { Rulebook } from './rulebook.ts'
import { type Numbered, numberedClauses, plainText } from './text.ts'
import { PARAMETER_KEYS, sayRuled } from './words.ts'

/** One clause in two versions: its numbers (null where it is not), and its name and text word by word. */
export type Compared = {
  before: number | null
  after: number | null
  title: Stretch[]
  text: Stretch[]
  isSame: boolean
}

/** A parameter that the two versions set differently, in words. */
export type Changed = { key: ParameterKey; before: string; after: string }

export type Comparison = { clauses: Compared[]; parameters: Changed[] }

/** Clause by clause, as a reader sees the texts: with the values of the parameters in them. */
export function compare(before: Rulebook, after: Rulebook): Comparison {
  const pairs = neighboursPaired(
    aligned(
      numberedClauses(before),
      numberedClauses(after),
      (one, other) => one.clause.title === other.clause.title,
    ),
  )
  return {
    clauses: pairs.map(([one, other]) => compared([before, one], [after, other])),
    parameters: PARAMETER_KEYS.map((key) => ({
      key,
      before: sayRuled(before, key),
      after: sayRuled(after, key),
    })).filter((changed) => changed.before !== changed.after),
  }
}

/** Between two clauses that stayed, as many went as came: each is the same clause under a new name. */
function neighboursPaired(pairs: Pair<Numbered>[]): Pair<Numbered>[] {
  const done: Pair<Numbered>[] = []
  let [gone, come]: [Numbered[], Numbered[]] = [[], []]
  const settle = () => {
    done.push(...(gone.length === come.length ? zipped(gone, come) : apart(gone, come)))
    ;[gone, come] = [[], []]
  }
  for (const [one, other] of pairs) {
    if (one && other) {
      settle()
      done.push([one, other])
    } else if (one) gone.push(one)
    else if (other) come.push(other)
  }
  settle()
  return done
}

const zipped = (gone: Numbered[], come: Numbered[]): Pair<Numbered>[] =>
  gone.flatMap((one, at): Pair<Numbered>[] => {
    const other = come[at]
    return other ? [[one, other]] : []
  })

const apart = (gone: Numbered[], come: Numbered[]): Pair<Numbered>[] => [
  ...gone.map((one): Pair<Numbered> => [one, null]),
  ...come.map((one): Pair<Numbered> => [null, one]),
]

function compared(
  [before, one]: [Rulebook, Numbered | null],
  [after, other]: [Rulebook, Numbered | null],
): Compared {
  const title = differencesOf(one?.clause.title ?? '', other?.clause.title ?? '')
  const text = differencesOf(
    one ? plainText(before, one.clause) : '',
    other ? plainText(after, other.clause) : '',
  )
  const isSame = [...title, ...text].every(({ kind }) => kind === 'same')
  return { before: one?.number ?? null, after: other?.number ?? null, title, text, isSame }
}
