import { beforeAll, expect, test } from 'vitest'
import { lookForCopies } from '../../src/round/proposals/alike/actions/looks.ts'
import {
  BANDS,
  LEAST_SHOWN,
  MOST_IN_A_BUCKET,
  proseOf,
  shinglesOf,
  sketchOf,
} from '../../src/round/proposals/alike/rules/shingles.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import { NOWHERE, weigh } from '../../src/round/proposals/alike/rules/weighing.ts'
import { groupsIn, pairsIn } from '../../src/round/proposals/alike/store/similar.ts'
import { type Site, openSite } from '../support.ts'
import { STRENGTHS, type Strength, chanceFrom, copyOf, inOwnWords } from './copies.ts'
import { entered, templatesOf2013, textsOf2013 } from './entered.ts'
import { tableOf } from './table.ts'

/** Planted copies among the proposals of 2013: `npm run bench`. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
let site: Site
const texts = textsOf2013()

beforeAll(async () => {
  site = await openSite(NOW)
})

/** What somebody says, and of which proposal it is; `copied` null: by its own hand. */
type Said = { content: Content; of: number; copied: Strength | null }

/** The copies that the demonstration holds itself are of the family of what they copied. */
const FAMILY: Record<number, number> = { 25: 6, 62: 19, 76: 34, 16: 11, 21: 11, 28: 11, 32: 11 }

/** Of every second proposal: itself, and then 13 copies a strength, in another order than theirs. */
function planted(originals: Content[], half: 0 | 1): Said[] {
  const chance = chanceFrom(2013 + half)
  const mine = originals
    .map((content, at): Said => ({ content, of: FAMILY[at] ?? at, copied: null }))
    .filter((_, at) => at % 2 === half)
  const copies = STRENGTHS.flatMap((copied, at) =>
    Array.from({ length: 13 }, (_, i): Said => {
      const { content, of } = mine[(i * 3 + at) % mine.length] ?? never()
      return { content: copyOf(content, copied, chance), of, copied }
    }),
  )
  return [...mine, ...copies]
}

function never(): never {
  throw new Error('no proposals')
}

/** Shares of 1 as a table shows them. */
const share = (part: number, of: number): string => (of ? (part / of).toFixed(2) : '—')

type Pair = { a: number; b: number; percent: number }
const isCopy =
  (said: Said[]) =>
  ({ a, b }: Pair): boolean =>
    said[a]?.of === said[b]?.of

/** Pairs from a threshold up: those that are copies, and of each strength's copies those paired with their original. */
function scored(pairs: Pair[], said: Said[], least: number) {
  const found = pairs.filter(({ percent }) => percent >= least)
  const right = found.filter(isCopy(said))
  const caught = (strength: Strength) =>
    new Set(
      right.flatMap(({ a, b }) =>
        said[a]?.copied === strength && said[b]?.copied === null
          ? [a]
          : said[b]?.copied === strength && said[a]?.copied === null
            ? [b]
            : [],
      ),
    ).size
  const recalls = STRENGTHS.map((strength): [string, string] => [
    `recall ${strength}`,
    share(caught(strength), said.filter(({ copied }) => copied === strength).length),
  ])
  return {
    pairs: found.length,
    precision: share(right.length, found.length),
    ...Object.fromEntries(recalls),
  }
}

const LEASTS = [8, 10, 12, 15, 20, 30, 50]

/** The lowest threshold from which at most one pair in twenty is wrong. */
const chosenOn = (pairs: Pair[], said: Said[]): number | undefined =>
  LEASTS.find((least) => {
    const found = pairs.filter(({ percent }) => percent >= least)
    return found.filter(isCopy(said)).length >= found.length * 0.95
  })

test('what is found of planted copies: threshold chosen on one half, measured on the other', async () => {
  const chance = chanceFrom(78)
  const corpora: [string, Content[]][] = [
    ['(a) texts of own words, some 900 characters each', texts.map((content) => inOwnWords(content, chance))],
    ['(a’) the texts of the demonstration, some 270 characters each', texts],
    ['(b) the template of proposals.json, some 220 characters each', templatesOf2013()],
  ]
  const chosen: Record<string, string | number>[] = []
  for (const [name, originals] of corpora) {
    const [first, second] = [await checkedPairs(originals, 0), await checkedPairs(originals, 1)]
    chosen.push({
      texts: name.slice(0, 4),
      'chosen on the first half': `${chosenOn(first.pairs, first.said) ?? '—'}%`,
    })
    const rows = LEASTS.map((least) => ({
      'at least': `${least}%${least === LEAST_SHOWN ? ' (shown)' : ''}`,
      ...scored(second.pairs, second.said, least),
    }))
    console.log(
      `${name}; held-out half; exact Jaccard of those nobody copied: ${baseRate(originals)}${tableOf(rows)}`,
    )
    expect(scored(second.pairs, second.said, LEAST_SHOWN)).toMatchObject({ 'recall light': '1.00' })
  }
  console.log(
    `the lowest threshold with a precision of 0.95 on the first half; in use: ${LEAST_SHOWN}%${tableOf(chosen)}`,
  )
})

