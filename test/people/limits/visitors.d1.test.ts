import { env } from 'cloudflare:workers'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MOST_ROWS, sweepCounts } from '../../../src/nightly/counts.ts'
import { digestOf } from '../../../src/people/limits/rules.ts'
import { countActs } from '../../../src/people/limits/store.ts'
import { actCounts } from '../../../src/people/tables.ts'
import { needs } from '../../../src/round/needs/tables.ts'
import { ORIGIN, type Site, openSite } from '../../support.ts'
import { type District, NOON, district } from '../../round/needs/cast.ts'

const MOST = 20
let site: Site
let here: District
let addresses = 0
let address: string
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOON
  addresses += 1
  address = `198.51.100.${addresses}`
})

const NEED = {
  title: '楼道的灯',
  text: '晚上看不见台阶。',
  concerned: '楼里的老人',
  people: '20',
  urgency: 'usual',
  name: '王居民',
  phone: '13900000001',
}
let words = 0
/** Another need each time: the same words twice are one. */
async function raise(from: string | null = address, cookie = '', change: Record<string, string> = {}) {
  words += 1
  const fields = { ...NEED, placeId: here.first.id, text: `晚上看不见台阶${words}。`, ...change }
  const answer = await site.fetch('/needs', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: ORIGIN, ...(from && { 'cf-connecting-ip': from }), ...(cookie && { cookie }) },
  })
  return { status: answer.status, wait: answer.headers.get('retry-after'), text: await answer.text() }
}
const statuses = async (asked: Promise<{ status: number }>[]) =>
  (await Promise.all(asked)).map(({ status }) => status)
const times = <T>(n: number, act: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => act(i))

describe('needs from one address', () => {
  test('200 at once: what a household could mean, and no more', async () => {
    const before = await site.db.$count(needs)
    const all = await statuses(times(200, () => raise()))
    expect(all.filter((status) => status === 429)).toHaveLength(200 - MOST)
    expect((await site.db.$count(needs)) - before).toBeLessThanOrEqual(MOST)
  })

  test('the next is told when to come again, with all that was typed; then it is taken', async () => {
    for (const _ of times(MOST, () => 0)) expect((await raise()).status).toBe(303)
    site.now += 60_000
    const refused = await raise(address, '', { title: '不要丢掉我' })
    expect([refused.status, refused.wait]).toEqual([429, '540'])
    for (const said of ['短时间里提交得太多了，请过9分钟再试', '不要丢掉我', '13900000001'])
      expect(refused.text).toContain(said)
    site.now = NOON + 600_000 - 1
    expect((await raise()).status).toBe(429)
    site.now = NOON + 600_000
    expect((await raise()).status).toBe(303)
  })

  test('keep no other address out, nor somebody who is signed in behind the same', async () => {
    for (const _ of times(MOST + 1, () => 0)) await raise()
    const statusesOf = [await raise(`${address}9`), await raise(address, here.officer.cookie), await raise()]
    expect(statusesOf.map(({ status }) => status)).toEqual([303, 303, 429])
  })

  test('of IPv6 are those of its /64', async () => {
    const of = (i: number) => raise(`2001:db8:${addresses}:1::${i.toString(16)}`)
    for (const i of times(MOST, (n) => n)) expect((await of(i)).status).toBe(303)
    expect((await of(9999)).status).toBe(429)
    expect((await raise(`2001:db8:${addresses}:2::1`)).status).toBe(303)
  })

  test('that cannot be read do not count', async () => {
    for (const _ of times(MOST, () => 0)) expect((await raise(address, '', { title: '' })).status).toBe(422)
    expect((await raise()).status).toBe(303)
  })

  test('a word of where it comes from that is not Cloudflare’s changes nothing', async () => {
    for (const _ of times(MOST, () => 0)) await raise()
    const answer = await site.fetch('/needs', {
      method: 'POST',
      body: new URLSearchParams({ ...NEED, placeId: here.first.id }),
      headers: { origin: ORIGIN, 'cf-connecting-ip': address, 'x-forwarded-for': '203.0.113.9' },
    })
    expect(answer.status).toBe(429)
  })

  test('are kept as digests: the table tells no address', async () => {
    await raise()
    const kept = await site.db.select().from(actCounts)
    expect(JSON.stringify(kept)).not.toContain('198.51.100')
    expect(kept.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })
})

test('from many addresses a flood at one place ends, and other places go on', async () => {
  const there = here.second.id
  expect((await raise('192.0.2.1', '', { placeId: there })).status).toBe(303)
  const key = await digestOf(env.AUTH_SECRET, `/needs at ${there}`)
  await site.db.update(actCounts).set({ count: 299 }).where(eq(actCounts.key, key))
  const flood = [
    await raise('192.0.2.2', '', { placeId: there }),
    await raise('192.0.2.3', '', { placeId: there }),
  ]
  expect(flood.map(({ status, wait }) => [status, wait])).toEqual([
    [303, null],
    [429, '3600'],
  ])
  expect((await raise('192.0.2.4')).status).toBe(303)
})

describe('counting', () => {
  const count = (now = NOON, key = `k${addresses}`) => countActs(site.db, 's', [{ key, rate: [3, 60] }], now)

  test('of many at once counts each', async () => {
    const all = await Promise.all(times(20, () => count()))
    expect(all.map(([one]) => one?.count).toSorted((a = 0, b = 0) => a - b)).toEqual(times(20, (i) => i + 1))
  })

  test('begins anew when it ends, to the millisecond', async () => {
    const counts = [await count(), await count(NOON + 59_999), await count(NOON + 60_000)]
    expect(counts.map(([one]) => [one?.count, one?.endsAt])).toEqual([
      [1, NOON + 60_000],
      [2, NOON + 60_000],
      [1, NOON + 120_000],
    ])
  })

  test('what counts no more is swept by night, and nothing else', async () => {
    const keys = times(MOST_ROWS + 5, (i) => ({ key: `old${i}`, count: 1, endsAt: NOON - 1 }))
    for (const some of [keys.slice(0, 500), keys.slice(500)])
      await site.db.run(
        sql`insert into act_counts select value ->> 'key', 1, value ->> 'endsAt' from json_each(${JSON.stringify(some)})`,
      )
    await site.db.run(sql`insert into act_counts values ('new', 1, ${NOON + 1})`)
    await site.db.run(
      sql`insert into look_ups values ('2026-XQ-0001', 'old', ${NOON / 3_600_000 - 1}, 3), ('2026-XQ-0001', 'new', ${NOON / 3_600_000}, 3)`,
    )
    await sweepCounts(site.db, NOON)
    expect(await site.db.$count(actCounts, sql`ends_at <= ${NOON}`)).toBe(0)
    expect(await site.db.$count(actCounts, eq(actCounts.key, 'new'))).toBe(1)
    expect(await site.db.all(sql`select tried_by from look_ups where number = '2026-XQ-0001'`)).toEqual([
      { tried_by: 'new' },
    ])
  })
})

test('what a clock that was a year ahead has counted keeps nobody out once it is set right', async () => {
  const counts = [{ key: 'jumped', rate: [1, 600] as const }]
  const countAt = async (now: number) => (await countActs(site.db, env.AUTH_SECRET, counts, now))[0]
  const ahead = NOON + 365 * 86_400_000
  expect([(await countAt(ahead))?.count, (await countAt(ahead))?.count]).toEqual([1, 2])
  expect(await countAt(NOON)).toMatchObject({ count: 1, endsAt: NOON + 600_000 })
  expect((await countAt(NOON - 60_000))?.count).toBe(2)
})
