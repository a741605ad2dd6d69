import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { nightly } from '../../../../src/nightly.ts'
import { indexMissing, lookForCopies } from '../../../../src/round/proposals/alike/actions/looks.ts'
import { LEAST_SHOWN } from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { insertChecks, uncheckedIn } from '../../../../src/round/proposals/alike/store/looks.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound } from '../../opened.ts'
import { shownTo, submittedIn, textOf } from './alike.ts'

const NOW = PLAN.dates.opens + 3_600_000

let site: Site
let officer: Someone
let roundId: string
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(async () => {
  for (const table of TABLES) await site.db.run(sql.raw(`delete from ${table}`))
  site.now = NOW
  ;({ id: roundId } = await openedRound(site))
})

const TABLES =
  'similar_looks similar_groups similar_checks similar_remarks likely_pairs similar_pairs sketches proposal_bands common_bands'
    .split(' ')
    .filter((table) => table !== 'similar_remarks')

const submitted = (content: Partial<Content>) => submittedIn(site, roundId, content)
const shown = (query = '') => shownTo(site, officer, roundId, query)
const count = async (table: string) =>
  (await site.db.all<{ n: number }>(sql.raw(`select count(*) as n from ${table}`)))[0]?.n
const night = async () => {
  while ((await lookForCopies(site.db, NOW)) > 0);
}

/** A proposal that shares nothing with another but the template, and a mark's worth of words with its like. */
const TEMPLATE =
  '本项目以居民需求为导向，整合驻区单位资源，建立志愿者队伍，每季度向居民代表会议报告一次，接受街道和社会监督，形成长效机制。'
/** Some 200 characters that no other seed has. */
function wordsOf(seed: string): string {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), 7)
  return Array.from({ length: 200 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCodePoint(0x4e00 + (state % 3000))
  }).join('')
}
const plain = (seed: string): Partial<Content> => ({
  ...{ title: seed, summary: wordsOf(seed), need: TEMPLATE, innovation: '', goals: [], outputs: [] },
  ...{ effects: [], plan: [], risks: [] },
})

describe('submissions without an entry', () => {
  test('enter by night, in portions, the oldest first; and a pair of them is one pair, the later first', async () => {
    const text = textOf(newId())
    const first = await submitted(text)
    site.now = NOW + 60_000
    const copy = await submitted(text)
    for (const table of TABLES) await site.db.run(sql.raw(`delete from ${table}`))
    while ((await indexMissing(site.db, NOW)) > 0);
    expect((await shown('?least=50')).pairs.map(({ a, b }) => [a, b])).toEqual([[copy.id, first.id]])
    expect(await indexMissing(site.db, NOW)).toBe(0)
    const before = await Promise.all(TABLES.map(count))
    await indexMissing(site.db, NOW)
    expect(await Promise.all(TABLES.map(count))).toEqual(before)
  })

  test('an earlier one that enters after a later is still the second of the pair', async () => {
    const text = textOf(newId())
    const first = await submitted(text)
    await site.db.run(sql`delete from sketches`)
    await site.db.run(sql`delete from proposal_bands`)
    site.now = NOW + 60_000
    const copy = await submitted(text)
    while ((await indexMissing(site.db, NOW)) > 0);
    expect((await shown('?least=50')).pairs.map(({ a, b }) => [a, b])).toEqual([[copy.id, first.id]])
  })

  test('one without words is not looked at again', async () => {
    await submitted({ ...plain('x'), summary: '', need: '' })
    await site.db.run(sql`delete from sketches`)
    while ((await indexMissing(site.db, NOW)) > 0);
    expect(await indexMissing(site.db, NOW)).toBe(0)
  })

  test('by the nightly job', async () => {
    const text = textOf(newId())
    await submitted(text)
    await submitted(text)
    for (const table of TABLES) await site.db.run(sql.raw(`delete from ${table}`))
    await nightly(env, NOW + 1)
    expect((await shown()).pairs).toMatchObject([{ percent: 100, common: expect.any(Number) }])
  })
})

