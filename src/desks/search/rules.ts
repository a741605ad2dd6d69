/** What is found, in the order of its groups. */
export const KINDS = [
  'project',
  'proposal',
  'draft',
  'organization',
  'round',
  'need',
  'topic',
  'agreement',
  'payment',
  'report',
  'final-report',
  'notice',
  'objection',
  'enquiry',
  'amendment',
  'note',
  'letter',
  'expert',
  'person',
] as const
export type Kind = (typeof KINDS)[number]

/** One thing found. `id`: of the page that it leads to; `excerpt`: where in its text; `at`: when it came to be. */
export type Hit = {
  kind: Kind
  id: string
  title: string
  /** What it is told by besides, a line each. */
  small: string | null
  excerpt: string | null
  at: number | null
  /** It is found on the page of the office, not on that of the public. */
  inside: 0 | 1
  /** How many there are of its kind. */
  total: number
}
export type Group = { kind: Kind; total: number; hits: Hit[] }

/** Words longer than this are cut; more of them are left out. */
const LONGEST = 40
const MOST_WORDS = 5

/** What was typed as the words to be found, each in full: full-width and capital letters are the others. */
export const wordsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[‐-―−]/g, '-')
      .split(/[\s、。,;]+/)
      .filter(Boolean)
      .map((word) => word.slice(0, LONGEST))
      .slice(0, MOST_WORDS),
  ),
]

/** By kind, each with how many there are. */
export const groupsOf = (hits: Hit[]): Group[] =>
  KINDS.flatMap((kind) => {
    const [first, ...rest] = hits.filter((hit) => hit.kind === kind)
    return first ? [{ kind, total: first.total, hits: [first, ...rest] }] : []
  })

/** A text in parts, those that were looked for and those between. */
export function markedIn(text: string, words: string[]): { text: string; isFound: boolean }[] {
  const lower = text.toLowerCase()
  const parts: { text: string; isFound: boolean }[] = []
  let at = 0
  while (at < text.length) {
    const next = words
      .map((word) => ({ word, from: lower.indexOf(word, at) }))
      .filter(({ from }) => from >= 0)
      .toSorted((a, b) => a.from - b.from || b.word.length - a.word.length)[0]
    const from = next?.from ?? text.length
    if (from > at) parts.push({ text: text.slice(at, from), isFound: false })
    if (next) parts.push({ text: text.slice(from, from + next.word.length), isFound: true })
    at = next ? from + next.word.length : text.length
  }
  return parts
}
