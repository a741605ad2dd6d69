import { beforeAll, describe, expect, test } from 'vitest'
import { setCalendarYear } from '../../src/calendar/actions.ts'
import { announceResult, publishNotice } from '../../src/round/publicity/actions/notices.ts'
import { startOf } from '../../src/shared/days.ts'
import { announcedRound, drafted, the } from '../round/agreements/cast.ts'
import { CONTACT, NOON, decidedRound } from '../round/publicity/cast.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** What is counted in working days waits for its year, and goes by it once an administrator has set it. */
let site: Site
let administrator: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  administrator = await site.person('吴管理', ['administrator'])
})

const set = (year: number, holidays: string[], workdays: string[] = []) =>
  setCalendarYear(
    site.db,
    administrator,
    year,
    { holidays: [`${year}-01-01`, ...holidays], workdays, source: `国办发明电〔${year - 1}〕9号` },
    site.now,
  )

describe('a notice', () => {
  test('is refused in a year that nobody knows, and ends by the table once there is one', async () => {
    const round = await decidedRound(site, ['甲项目', '乙项目'], 1)
    // 2085-06-04 is a Monday
    const typed = { from: '2085-06-04', contact: CONTACT }
    const refused = await site.form(`/rounds/${round.id}/notices`, typed, round.approver)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(
      '算不出公示的最后一天：2085年的放假安排还没有录入，国务院公布以后由系统管理员录入',
    )
    expect(refused.text).toContain('value="2085-06-04"')
    const json = await site.post(`/rounds/${round.id}/notices`, typed, round.approver)
    expect(json.json).toMatchObject({ why: 'calendar-unknown', year: 2085 })

    expect(await set(2085, ['2085-06-06'], ['2085-06-09'])).toMatchObject({ ok: true })
    const published = await site.post(`/rounds/${round.id}/notices`, typed, round.approver)
    expect(published.status).toBe(200)
    const page = await site.get(`/notices/${String(published.json['id'])}`)
    expect(page.text).toContain('2085年6月4日至6月12日')
    const days = [...page.text.matchAll(/<li[^>]*>([\d/]+)<small>(.)/g)].map(
      ([, day, word]) => `${day}${word}`,
    )
    expect(days).toEqual(['6/4周', '5周', '6休', '7周', '8周', '9班', '10休', '11周', '12周'])
  })

  test('keeps the days that it was published with', async () => {
    const round = await decidedRound(site, ['甲项目'], 1)
    await set(2086, [])
    const terms = { from: '2086-06-03', contact: CONTACT }
    const published = await publishNotice(site.db, round.approver, round.id, terms, NOON)
    const id = published.ok ? published.value.id : ''
    const before = (await site.json(`/notices/${id}`)).json
    await set(2086, ['2086-06-04'])
    expect((await site.json(`/notices/${id}`)).json).toEqual(before)
  })
})

describe('the last day to sign', () => {
  test('is 待公布 until the year is set, for the office and for who signs', async () => {
    const announcedAt = startOf('2087-06-02') + 36_000_000
    const round = await decidedRound(site, ['甲项目'], 1)
    const terms = { from: '2013-06-05', contact: CONTACT }
    const notice = await publishNotice(site.db, round.approver, round.id, terms, NOON)
    await announceResult(site.db, round.approver, notice.ok ? notice.value.id : '', announcedAt)
    site.now = announcedAt
    const { member, ...first } = the(round.ranked[0])
    const drafting = await site.post(
      `/proposals/${first.id}/agreement`,
      { startsOn: '2087-07-01' },
      round.officer,
    )
    const agreement = `/agreements/${String(drafting.json['id'])}`
    const list = `/rounds/${round.id}/agreements`

    expect((await site.get(list, round.officer)).text).toContain(
      '到哪一天待公布：2087年的放假安排还没有录入，国务院公布以后由系统管理员录入',
    )
    expect((await site.json(list, round.officer)).json).toMatchObject({
      signBy: null,
      whyNoSignBy: { why: 'calendar-unknown', year: 2087 },
    })
    expect((await site.get(agreement, member)).text).toContain('到哪一天待公布')
    expect((await site.get('/desks/applicant', member)).text).toContain('签订期限待公布')

    await set(2087, ['2087-06-05'])
    for (const [path, by] of [
      [list, round.officer],
      [agreement, member],
    ] as const) {
      // 15 working days after Monday 2 June, Thursday 5 June off
      expect((await site.get(path, by)).text).toContain('到2087年6月24日为止')
      expect(site.counts.trips).toBeLessThanOrEqual(2)
    }
    expect((await site.get('/desks/applicant', member)).text).toContain('2087年6月24日前')
    site.now = NOON
  })

  test('costs no round trip more', async () => {
    const round = await announcedRound(site, ['甲项目'], 1)
    const id = await drafted(site, round, the(round.ranked[0]))
    await site.get(`/agreements/${id}`, round.officer)
    expect(site.counts.trips).toBe(2)
    await site.get('/')
    expect(site.counts.trips).toBeLessThanOrEqual(2)
  })
})
