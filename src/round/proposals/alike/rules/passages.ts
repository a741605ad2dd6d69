/** Two proposals side by side: how alike they are, exactly, and what stands in both. */
import { type Letter, type Prose, SHINGLE, lettersOf, shinglesOf } from './shingles.ts'
import { type Commons, NOWHERE, type Weight, weigh, worthOf } from './weighing.ts'

/** Letters from which a run that stands in both is a passage: a clause of a sentence. */
export const LEAST_PASSAGE = 12
/** Places of one shingle that are tried: a text that repeats itself a thousand times is not worth more. */
const MOST_PLACES = 64

/** A text in pieces; `passage` numbers from 1 what stands in the other proposal too, and is null for the rest. */
export type Piece = { text: string; passage: number | null }
export type Marked = Omit<Prose, 'text'> & { pieces: Piece[] }

export type Comparison = Weight & {
  /** Shingles of both ÷ shingles of either, whatever others say. */
  jaccard: number
  passages: number
  a: Marked[]
  b: Marked[]
}

/** `commons`: in how many other proposals of a sample a shingle stands. `own`: the round's own words, which count nothing. */
export function compare(
  a: Prose[],
  b: Prose[],
  commons: Commons = NOWHERE,
  own: ReadonlySet<string> = new Set(),
): Comparison {
  const inA = shinglesOf(textsOf(a), own)
  const inB = shinglesOf(textsOf(b), own)
  const [here, there] = [lineOf(a, '\u0001'), lineOf(b, '\u0002')]
  const runs = runsIn(here, there, (shingle) => own.has(shingle) || worthOf(commons, shingle) === 0)
  const marks = (place: (run: Run) => number) =>
    runs.map((run, i): Mark => ({ at: place(run), length: run.length, passage: i + 1 }))
  return {
    ...weigh(inA, inB, commons),
    jaccard: weigh(inA, inB, NOWHERE).alone,
    passages: runs.length,
    a: markedIn(
      a,
      here,
      marks(({ at }) => at),
    ),
    b: markedIn(
      b,
      there,
      marks(({ there: at }) => at),
    ),
  }
}

const textsOf = (prose: Prose[]): string[] => prose.map(({ text }) => text)

/** All letters of one side in a row; `wall` stands between two texts, so that no run goes over it. */
type Place = Letter & { text: number }
const lineOf = (prose: Prose[], wall: string): Place[] =>
  prose.flatMap(({ text }, i) => [
    ...lettersOf(text).map((letter) => ({ ...letter, text: i })),
    { letter: wall, from: 0, to: 0, text: i },
  ])

type Run = { at: number; there: number; length: number }

/** From the left, always the longest run that begins here; what is marked already is not marked again. */
type IsCommon = (shingle: string) => boolean

function runsIn(here: Place[], there: Place[], common: IsCommon): Run[] {
  const places = placesOf(there)
  const runs: Run[] = []
  for (let at = 0; at + LEAST_PASSAGE <= here.length;) {
    const run = longestAt(here, there, at, places.get(keyAt(here, at)) ?? [])
    const isPassage = run.length >= LEAST_PASSAGE && !isMostly(here, run, common)
    if (isPassage) runs.push(run)
    at += run.length >= LEAST_PASSAGE ? run.length : 1
  }
  return runs
}

function longestAt(here: Place[], there: Place[], at: number, starts: number[]): Run {
  let best: Run = { at, there: 0, length: 0 }
  for (const start of starts) {
    let length = 0
    while (here[at + length]?.letter === there[start + length]?.letter && at + length < here.length)
      length += 1
    if (length > best.length) best = { at, there: start, length }
  }
  return best
}

const keyAt = (line: Place[], at: number): string =>
  line
    .slice(at, at + SHINGLE)
    .map(({ letter }) => letter)
    .join('')

function placesOf(line: Place[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (let at = 0; at + SHINGLE <= line.length; at += 1) {
    const key = keyAt(line, at)
    const known = places.get(key)
    if (!known) places.set(key, [at])
    else if (known.length < MOST_PLACES) known.push(at)
  }
  return places
}

/** More than half of its shingles are everybody's. */
function isMostly(line: Place[], { at, length }: Run, common: IsCommon): boolean {
  const count = length - SHINGLE + 1
  let known = 0
  for (let i = 0; i < count; i += 1) if (common(keyAt(line, at + i))) known += 1
  return known * 2 > count
}

type Mark = { at: number; length: number; passage: number }

/** Each text of a side in pieces, as it was written, punctuation inside a passage included. */
function markedIn(prose: Prose[], line: Place[], marks: Mark[]): Marked[] {
  const inText = new Map<number, { from: number; to: number; passage: number }[]>()
  for (const { at, length, passage } of marks.toSorted((x, y) => x.at - y.at)) {
    const [first, last] = [line[at], line[at + length - 1]]
    if (!first || !last) continue
    const spans = inText.get(first.text) ?? []
    spans.push({ from: first.from, to: last.to, passage })
    inText.set(first.text, spans)
  }
  return prose.map(({ field, text }, i) => ({ field, pieces: cut(text, inText.get(i) ?? []) }))
}

function cut(text: string, spans: { from: number; to: number; passage: number }[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { from, to, passage } of spans) {
    const begin = Math.max(from, done)
    if (to <= begin) continue
    pieces.push({ text: text.slice(done, begin), passage: null }, { text: text.slice(begin, to), passage })
    done = to
  }
  pieces.push({ text: text.slice(done), passage: null })
  return pieces.filter((piece) => piece.text !== '')
}