describe('a look', () => {
  test('checks a pair over its texts, without what others say; nothing twice', async () => {
    for (let i = 0; i < 6; i += 1) await submitted(plain(`邻居${i}`))
    await submitted(plain('原文'))
    await submitted({
      ...plain('原文'),
      title: '另一个名称',
      need: `${TEMPLATE}${wordsOf('自己的').slice(0, 100)}`,
    })
    const [before] = (await shown()).pairs
    expect(before).toMatchObject({ common: null })
    await night()
    const { pairs } = await shown()
    expect(pairs).toHaveLength(1)
    expect(pairs[0]?.percent).toBeGreaterThan(55)
    expect(pairs[0]?.percent).toBeLessThan(75)
    expect(pairs[0]).toMatchObject({ common: expect.any(Number) })
    expect(await lookForCopies(site.db, NOW)).toBe(0)
    const { json } = await site.json(`/similar/${pairs[0]?.id}`, officer)
    expect(Math.floor(Number(json['exact']) * 100)).toBe(pairs[0]?.percent)
    expect(Math.floor(Number(json['common']) * 100)).toBe(Number(Object(pairs[0]).common))
  })

  test('what a template says to all is no likeness', async () => {
    for (let i = 0; i < 20; i += 1)
      await submitted({ ...plain(`甲${i}`), summary: wordsOf(`甲${i}`).slice(0, 60) })
    await night()
    expect(await shown()).toMatchObject({ total: 0, groups: [] })
  })

  test('twenty copies are one group, with what they say, and each with its pair', async () => {
    for (let i = 0; i < 10; i += 1) await submitted(plain(`旁${i}`))
    const ring = []
    for (let i = 0; i < 20; i += 1) {
      site.now = NOW + i * 1000
      ring.push(
        await submitted({
          ...plain(`环${i}`),
          summary: wordsOf('同一个人写的'),
          need: `${TEMPLATE}${wordsOf(`环${i}`).slice(0, 60)}`,
        }),
      )
    }
    await night()
    const { total, groups } = await shown()
    expect(total).toBe(0)
    expect(groups).toMatchObject([{ count: 20 }])
    expect(groups[0]?.members.map(({ proposal }) => proposal).toSorted()).toEqual(
      ring.map(({ id }) => id).toSorted(),
    )
    expect(wordsOf('同一个人写的')).toContain(groups[0]?.excerpt.slice(0, 100) ?? '-')
    const inside = await shown(`?group=${groups[0]?.id}`)
    expect(inside.total).toBeGreaterThanOrEqual(120)
    const paired = await site.db.all<{ n: number }>(sql`
      select count(distinct x.value) as n from similar_pairs p join similar_checks k using (submission_id, other_id),
        json_each(json_array(p.submission_id, p.other_id)) x where k.ring >= 3000`)
    expect(paired).toEqual([{ n: 20 }])
    expect((await site.get(`/rounds/${roundId}/similar`, officer)).text).toContain('成组相似')
    const csv = async (query: string) =>
      (await site.get(`/rounds/${roundId}/similar?format=csv${query}`, officer)).text
    expect((await csv('')).match(/^1,"/gm)).toHaveLength(20)
    expect(await csv('&verdict=none')).not.toContain('成组相似')

    const [one] = ring
    must(await withdrawProposal(site.db, one?.by ?? officer, one?.id ?? '', '不报了', NOW + 60_000))
    expect((await shown()).groups).toMatchObject([{ count: 19 }])
    expect(await lookForCopies(site.db, NOW)).toBe(1)
    expect((await shown()).groups).toMatchObject([{ count: 19 }])
  })

  test('a group is of one round: with an earlier one there are pairs', async () => {
    const text = textOf(newId())
    for (let i = 0; i < 2; i += 1) await submitted(text)
    ;({ id: roundId } = await openedRound(site))
    await submitted(text)
    await night()
    expect(await shown()).toMatchObject({ total: 2, groups: [] })
  })

  test('what is found to be just enough is shown, and what is a little less is not', async () => {
    for (const [alike, isShown] of [
      [LEAST_SHOWN / 100, true],
      [LEAST_SHOWN / 100 - 0.0001, false],
    ] as const) {
      ;({ id: roundId } = await openedRound(site))
      const text = textOf(newId())
      for (let i = 0; i < 2; i += 1) await submitted(text)
      const pairs = await uncheckedIn(site.db, roundId, 50)
      const checks = pairs.map((pair) => ({ ...pair, alike, ring: 0, common: 0 }))
      await insertChecks(site.db, checks, NOW)
      expect(pairs.length).toBeGreaterThan(0)
      expect((await shown()).total).toBe(isShown ? pairs.length : 0)
      expect(await uncheckedIn(site.db, roundId, 50)).toEqual([])
    }
  })

  test('two at once check and group the same once', async () => {
    const text = textOf(newId())
    for (let i = 0; i < 3; i += 1) await submitted(text)
    await Promise.all([lookForCopies(site.db, NOW), lookForCopies(site.db, NOW)])
    expect((await shown()).groups).toMatchObject([{ count: 3 }])
    expect(await count('similar_checks')).toBe(3)
  })
})
