import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openDb } from '../../src/db/db.ts'
import { lookForCopies } from '../../src/round/proposals/alike/actions/looks.ts'
import { bucketsOf } from '../../src/round/proposals/alike/rules/shingles.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import { indexAlike } from '../../src/round/proposals/alike/store/similar.ts'
import { type Site, type Someone, countingDb, openSite } from '../support.ts'
import { chanceFrom } from './copies.ts'
import { SETTING, enter, entered, textsOf2013 } from './entered.ts'
import { tableOf } from './table.ts'

/** What an entry into the index of what proposals say costs, and the list of pairs: `npm run bench`. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
let site: Site
const texts = textsOf2013()

beforeAll(async () => {
  site = await openSite(NOW)
})

function never(): never {
  throw new Error('no proposals')
}

test('what a submission’s entry costs, and the list', async () => {
  const chance = chanceFrom(5)
  const { roundId, by } = await entered(
    site,
    texts.map((content) => unlike(content, chance)),
  )
  const rows: Record<string, string | number>[] = []
  const measure = async (there: number) => {
    const content = unlike(texts[there % texts.length] ?? never(), chance)
    const begun = performance.now()
    const buckets = bucketsOf(content, SETTING)
    const sketched = performance.now() - begun
    const meter = await metered(roundId, by, content, buckets)
    rows.push({ 'proposals there': there, statements: 4, ...meter, 'sketch, ms': sketched.toFixed(1) })
  }
  await measure(78)
  await nights(78)
  for (let at = 79; at < 2000; at += 1)
    await enter(site, roundId, by, unlike(texts[at % texts.length] ?? never(), chance))
  await measure(2000)
  console.log(tableOf(rows))
  await nights(2000)
  const officer = await site.person('林芳', ['officer'])
  const begun = performance.now()
  const { status } = await site.get(`/rounds/${roundId}/similar`, officer)
  const [pairs] = await site.db.all<{ n: number }>(sql`select count(*) as n from similar_pairs`)
  console.log(
    `the list among 2,000: ${pairs?.n} pairs kept, ${site.counts.trips} trips, ${site.counts.statements} statements, ` +
      `${site.meter.rowsRead} rows read, ${(performance.now() - begun).toFixed(0)} ms`,
  )
  expect(status).toBe(200)
})

/** What the nights cost until nothing is left to look at. */
async function nights(there: number) {
  const { d1, counts, meter, reset } = countingDb(env.DB)
  const db = openDb(d1)
  const rows: Record<string, string | number>[] = []
  for (let night = 1, looked = 1; looked > 0 && night < 9; night += 1) {
    reset()
    const begun = performance.now()
    looked = await lookForCopies(db, NOW)
    const { statements, trips } = counts
    rows.push({
      ...{ 'proposals there': there, night, statements, trips },
      ...{ 'rows read': meter.rowsRead, 'rows written': meter.rowsWritten },
      ms: (performance.now() - begun).toFixed(0),
    })
  }
  console.log(tableOf(rows))
}

/** The template and 900 letters like nobody else's: the most that can be entered. */
const unlike = (content: Content, chance: () => number): Content => ({
  ...content,
  need:
    content.need +
    Array.from({ length: 900 }, () => String.fromCodePoint(0x4e00 + Math.floor(chance() * 3000))).join(''),
})

/** The four statements alone, by D1's own meta. */
async function metered(roundId: string, by: Someone, content: Content, buckets: number[]) {
  const id = await enter(site, roundId, by, { ...content, ...SILENT })
  const [found] = await site.db.all<{ id: string }>(sql`select id from submissions where proposal_id = ${id}`)
  const entry = indexAlike(site.db, { submissionId: found?.id ?? '', proposalId: id, buckets, at: NOW })
  const [first, ...others] = entry
  if (!first) never()
  const begun = performance.now()
  const results = await site.db.batch([first, ...others])
  const meta = (key: 'rows_read' | 'rows_written') =>
    results.reduce((sum, result) => sum + Number(Object(result).meta?.[key] ?? 0), 0)
  return {
    'rows read': meta('rows_read'),
    'rows written': meta('rows_written'),
    'ms in D1': (performance.now() - begun).toFixed(1),
  }
}

/** A proposal that says nothing enters no bucket. */
const SILENT = {
  ...{ title: '', summary: '', need: '', innovation: '', goals: [], outputs: [], effects: [], plan: [] },
  ...{ risks: [], budget: [] },
}
