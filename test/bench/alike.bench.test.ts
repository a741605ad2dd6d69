import { beforeAll, expect, test } from 'vitest'
import {
  BANDS,
  LEAST_KEPT,
  LEAST_SHOWN,
  MOST_IN_A_BUCKET,
  proseOf,
  shinglesOf,
  sketchOf,
} from '../../src/round/proposals/rules/alike.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import { pairsIn } from '../../src/round/proposals/store/alike.ts'
import { type Site, openSite } from '../support.ts'
import { STRENGTHS, type Strength, chanceFrom, copyOf, inOwnWords } from './copies.ts'
import { entered, textsOf2013 } from './entered.ts'
import { tableOf } from './table.ts'

/** Planted copies among the 78 proposals of 2013: `npm run bench`. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
let site: Site
const texts = textsOf2013()

beforeAll(async () => {
  site = await openSite(NOW)
})

/** What somebody says, and of which proposal it is; `copied` null: by its own hand. */
type Said = { content: Content; of: number; copied: Strength | null }

/** Each is followed by 26 copies a strength, every third proposal's, in another order than theirs. */
function planted(originals: Content[]): Said[] {
  const chance = chanceFrom(2013)
  const copies = STRENGTHS.flatMap((copied, at) =>
    Array.from({ length: 26 }, (_, i) => {
      const of = (i * 3 + at) % originals.length
      return { content: copyOf(originals[of] ?? texts[0] ?? never(), copied, chance), of, copied }
    }),
  )
  return [...originals.map((content, of) => ({ content, of, copied: null })), ...copies]
}

function never(): never {
  throw new Error('no proposals')
}

/** Shares of 1 as a table shows them. */
const share = (part: number, of: number): string => (of ? (part / of).toFixed(2) : '—')

/** Pairs from a threshold up: those that are copies, and of each strength's copies those paired with their original. */
function scored(pairs: { a: number; b: number; percent: number }[], said: Said[], least: number) {
  const found = pairs.filter(({ percent }) => percent >= least)
  const isCopy = ({ a, b }: { a: number; b: number }) => said[a]?.of === said[b]?.of
  const caught = (strength: Strength) =>
    found.filter((pair) => isCopy(pair) && said[pair.a]?.copied === strength && said[pair.b]?.copied === null)
      .length
  const recalls = STRENGTHS.map((strength): [string, string] => [
    `recall ${strength}`,
    share(caught(strength), said.filter(({ copied }) => copied === strength).length),
  ])
  return {
    pairs: found.length,
    precision: share(found.filter(isCopy).length, found.length),
    ...Object.fromEntries(recalls),
  }
}

test('what is found of planted copies', async () => {
  const chance = chanceFrom(78)
  const corpora: [string, Content[]][] = [
    ['the 78 of 2013, one template', texts],
    ['the 78, each with some 900 characters of its own', texts.map((content) => inOwnWords(content, chance))],
  ]
  for (const [name, originals] of corpora) {
    const said = planted(originals)
    const { roundId, places } = await entered(
      site,
      said.map(({ content }) => content),
    )
    const pairs = await allPairs(roundId, places)
    const leasts = [LEAST_KEPT, LEAST_SHOWN, 20, 25, 30, 40, 50]
    const rows = leasts.map((least) => ({
      'at least': `${least}%${least === LEAST_SHOWN ? ' (shown)' : ''}`,
      ...scored(pairs, said, least),
    }))
    console.log(
      `${name}; alike before anything is planted (exact Jaccard): ${baseRate(originals)}${tableOf(rows)}`,
    )
    const shown = pairs.filter(({ percent }) => percent >= LEAST_SHOWN)
    expect(scored(shown, said, LEAST_SHOWN)).toMatchObject({ 'recall light': '1.00' })
  }
})

async function allPairs(roundId: string, places: Map<string, number>) {
  const found = []
  for (let page = 1; ; page += 1) {
    const wanted = { least: LEAST_KEPT, verdict: '' as const, word: '', foreign: false, page }
    const rows = await pairsIn(site.db, roundId, wanted, NOW)
    found.push(...rows)
    if (rows.length < 50) break
  }
  return found.map(({ a, b, percent }) => ({ a: places.get(a) ?? -1, b: places.get(b) ?? -1, percent }))
}

/** How alike proposals are that nobody copied. */
function baseRate(originals: Content[]): string {
  const sets = originals.map((content) => shinglesOf(proseOf(content).map(({ text }) => text)))
  const all = sets.flatMap((a, i) => sets.slice(0, i).map((b) => likeness(a, b))).toSorted((x, y) => x - y)
  const at = (part: number) => (all[Math.floor(part * (all.length - 1))] ?? 0).toFixed(2)
  return `median ${at(0.5)}, of a hundred one ${at(0.99)}, most ${at(1)}`
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((one) => b.has(one)).length
  return both / (a.size + b.size - both)
}

/** The same index in memory, with bands of several rows and other sizes of buckets. */
test('the choice of bands, rows and buckets', () => {
  const chance = chanceFrom(78)
  const said = planted(texts.map((content) => inOwnWords(content, chance)))
  const sketches = said.map(({ content }) => sketchOf(shinglesOf(proseOf(content).map(({ text }) => text))))
  const choices = [
    { rows: 1, bands: BANDS, most: MOST_IN_A_BUCKET, leasts: [10, 15, 20] },
    { rows: 1, bands: BANDS, most: 8, leasts: [10, 15, 20] },
    { rows: 1, bands: BANDS / 2, most: MOST_IN_A_BUCKET, leasts: [10, 15, 20] },
    { rows: 2, bands: BANDS / 2, most: MOST_IN_A_BUCKET, leasts: [3, 5, 10] },
    { rows: 3, bands: 42, most: MOST_IN_A_BUCKET, leasts: [3, 5, 10] },
    { rows: 4, bands: BANDS / 4, most: MOST_IN_A_BUCKET, leasts: [3, 5, 10] },
  ]
  const rows = choices.flatMap(({ leasts, ...choice }) => {
    const pairs = inMemory(sketches, choice)
    return leasts.map((least) => ({
      'rows × bands': `${choice.rows} × ${choice.bands}`,
      bucket: choice.most,
      'at least': `${least}%`,
      ...scored(pairs, said, least),
    }))
  })
  console.log(tableOf(rows))
  expect(rows).toHaveLength(18)
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
