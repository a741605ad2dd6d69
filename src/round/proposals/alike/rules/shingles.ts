/**
 * Which proposals are too similar, without reading all of them: MinHash over character 5-grams, looked up by bands.
 *
 * A text becomes the set of its runs of five characters ("shingles"). Of two sets, the chance that the least value of a
 * random hash function is the same in both is their Jaccard similarity, |A ∩ B| / |A ∪ B| (A. Broder, On the resemblance
 * and containment of documents, 1997). The least values of BANDS functions are a sketch of the text; proposals that share
 * one of them stand in one bucket of an index, so that a new one finds its like by as many look-ups as it has bands
 * (locality-sensitive hashing with bands of `rows` = 1: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
 * With as many hash functions, bands of 2, 3 and 4 rows found 73, 15 and 0 of 100 copies of medium editing where this finds
 * 96, at the same precision: texts of a few hundred characters are too short for them. `npm run bench` prints it.
 *
 * What everybody writes says nothing of copying. The round's own words (its form, topics, title) are left out before; a
 * bucket that holds more than MOST_IN_A_BUCKET proposals is a phrase of the trade, a template's, or of many copies, and
 * finds no more pairs. So the index gives candidates. By night they are checked over their texts, without what a sample of
 * the round says too (`weighing.ts`), and copies in full buckets are looked for among the sketches (`rings.ts`).
 */
import { type Form, questionsIn } from '../../../calls/form/rules/form.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import type { Content } from '../../rules/content.ts'

/** Characters of a shingle: about two and a half words of Chinese. */
export const SHINGLE = 5
/** Hash functions, each a band of its own. The standard error of an estimate is at most 1 / (2√BANDS), 4.4 points. */
export const BANDS = 128
/** Proposals that may share a bucket before it is everybody's. */
export const MOST_IN_A_BUCKET = 16
/**
 * Percent of its buckets, of those that are not everybody's, from which a pair is kept as a candidate; percent of what is
 * not common from which a checked pair is shown unless the officer asks for more or less; and percent of the estimate from
 * which one is shown that no night has checked. On one half of the texts 8 is the least that keeps a precision of 0.95;
 * 10 leaves some room, and is measured on the other half: `npm run bench`. The weights of `weighing.ts` were tried on both.
 */
export const LEAST_KEPT = 10
export const LEAST_SHOWN = 10
export const LEAST_UNCHECKED = 25
/** Percent from which pairs make a group, whoever of the group says the same. */
export const LEAST_GROUPED = 22
/** Buckets that an estimate is measured by at least: where nearly all is template, a few chance hits are not a likeness. */
export const LEAST_MEASURE = 40

/** One text of a proposal, under what the page calls it. */
export type Prose = { field: Field; text: string }
export const FIELDS = [
  'title',
  'summary',
  'need',
  'goals',
  'innovation',
  'outputs',
  'plan',
  'risks',
  'team',
  'budget',
  'answers',
] as const
export type Field = (typeof FIELDS)[number]

/** All that a proposal says in words, in the order in which it is read. Names of people and places are not compared. */
export function proseOf(content: Content): Prose[] {
  const { title, summary, need, evidence, goals, innovation, outputs, effects, plan, risks } = content
  const texts: Record<Field, (string | undefined)[]> = {
    title: [title],
    summary: [summary],
    need: [need, evidence],
    goals,
    innovation: [innovation, content.sustainability],
    outputs: [...outputs.map(({ name }) => name), ...effects.flatMap(({ name, method }) => [name, method])],
    plan: plan.map(({ work }) => work),
    risks: risks.flatMap(({ risk, response }) => [risk, response]),
    team: [
      content.beneficiaries?.who,
      ...(content.team ?? []).map(({ duty }) => duty),
      ...(content.partners ?? []).map(({ does }) => does),
    ],
    budget: content.budget.flatMap(({ name, estimate }) => [name, estimate?.basis]),
    answers: textsOf(content.answers ?? {}),
  }
  return FIELDS.flatMap((field) => texts[field].flatMap((text) => (text ? [{ field, text }] : [])))
}

/** The round's own words, which a proposal may well repeat. */
export function ownWords(plan: Pick<Plan, 'title' | 'form' | 'tracks'>, content: Content): string[] {
  return [
    plan.title,
    ...plan.tracks.map(({ name }) => name),
    ...(content.topics ?? []).map(({ title }) => title),
    ...wordsOf(plan.form),
  ]
}

const wordsOf = (form: Form | undefined): string[] => [
  ...(form?.sections ?? []).flatMap(({ title, hint }) => [title, hint ?? '']),
  ...questionsIn(form).flatMap((question) => [
    question.label,
    question.hint ?? '',
    ...('options' in question ? question.options : []),
    ...('columns' in question ? question.columns.map(({ label }) => label) : []),
  ]),
]

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** A character that counts, and where it stands in the text as it was written. */
export type Letter = { letter: string; from: number; to: number }

/**
 * The letters and digits of a text, NFKC and lower case, each with its place: full and half width, spaces and punctuation
 * make no difference.
 */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let from = 0
  for (const written of text) {
    const to = from + written.length
    for (const letter of written.normalize('NFKC').toLowerCase())
      if (/[\p{L}\p{N}]/u.test(letter)) letters.push({ letter, from, to })
    from = to
  }
  return letters
}

/** Every run of five characters, within one text at a time. A text of less has none. */
export function shinglesOf(texts: string[], except: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>()
  for (const text of texts) {
    const letters = lettersOf(text).map(({ letter }) => letter)
    for (let at = 0; at + SHINGLE <= letters.length; at += 1)
      found.add(letters.slice(at, at + SHINGLE).join(''))
  }
  for (const one of except) found.delete(one)
  return found
}

/** Where a proposal stands in the index: a bucket a band, band × 2³² + least hash. None where it has no words. */
export function bucketsOf(content: Content, plan: Pick<Plan, 'title' | 'form' | 'tracks'>): number[] {
  const own = shinglesOf(ownWords(plan, content))
  return sketchOf(
    shinglesOf(
      proseOf(content).map(({ text }) => text),
      own,
    ),
  ).map((least, band) => band * WORD + least)
}

/** The least value of each hash function over the set; none for an empty set. */
export function sketchOf(shingles: ReadonlySet<string>): number[] {
  if (shingles.size === 0) return []
  const least = new Uint32Array(BANDS).fill(WORD - 1)
  for (const shingle of shingles) {
    const hash = hashOf(shingle)
    for (let band = 0; band < BANDS; band += 1) {
      const value = (Math.imul(FACTORS[band] ?? 1, hash) + (TERMS[band] ?? 0)) >>> 0
      if (value < (least[band] ?? 0)) least[band] = value
    }
  }
  return [...least]
}

const WORD = 2 ** 32

/** FNV-1a over the UTF-16 units, then the last step of MurmurHash3, so that every bit depends on every other. */
function hashOf(shingle: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < shingle.length; at += 1) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

function mixed(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** h(x) = a·x + b mod 2³² with a odd: the same constants for good, or what is stored could not be compared. */
const numbers = (seed: number): number[] =>
  Array.from({ length: BANDS }, (_, band) => mixed(seed + Math.imul(band + 1, 0x9e3779b9)))
const FACTORS = numbers(1997).map((factor) => factor | 1)
const TERMS = numbers(2013)