async function checkedPairs(originals: Content[], half: 0 | 1) {
  const said = planted(originals, half)
  const { roundId, places } = await entered(
    site,
    said.map(({ content }) => content),
  )
  while ((await lookForCopies(site.db, NOW)) > 0);
  return { said, pairs: await allPairs(roundId, places) }
}

async function allPairs(roundId: string, places: Map<string, number>): Promise<Pair[]> {
  const found = []
  for (let page = 1; ; page += 1) {
    const wanted = { least: 1, verdict: 'none' as const, word: '', group: '', page }
    const rows = await pairsIn(site.db, roundId, wanted, 50)
    found.push(...rows)
    if (rows.length < 50) break
  }
  return found.map(({ a, b, percent }) => ({ a: places.get(a) ?? -1, b: places.get(b) ?? -1, percent }))
}

/** A paragraph of 160 characters in the needs of some of the demonstration's proposals, as from one hand; five of them have another already. */
test('a ring of copies is a group', async () => {
  const paragraph = inOwnWords({ ...(texts[0] ?? never()), need: '' }, chanceFrom(9)).need.slice(0, 160)
  const rows = []
  for (const ring of [3, 5, 10, 20, 40]) {
    const { roundId } = await entered(
      site,
      texts.map((content, at) =>
        at % 2 === 0 && at < ring * 2 ? { ...content, need: content.need + paragraph } : content,
      ),
    )
    while ((await lookForCopies(site.db, NOW)) > 0);
    const sizes = (await groupsIn(site.db, roundId)).map(({ count }) => count)
    rows.push({ 'of 78, with one paragraph': ring, 'groups, by size': sizes.join(', ') })
  }
  console.log(tableOf(rows))
  expect(rows).toHaveLength(5)
})

/** How alike proposals are that nobody copied. */
function baseRate(originals: Content[]): string {
  const sets = originals.map((content) => shinglesOf(proseOf(content).map(({ text }) => text)))
  const all = sets
    .flatMap((a, i) => sets.slice(0, i).map((b) => weigh(a, b, NOWHERE).alone))
    .toSorted((x, y) => x - y)
  const at = (part: number) => (all[Math.floor(part * (all.length - 1))] ?? 0).toFixed(2)
  return `median ${at(0.5)}, of a hundred one ${at(0.99)}, most ${at(1)}`
}

/** The index alone, in memory, with bands of several rows and other sizes of buckets. */
test('the choice of bands, rows and buckets', () => {
  const chance = chanceFrom(78)
  const said = planted(
    texts.map((content) => inOwnWords(content, chance)),
    0,
  )
  const sketches = said.map(({ content }) => sketchOf(shinglesOf(proseOf(content).map(({ text }) => text))))
  const choices = [
    { rows: 1, bands: BANDS, most: MOST_IN_A_BUCKET, leasts: [10, 15] },
    { rows: 1, bands: BANDS, most: 8, leasts: [10, 15] },
    { rows: 1, bands: BANDS / 2, most: MOST_IN_A_BUCKET, leasts: [10, 15] },
    { rows: 2, bands: BANDS / 2, most: MOST_IN_A_BUCKET, leasts: [3, 5] },
    { rows: 3, bands: 42, most: MOST_IN_A_BUCKET, leasts: [3, 5] },
  ]
  const rows = choices.flatMap(({ leasts, ...choice }) => {
    const pairs = inMemory(sketches, choice)
    return leasts.map((least) => ({
      'rows × bands': `${choice.rows} × ${choice.bands}`,
      bucket: choice.most,
      'estimate at least': `${least}%`,
      ...scored(pairs, said, least),
    }))
  })
  console.log(`candidates, before they are checked${tableOf(rows)}`)
  expect(rows).toHaveLength(10)
})

function inMemory(
  sketches: number[][],
  { rows, bands, most }: { rows: number; bands: number; most: number },
) {
  const buckets = new Map<string, number[]>()
  const keys = sketches.map((sketch) =>
    Array.from({ length: bands }, (_, at) => `${at}:${sketch.slice(at * rows, at * rows + rows).join()}`),
  )
  for (const [at, own] of keys.entries())
    for (const key of own) buckets.set(key, [...(buckets.get(key) ?? []), at])
  const isOpen = (key: string) => (buckets.get(key)?.length ?? 0) <= most
  return keys.flatMap((own, a) => {
    const mine = own.filter(isOpen)
    return keys.slice(0, a).map((other, b) => {
      const shared = mine.filter((key) => other.includes(key)).length
      return { a, b, percent: (100 * shared) / Math.max(mine.length, bands * 0.3) }
    })
  })
}
