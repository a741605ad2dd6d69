import { beforeAll, describe, expect, test } from 'vitest'
import { signAgreement } from '../../../src/round/agreements/actions.ts'
import { type Site, openSite } from '../../support.ts'
import { NOON, OVER } from '../publicity/cast.ts'
import { STARTS, announcedRound, drafted, the } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
  site.now = OVER
})

async function signable() {
  const round = await announcedRound(site, ['甲项目', '乙项目'], 1)
  const first = the(round.ranked[0])
  return { round, first, id: await drafted(site, round, first) }
}

describe('the list of a round', () => {
  test('shows each award with its agreement, and who still has to sign', async () => {
    const round = await announcedRound(site, ['甲项目', '乙项目', '丙项目'], 2)
    const id = await drafted(site, round, the(round.ranked[0]))
    await signAgreement(site.db, the(round.ranked[0]).member, id, OVER)
    const { text } = await site.get(`/rounds/${round.id}/agreements`, round.officer)
    expect(text).toContain(`${round.id}-XY-0001`)
    expect(text).toContain('待主办单位签署')
    expect(text).toContain('拟定协议')
    expect(text).not.toContain('丙项目')
    expect(text).toContain('到2013年7月5日为止')
    const { json } = await site.json(`/rounds/${round.id}/agreements?state=none`, round.approver)
    expect(json).toMatchObject({
      signBy: '2013-07-05',
      awards: [{ title: '乙项目', state: 'none', number: null }],
    })
  })

  test('costs the same with one award and with three', async () => {
    const one = await announcedRound(site, ['甲项目'], 1)
    const three = await announcedRound(site, ['甲项目', '乙项目', '丙项目'], 3)
    const cost = async (round: typeof one) => {
      expect((await site.get(`/rounds/${round.id}/agreements`, round.officer)).status).toBe(200)
      return { ...site.counts }
    }
    expect(await cost(one)).toEqual(await cost(three))
    expect(site.counts.trips).toBeLessThanOrEqual(2)
  })

  test('is for the bureau', async () => {
    const { round, first } = await signable()
    expect((await site.get(`/rounds/${round.id}/agreements`, first.member)).status).toBe(403)
    expect((await site.get(`/rounds/${round.id}/agreements`)).status).toBe(303)
    expect((await site.get('/rounds/nowhere/agreements', round.officer)).status).toBe(404)
    expect(
      (await site.get(`/rounds/${round.id}/agreements?page=x&state=toString`, round.officer)).status,
    ).toBe(200)
  })
})

describe('drafting', () => {
  test('a day that cannot be keeps what was typed, with the reason', async () => {
    const round = await announcedRound(site, ['甲项目'], 1)
    const path = `/proposals/${the(round.ranked[0]).id}/agreement`
    for (const [startsOn, reason] of [
      ['2013-02-30', '项目开始的日期应是一个有效的日期'],
      ['2013-06-14', '最早是今天（2013年6月15日）'],
      ['', '请填写项目开始的日期'],
    ] as const) {
      const { status, text } = await site.form(path, { startsOn }, round.officer)
      expect([status, text.includes(reason), text.includes(`value="${startsOn}"`)]).toEqual([422, true, true])
    }
    expect((await site.form(path, {}, round.officer)).status).toBe(422)
    expect((await site.form(path, { startsOn: STARTS }, round.approver)).status).toBe(403)
    const done = await site.form(path, { startsOn: STARTS }, round.officer)
    expect(done.status).toBe(303)
    expect(site.counts.trips).toBeLessThanOrEqual(3)
    expect((await site.get(path, round.officer)).text).toContain('这个项目的协议已经拟定')
    const again = await site.post(path, { startsOn: STARTS }, round.officer)
    expect(again).toMatchObject({
      status: 422,
      json: { why: 'already-drafted', by: '#record', title: '这个项目的协议已经拟定' },
    })
  })

  test('of what was not funded is explained', async () => {
    const { round } = await signable()
    const path = `/proposals/${the(round.ranked[1]).id}/agreement`
    expect((await site.get(path, round.officer)).text).toContain('没有公告立项')
    expect((await site.get('/proposals/nowhere/agreement', round.officer)).status).toBe(404)
    expect(
      (await site.form('/proposals/nowhere/agreement', { startsOn: STARTS }, round.officer)).status,
    ).toBe(404)
  })
})

describe('the agreement', () => {
  test('says the amount in words, the tranches with their gates, and the annex', async () => {
    const { first, id } = await signable()
    const { text, status } = await site.get(`/agreements/${id}`, first.member)
    expect(status).toBe(200)
    for (const said of [
      '10,000.01元',
      '壹万元零壹分',
      '中期评估通过后',
      '2,000.01',
      '2014年6月30日',
      '手工坊',
      '尚未签署',
      '备案号',
    ]) {
      expect(text).toContain(said)
    }
    const { json } = await site.json(`/agreements/${id}`, first.member)
    expect(json).toMatchObject({ agreement: { state: 'unsigned', amount: 1_000_001 }, signatures: [] })
  })

  test('is read by its own side and the bureau, and is not there for others', async () => {
    const { round, first, id } = await signable()
    const stranger = the(round.ranked[1]).member
    const finance = await site.person('财务', ['finance'])
    const auditor = await site.person('监督', ['auditor'])
    const expert = await site.person('专家', ['expert'])
    const status = async (as: Parameters<Site['get']>[1]) => (await site.get(`/agreements/${id}`, as)).status
    const readers = [first.member, round.officer, round.approver, finance, auditor]
    expect(await Promise.all(readers.map(status))).toEqual([200, 200, 200, 200, 200])
    expect(await Promise.all([stranger, expert].map(status))).toEqual([404, 404])
    expect(await status(undefined)).toBe(303)
    const foreign = await site.form(`/agreements/${id}/signature`, { confirm: 'yes' }, stranger)
    expect(foreign.status).toBe(404)
  })

  test('is signed with a tick, by each side', async () => {
    const { round, first, id } = await signable()
    const path = `/agreements/${id}/signature`
    const unticked = await site.form(path, { side: 'organization' }, first.member)
    expect([unticked.status, unticked.text.includes('请确认已经读过协议')]).toEqual([422, true])
    expect((await site.form(path, { side: 'nobody', confirm: 'yes' }, first.member)).status).toBe(422)
    expect((await site.form(path, { side: 'bureau', confirm: 'yes' }, first.member)).status).toBe(403)
    const signed = await site.form(path, { side: 'organization', confirm: 'yes' }, first.member)
    expect([signed.status, signed.location, site.counts.trips]).toEqual([303, `/agreements/${id}`, 3])
    expect((await site.get(`/agreements/${id}`, first.member)).text).toContain('申报单位已于')
    expect((await site.post(path, { confirm: 'yes' }, round.officer)).json).toMatchObject({
      status: 403,
      why: 'not-your-role',
    })
    const whole = await site.post(path, { confirm: 'yes' }, round.approver)
    expect(whole.json).toMatchObject({ side: 'bureau', isInForce: true })
    expect((await site.get(`/agreements/${id}`, round.approver)).text).toContain('协议已经生效')
  })
})
