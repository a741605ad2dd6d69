import { diffArrays } from 'diff'

/** A stretch of text: in both, only in the later one, or only in the earlier one. */
export type Stretch = { kind: 'same' | 'added' | 'removed'; text: string }

/** More single changes than these are not told one by one: the whole is another text. */
const MOST_CHANGES = 400

/** What became of a text, word by word; the stretches without the removed ones are the later text. */
export function differenceOf(before: string, after: string): Stretch[] {
  const changes = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: MOST_CHANGES })
  if (!changes) return whole(before, after)
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

const whole = (before: string, after: string): Stretch[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
]

/** Chinese has no spaces between words: the platform's own dictionary finds them. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsIn = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
