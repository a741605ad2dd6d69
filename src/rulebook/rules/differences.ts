/** A stretch of words: in both texts, only in the one before, or only in the one after. */
export type Stretch = { kind: 'same' | 'gone' | 'new'; text: string }

/** Two texts word by word. All stretches but the new are the text before; all but the gone, the text after. */
export function differencesOf(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const pairs = aligned(wordsOf(before), wordsOf(after), (one, other) => one === other)
  return joined(
    pairs.map(([one, other]): Stretch => {
      if (one === null) return { kind: 'new', text: other ?? '' }
      return { kind: other === null ? 'gone' : 'same', text: one }
    }),
  )
}

const wordsOf = (text: string): string[] =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text), ({ segment }) => segment)

/** Neighbours of one kind become one stretch; where both stand together, what went comes before what came. */
function joined(stretches: Stretch[]): Stretch[] {
  const done: Stretch[] = []
  for (const { kind, text } of stretches) {
    const [before, last] = done.slice(-2).length === 2 ? done.slice(-2) : [undefined, done[0]]
    if (last?.kind === kind) last.text += text
    else if (kind === 'gone' && last?.kind === 'new' && before?.kind === 'gone') before.text += text
    else if (kind === 'gone' && last?.kind === 'new') done.splice(-1, 0, { kind, text })
    else done.push({ kind, text })
  }
  return done
}

export type Pair<T> = [T, T] | [T, null] | [null, T]

/** Two lists side by side: as many pairs as can be, in order; what has no partner stands beside null. */
export function aligned<T>(before: T[], after: T[], isSame: (one: T, other: T) => boolean): Pair<T>[] {
  if (before.length * after.length > MOST_PAIRS) {
    return [...before.map((one): Pair<T> => [one, null]), ...after.map((one): Pair<T> => [null, one])]
  }
  const ahead = longestAhead(before, after, isSame)
  const pairs: Pair<T>[] = []
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const [one, other] = [before[i], after[j]]
    if (one !== undefined && other !== undefined && isSame(one, other)) {
      pairs.push([one, other])
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || ahead(i + 1, j) >= ahead(i, j + 1))) {
      pairs.push([one, null])
      i += 1
    } else if (other !== undefined) {
      pairs.push([null, other])
      j += 1
    }
  }
  return pairs
}

/** Beyond this, lists are replaced whole: 2,000 words against 2,000, a clause of the greatest length. */
const MOST_PAIRS = 4_000_000

/** How many pairs can still be made from place i of the one list and j of the other on. */
function longestAhead<T>(before: T[], after: T[], isSame: (one: T, other: T) => boolean) {
  const width = after.length + 1
  const most = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number): number => most[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [one, other] = [before[i], after[j]]
      const isPair = one !== undefined && other !== undefined && isSame(one, other)
      most[i * width + j] = isPair ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}
