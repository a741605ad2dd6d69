import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../support.ts'
import { type Running, type SignedRound, accepted, pay, running, signedRound } from '../projects/cast.ts'
import { noon } from '../projects/fixtures.ts'

let site: Site
let round: SignedRound
let project: Running
let stranger: Someone
beforeAll(async () => {
  site = await openSite(noon('2014-07-20'))
  round = await signedRound(site, ['纳百川', '夕阳茶叙', '邻里厨房'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  project = await running(site, round, agreed)
  stranger = await site.member('别家社')
})

const costOf = async (address: string, as: Someone) => {
  await site.get(address, as)
  return [site.counts.statements, site.counts.trips]
}

const path = () => `/agreements/${round.agreed[1]?.id}/payments`
const GOOD = { tranche: '1', voucher: '拨-2013-001', paidOn: '2013-07-19' }

describe('recording a payment', () => {
  test('the amount is not typed; a bad form keeps what was', async () => {
    const page = await site.get(path(), round.finance)
    for (const text of ['第1笔，17,500.00元', '登记第1笔', '签订协议']) expect(page.text).toContain(text)
    expect(page.text).not.toContain('name="amount"')
    const bad = await site.form(path(), { ...GOOD, paidOn: '2013-02-30' }, round.finance)
    expect(bad.status).toBe(422)
    for (const text of ['value="拨-2013-001"', 'value="2013-02-30"', '拨付日期应是一个有效的日期'])
      expect(bad.text).toContain(text)
  })

  test('a refusal says why and keeps what was typed', async () => {
    const early = await site.form(path(), { ...GOOD, paidOn: '2013-07-07' }, round.finance)
    expect(early.status).toBe(422)
    for (const text of ['早于签订协议的2013年7月8日', 'value="拨-2013-001"'])
      expect(early.text).toContain(text)
    const closed = await site.post(path(), { ...GOOD, tranche: 2 }, round.finance)
    expect(closed.json).toMatchObject({
      status: 422,
      why: 'gate-closed',
      by: 'payments.tranches',
      gate: 'midterm_passed',
      title: '第2笔要等中期评估通过',
    })
  })

  test('it is recorded once, whatever amount is sent along', async () => {
    expect(await site.form(path(), { ...GOOD, amount: '99999999' }, round.finance)).toMatchObject({
      status: 303,
      location: path(),
    })
    const page = await site.get(path(), round.auditor)
    for (const text of ['拨-2013-001', '2013-07-19', '17,500.00']) expect(page.text).toContain(text)
    expect(page.text).not.toContain('method="post"')
    const again = await site.form(path(), GOOD, round.finance)
    expect(again.status).toBe(422)
    expect(again.text).toContain('第1笔已于2013年7月19日拨付')
    const other = await site.post(`/agreements/${round.agreed[2]?.id}/payments`, GOOD, round.finance)
    expect(other.json).toMatchObject({ why: 'voucher-used', by: 'payments.workingDays' })
  })

  test.each([{}, { tranche: {}, voucher: [], paidOn: 5 }, { ...GOOD, tranche: '一' }])(
    '%j is told what is wrong',
    async (body) => {
      expect((await site.post(path(), body, round.finance)).json).toMatchObject({ status: 422, why: 'form' })
    },
  )

  test('finance acts, the staff read, others find nothing', async () => {
    for (const who of [round.officer, round.approver, round.auditor]) {
      expect((await site.get(path(), who)).status).toBe(200)
      expect((await site.post(path(), GOOD, who)).status).toBe(403)
    }
    for (const who of [stranger, project.member]) {
      expect((await site.get(path(), who)).status).toBe(404)
      expect((await site.post(path(), GOOD, who)).status).toBe(403)
    }
    expect((await site.json(path())).status).toBe(401)
    expect((await site.get('/agreements/nonsense/payments', round.finance)).status).toBe(404)
    expect((await site.post('/agreements/nonsense/payments', GOOD, round.finance)).status).toBe(404)
  })

  test('in three round trips', async () => {
    const other = await signedRound(site, ['三'])
    await site.form(
      `/agreements/${other.agreed[0]?.id}/payments`,
      { ...GOOD, voucher: '三-1' },
      round.finance,
    )
    expect(site.counts.trips).toBe(3)
  })
})

describe('a round’s payments', () => {
  test('sums follow what happens; the list narrows by URL', async () => {
    const mine = await signedRound(site, ['甲', '乙', '丙'])
    const [a] = mine.agreed
    if (!a) throw new Error()
    const list = `/rounds/${mine.id}/payments`
    const totals = async (query = '') => (await site.json(list + query, mine.officer)).json['totals']
    expect(await totals()).toEqual({ awarded: 10_500_000, payable: 5_250_000, paid: 0, left: 10_500_000 })
    await accepted(site, mine, await running(site, mine, a), 3)
    const voucher = await pay(site, mine, a, 1)
    expect(await totals()).toEqual({
      awarded: 10_500_000,
      payable: 4_550_000,
      paid: 1_750_000,
      left: 8_750_000,
    })

    const page = await site.get(list, mine.finance)
    for (const text of ['105,000.00', '45,500.00', voucher, '共9笔', '中期评估通过'])
      expect(page.text).toContain(text)
    const { json } = await site.json(`${list}?state=paid&word=${encodeURIComponent('甲')}`, mine.auditor)
    expect(json).toMatchObject({
      total: 1,
      counts: { paid: 1, payable: 1, waiting: 1 },
      lines: [{ tranche: { seq: 1 } }],
    })
    expect((await site.get(`${list}?state=x&page=99&word=%25`, mine.finance)).text).toContain('没有拨款')
  })

  test('it asks as much for one agreement as for three', async () => {
    const one = await signedRound(site, ['独一'])
    const counted: number[] = []
    for (const listed of [one, round]) {
      await site.get(`/rounds/${listed.id}/payments`, round.finance)
      counted.push(site.counts.statements, site.counts.trips)
    }
    expect(counted.slice(0, 2)).toEqual(counted.slice(2))
    expect(counted[1]).toBe(2)
  })

  test('a page holds fifty', async () => {
    const many = await signedRound(
      site,
      Array.from({ length: 17 }, (_, at) => `第${at + 1}项`),
    )
    const second = await site.json(`/rounds/${many.id}/payments?page=2`, round.finance)
    expect(second.json).toMatchObject({ total: 51, page: 2 })
    expect(second.json['lines']).toHaveLength(1)
    expect((await site.get(`/rounds/${many.id}/payments`, round.finance)).text).toContain('第1至50项，共51项')
  })

  test('it is exported as it is filtered, every page of it', async () => {
    const many = await signedRound(
      site,
      Array.from({ length: 17 }, (_, at) => `第${at + 1}项`),
    )
    const list = `/rounds/${many.id}/payments`
    const page = await site.get(`${list}?state=waiting&word=${encodeURIComponent('项')}`, many.finance)
    expect(page.text).toContain(`href="${list}?state=waiting&amp;word=%E9%A1%B9&amp;format=xlsx"`)
    const all = await site.get(`${list}?format=csv&page=2`, many.auditor)
    const { statements, trips } = site.counts
    expect(all.text.trimEnd().split('\r\n')).toHaveLength(52)
    expect([statements, trips]).toEqual(await costOf(list, many.auditor))
    const payable = await site.get(
      `${list}?format=csv&state=payable&word=${encodeURIComponent('第17项')}`,
      many.finance,
    )
    const [head, row, ...rest] = payable.text.split('\r\n')
    expect(head).toBe(
      '"协议","项目","单位","笔次","条件","金额（元）","条件达到","最晚拨付","状态","拨付日期","凭证号"',
    )
    expect(row).toMatch(
      /^"\w+-XY-0017","第17项","第17项社\w+","第1笔，50%","签订协议",17500.00,2013-07-08,,"可以拨付",,$/,
    )
    expect(rest).toEqual([''])
    expect((await site.get(`${list}?format=xlsx`, stranger)).status).toBe(403)
  })

  test('for the staff alone', async () => {
    expect((await site.get(`/rounds/${round.id}/payments`, stranger)).status).toBe(403)
    expect((await site.get('/rounds/nonsense/payments', round.finance)).status).toBe(404)
  })
})
