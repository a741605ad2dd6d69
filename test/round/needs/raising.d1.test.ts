import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { raiseNeed } from '../../../src/round/needs/actions/needs.ts'
import { type Site, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, DAY, NOON, district, eventsOf, lettersTo, needAt, raised, typed } from './cast.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOON
})

describe('a need', () => {
  test('is raised without an account and ends with a receipt: three round trips and one that counts, nothing private in it', async () => {
    const form = await site.get('/needs/new')
    expect(form.text).toContain(`${here.name}甲社区`)
    expect(form.text).not.toContain('name="source"')
    const { page, trips, location, headers } = await site.shown('/needs', typed(here.first))
    const { status, text } = page
    expect([status, trips]).toEqual([200, 4])
    expect(text).toMatch(/2026-XQ-\d{4}/)
    expect(text).toMatch(/[0-9a-z]{4}-[0-9a-z]{4}/)
    expect(text).toContain('最迟2026年8月14日答复')
    expect(text).toContain('/rulebooks/model')
    expect(text).toMatch(/href="\/needs\/look-up\?number=2026-XQ-\d{4}"/)
    // it can be loaded again where it was raised, for half an hour, and by nobody else
    const again = await site.fetch(location, { headers })
    expect([again.status, await again.text()]).toEqual([200, text])
    expect((await site.get(location)).status).toBe(404)
    expect((await site.fetch(location, { headers }, here.worker)).status).toBe(404)
    site.now += 30 * 60_000
    expect((await site.fetch(location, { headers })).status).toBe(404)
    site.now = NOON
    const { json } = await site.post('/needs', typed(here.first))
    expect(Object.keys(json)).toEqual(['number', 'code', 'at'])
  })

  test('tells the workers of the place and of its subdistrict, nobody else; its history names nobody', async () => {
    const { id } = await raised(site, here.first, { title: '有人陪着看病' })
    expect(await eventsOf(site, `need:${id}`)).toEqual(['need-raised'])
    expect(await lettersTo(site, here.worker)).toContain('收到居民需求：有人陪着看病')
    expect(await lettersTo(site, here.subdistrict)).toContain('收到居民需求：有人陪着看病')
    expect(await lettersTo(site, here.neighbour)).not.toContain('收到居民需求：有人陪着看病')
    const kept = await site.db.all(sql`select particulars from history union all select body from letters`)
    expect(JSON.stringify(kept)).not.toContain('王居民')
    expect(JSON.stringify(kept)).not.toContain('13900000001')
  })

  test('keeps only the digest of its code', async () => {
    const { code } = await raised(site, here.first)
    const rows = await site.db.all(sql`select * from needs`)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('eight at once, each its own number; the numbers of a year have no gap', async () => {
    const all = await byEight(paths.needs, () => raiseNeed(site.db, null, needAt(here.first), NOON))
    const numbers = all.map((one) => must(one).number)
    expect(new Set(numbers).size).toBe(8)
    const [row] = await site.db.all<{ count: number; most: number }>(
      sql`select count(*) as count, max(seq) as most from needs where year = 2026`,
    )
    expect(row?.count).toBe(row?.most)
    expect((await raised(site, here.first, {}, NOON + 365 * DAY)).number).toBe('2027-XQ-0001')
  })

  test('the same twice, even at once, is one need; on another day it is another', async () => {
    const need = needAt(here.first)
    const all = await byEight(paths.needs, () => raiseNeed(site.db, null, need, NOON))
    theOne(all, 'already-raised')
    const refused = all.find(({ ok }) => !ok)
    expect(refused).toMatchObject({ ok: false, refusal: { why: 'already-raised', at: NOON } })
    expect((await raiseNeed(site.db, null, need, NOON + DAY)).ok).toBe(true)
  })

  test('a worker raises for the own place alone, prefilled, and says how it was found', async () => {
    const form = await site.get('/needs/new', here.worker)
    expect(form.text).toContain('selected')
    expect(form.text).toContain('怎样了解到的')
    expect(form.text).not.toContain('乙社区')
    const done = await site.post('/needs', typed(here.first, { source: 'council' }), here.worker)
    expect(done.status).toBe(200)
    const need = await site.json(`/needs/${String(done.json['id'])}`, here.worker)
    expect(need.json).toMatchObject({ need: { source: 'council', by: '甲社区工作者' } })
    const elsewhere = await site.form('/needs', typed(here.second), here.worker)
    expect([elsewhere.status, elsewhere.text.includes('只能为自己负责的社区')]).toEqual([422, true])
    expect((await site.post('/needs', typed(here.second), here.subdistrict)).status).toBe(200)
  })

  test('a resident cannot say that the council found it', async () => {
    const { id } = await raised(site, here.first, { source: 'council' })
    const { json } = await site.json(`/needs/${id}`, here.worker)
    expect(json).toMatchObject({ need: { source: 'online' } })
  })
})

describe('bad input', () => {
  test.each([
    ['placeId', '', '请选择街道和社区'],
    ['placeId', 'nowhere', '请从名单里选择街道和社区'],
    ['title', ' ', '请用一句话说明需要什么'],
    ['title', '长'.repeat(41), '最多40个字'],
    ['text', '找我13800000002', '不要写电话和身份证号'],
    ['people', '', '请填写涉及人数'],
    ['people', '0', '涉及人数应在1到1000000之间'],
    ['people', '很多', '涉及人数应是整数'],
    ['urgency', 'never', '请选择缓急'],
    ['phone', '五五五', '联系电话应是7到20位数字'],
  ])('%s = %s is told, and what was typed stays', async (field, value, reason) => {
    const sent = typed(here.first, { concerned: '楼里的老邻居', [field]: value })
    const { status, text } = await site.form('/needs', sent)
    expect([status, text.includes(reason), text.includes('楼里的老邻居')]).toEqual([422, true, true])
  })

  test('never breaks the page', async () => {
    for (const body of [{}, { title: ['a'], people: { a: 1 } }, { people: null, contact: 'x' }])
      expect((await site.post('/needs', body)).status).toBe(422)
    const odd = typed(here.first, { title: '\u0000\ud800有事', name: '\u0000' })
    expect((await site.post('/needs', odd)).status).toBe(200)
  })
})
