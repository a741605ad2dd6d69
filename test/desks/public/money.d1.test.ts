import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { organizations } from '../../../src/people/tables.ts'
import { type Site, openSite } from '../../support.ts'
import { accepted, pay, running, signedRound } from '../../round/projects/cast.ts'
import { noon } from '../../round/projects/fixtures.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(noon('2014-07-20'))
})

test('before the first payment the page says what will be there', async () => {
  const page = await site.get('/money')
  expect(page.status).toBe(200)
  expect(page.text).toContain('还没有拨款')
  expect((await site.json('/money')).json).toMatchObject({
    rows: [],
    sums: { payments: 0, paid: 0, refunded: 0 },
  })
})

test('every payment with its day and voucher, and what they add up to', async () => {
  const round = await signedRound(site, ['甲', '乙', '丙'])
  const [a, b] = round.agreed
  if (!a || !b) throw new Error()
  const project = await running(site, round, a)
  await accepted(site, round, project, 3)
  const vouchers = [await pay(site, round, a, 1), await pay(site, round, a, 2), await pay(site, round, b, 1)]
  const page = await site.get(`/money?round=${round.id}`)
  for (const text of [
    ...vouchers,
    '45,500.00',
    '共3笔',
    '志愿服务',
    '管理费',
    '2014-07-02',
    `/projects/${project.projectId}`,
  ])
    expect(page.text).toContain(text)
  const { json } = await site.json(`/money?round=${round.id}`)
  expect(json).toMatchObject({
    sums: { payments: 3, projects: 2, paid: 4_550_000, refunded: 0 },
    byCategory: [{ category: '志愿服务', paid: 4_550_000 }],
    byKind: [
      { kind: 'material', granted: 6_000_000 },
      { kind: 'overhead', granted: 1_000_000 },
    ],
  })
  expect(json['rows']).toHaveLength(3)
  expect((await site.json('/money?round=nonsense&page=-1')).json).toMatchObject({
    rows: [],
    sums: { payments: 0 },
  })
})

test('does not depend on phones, nor on agreements without a payment', async () => {
  const round = await signedRound(site, ['一', '二'])
  const [a, b] = round.agreed
  if (!a || !b) throw new Error()
  await pay(site, round, a, 1)
  const path = `/money?round=${round.id}`
  const read = async () => [(await site.get(path)).text, (await site.json(path)).text]
  const before = await read()
  await site.db
    .update(organizations)
    .set({ phone: '13912345678' })
    .where(eq(organizations.name, a.organization))
  await running(site, round, b)
  expect(await read()).toEqual(before)
  expect(before.join('')).not.toContain('010-55500001')
})

test('asks as much for one payment as for three, in two round trips', async () => {
  const round = await signedRound(site, ['一', '二', '三'])
  const counted: object[] = []
  for (const agreed of round.agreed) {
    await pay(site, round, agreed, 1)
    await site.get(`/money?round=${round.id}`)
    counted.push({ ...site.counts })
  }
  expect(counted[2]).toEqual(counted[0])
  expect(site.counts.trips).toBe(2)
})

test('a page holds fifty', async () => {
  const round = await signedRound(
    site,
    Array.from({ length: 51 }, (_, at) => `第${at + 1}项`),
  )
  for (const agreed of round.agreed) await pay(site, round, agreed, 1)
  const second = await site.json(`/money?round=${round.id}&page=2`)
  expect(second.json['rows']).toHaveLength(1)
  expect((await site.get(`/money?round=${round.id}`)).text).toContain('第1至50项，共51项')
})
