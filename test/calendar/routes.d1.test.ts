import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { setCalendarYear } from '../../src/calendar/actions.ts'
import { calendarOf, findYear } from '../../src/calendar/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { nightly } from '../../src/nightly.ts'
import { kindOf, lastWorkingDay, publishedYear } from '../../src/shared/calendar.ts'
import { type Site, type Someone, openSite } from '../support.ts'

let site: Site
let administrator: Someone
let officer: Someone
beforeAll(async () => {
  site = await openSite(Date.parse('2026-11-22T10:00:00+08:00'))
  administrator = await site.person('吴管理', ['administrator'])
  officer = await site.person('陈经办', ['officer'])
})

/** A year far off, so that no update of the package reaches it; each test takes its own. */
const typedFor = (year: number) => ({
  holidays: `${year}-01-01\n5月1日至5月5日`,
  workdays: '',
  source: `国办发明电〔${year - 1}〕9号`,
  version: '0',
})
const setFor = (year: number) => ({
  holidays: [`${year}-01-01`],
  workdays: [],
  source: '国办发明电〔2079〕1号',
})

describe('the calendar', () => {
  test('shows this year, with 休 and 班, to the staff', async () => {
    const { text, status } = await site.get('/calendar', officer)
    expect(status).toBe(200)
    for (const says of ['2026年工作日历', '2月15日至2月23日（9天）', '2月28日', '随系统自带', '12月'])
      expect(text).toContain(says)
    expect(text).toContain('<td class="off"><time datetime="2026-02-15">15</time><small>休</small></td>')
    expect(text).toContain('<td class="on"><time datetime="2026-02-28">28</time><small>班</small></td>')
    expect(text).not.toContain('修改这一年')
    expect((await site.get('/calendar', administrator)).text).toContain('href="/calendar/2026"')
    expect(site.counts.trips).toBe(2)
  })
  test('says of a year that nobody knows that nobody knows it', async () => {
    const { text } = await site.get('/calendar?year=2071', officer)
    expect(text).toContain('国务院还没有公布，或者还没有录入')
    expect(text).not.toContain('datetime="2071-01-01"')
    expect((await site.json('/calendar?year=2071', officer)).json).toMatchObject({
      year: 2071,
      standing: null,
    })
    expect((await site.get('/calendar?year=x', officer)).text).toContain('2026年工作日历')
  })
  test('is no business of visitors and organizations', async () => {
    expect((await site.json('/calendar')).status).toBe(401)
    expect((await site.json('/calendar', await site.member('某某社'))).status).toBe(403)
  })
})

describe('setting a year', () => {
  test('is typed, checked against what stands, corrected, and set', async () => {
    const blank = await site.get('/calendar/2072', administrator)
    expect(blank.text).toContain('录入2072年的放假安排')
    const preview = await site.form('/calendar/2072/preview', typedFor(2072), administrator)
    expect(preview.status).toBe(200)
    for (const says of ['核对2072年', '1月1日、5月1日至5月5日（5天）', '确认录入', '返回修改'])
      expect(preview.text).toContain(says)
    expect(await calendarOf(site.db)).toEqual([])
    const back = await site.form('/calendar/2072/preview', { ...typedFor(2072), step: 'edit' }, administrator)
    expect(back.text).toContain('5月1日至5月5日</textarea>')

    const set = await site.form('/calendar/2072', typedFor(2072), administrator)
    expect([set.status, set.location]).toEqual([303, '/calendar?year=2072'])
    const page = (await site.get('/calendar?year=2072', administrator)).text
    for (const says of ['国办发明电〔2071〕9号', '录入记录', '吴管理', '<small>休</small>', '要等2073年'])
      expect(page).toContain(says)
    const form = (await site.get('/calendar/2072', administrator)).text
    expect(form).toContain('2072-01-01\n2072-05-01至2072-05-05</textarea>')
    expect(form).toContain('name="version" value="1"')
    expect((await site.get('/letters', officer)).text).toContain('2072年的放假安排已录入')
    const again = await site.form('/calendar/2072/preview', typedFor(2072), administrator)
    expect([again.status, again.text.includes('没有要改的')]).toEqual([422, true])
  })

  test('starts from what the package knows, and stands in its place', async () => {
    const form = (await site.get('/calendar/2026', administrator)).text
    expect(form).toContain('2026-02-15至2026-02-23')
    const published = publishedYear(2026)
    const holidays = published?.holidays.filter((day) => day !== '2026-02-23') ?? []
    const preview = await site.post(
      '/calendar/2026/preview',
      { holidays, workdays: published?.workdays, source: '更正通知' },
      administrator,
    )
    expect(preview.json).toMatchObject({
      changes: { holidays: { come: [], go: ['2026-02-23'] }, workdays: { come: [], go: [] } },
    })
    const { calendar } = await findYear(site.db, 2026)
    expect(kindOf(calendar, '2026-02-23')).toBe('holiday')
    await site.post(
      '/calendar/2026',
      { holidays, workdays: published?.workdays, source: '更正通知' },
      administrator,
    )
    const after = await calendarOf(site.db)
    expect(kindOf(after, '2026-02-23')).toBe('weekday')
    expect(lastWorkingDay(after, '2026-02-23', 1, true)).toEqual({ ok: true, value: '2026-02-23' })
  })

  test.each([
    [{ holidays: '2073-01-01\n2073-02-30' }, '“2073-02-30”不是日期'],
    [{ holidays: '' }, '请填写放假的日期'],
    [{ holidays: '2073-05-01' }, '放假的日期里没有2073年1月1日'],
    [{ holidays: '2073-01-01\n2074-01-01' }, '2074年1月1日不在2073年'],
    [{ workdays: '2073-05-02' }, '既写了放假，又写了上班'],
    [{ workdays: '2073-01-04' }, '不是周末'],
    [{ source: '' }, '请填写通知的文号'],
  ])('%j is refused in Chinese, and what was typed stays', async (wrong, says) => {
    const typed = { ...typedFor(2073), ...wrong }
    for (const path of ['/calendar/2073/preview', '/calendar/2073']) {
      const answer = await site.form(path, typed, administrator)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(says)
      expect(answer.text).toContain(`${typed.holidays}</textarea>`)
      expect(answer.text).toContain(`value="${typed.source}"`)
      expect(answer.text).toContain(`${typed.workdays}</textarea>`)
    }
    expect((await findYear(site.db, 2073)).versions).toEqual([])
  })

  test.each(['2003', '2100', 'x'])('there is no year %s to set', async (year) => {
    expect((await site.get(`/calendar/${year}`, administrator)).status).toBe(404)
    expect((await site.post(`/calendar/${year}`, typedFor(2074), administrator)).status).toBe(404)
    expect((await site.post(`/calendar/${year}/preview`, {}, administrator)).status).toBe(404)
  })

  test('is the administrator’s alone', async () => {
    expect((await site.form('/calendar/2074', typedFor(2074), officer)).status).toBe(403)
    const refused = await setCalendarYear(site.db, officer, 2074, setFor(2074), site.now)
    expect(refused).toEqual({ ok: false, refusal: { why: 'not-your-role', needs: 'administrator' } })
  })

  test('two at once: one is set, the other is told', async () => {
    const other = await site.person('郑管理', ['administrator'])
    const answers = await Promise.all(
      [administrator, other].map((by, at) =>
        setCalendarYear(site.db, by, 2075, { ...setFor(2075), source: `第${at}人` }, site.now),
      ),
    )
    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { why: 'changed-meanwhile' } })
    const { versions } = await findYear(site.db, 2075)
    expect(versions.length).toBe(1)
  })

  test('one after the other, the second not having seen the first: told too, with what was typed', async () => {
    await site.form('/calendar/2076', typedFor(2076), administrator)
    const late = { ...typedFor(2076), source: '另一个文号' }
    const answer = await site.form('/calendar/2076', late, administrator)
    expect(answer.status).toBe(409)
    for (const says of ['别人先改了这一项', 'value="另一个文号"', 'name="version" value="1"'])
      expect(answer.text).toContain(says)
    expect((await site.form('/calendar/2076', { ...late, version: '1' }, administrator)).status).toBe(303)
    const { versions } = await findYear(site.db, 2076)
    expect(versions.map(({ version, source }) => [version, source])).toEqual([
      [2, '另一个文号'],
      [1, '国办发明电〔2075〕9号'],
    ])
    const newest = (await calendarOf(site.db)).filter(({ year }) => year === 2076)
    expect(newest.length).toBe(1)
  })

  test('refused for what was typed, the form keeps the version that was read: a colleague’s year is not overwritten', async () => {
    const typed = typedFor(2082)
    expect((await site.form('/calendar/2082', typed, administrator)).status).toBe(303)
    const wrong = await site.form('/calendar/2082', { ...typed, holidays: '春节' }, administrator)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('name="version" value="0"')
    const back = { ...typed, step: 'edit' }
    expect((await site.form('/calendar/2082/preview', back, administrator)).text).toContain(
      'name="version" value="0"',
    )
    const nonsense = await site.form('/calendar/2082', { ...typed, version: 'x' }, administrator)
    expect(nonsense.text).toContain('name="version" value="1"')
  })
})

describe('round trips', () => {
  test('three years set cost as many as one', async () => {
    const counted = async () => {
      await site.get('/', undefined)
      const home = { ...site.counts }
      await site.get('/calendar', officer)
      return [home, { ...site.counts }]
    }
    await setCalendarYear(site.db, administrator, 2081, setFor(2081), site.now)
    const one = await counted()
    for (const year of [2082, 2083])
      await setCalendarYear(site.db, administrator, year, setFor(year), site.now)
    expect(await counted()).toEqual(one)
    await site.form('/calendar/2084', typedFor(2084), administrator)
    expect(site.counts.trips).toBe(3)
  })
})

describe('the administrator’s desk', () => {
  test('asks in November for the next year, until it is set', async () => {
    const late = await openSite(Date.parse('2090-11-02T10:00:00+08:00'))
    const by = await late.person('冯管理', ['administrator'])
    await setCalendarYear(late.db, by, 2090, setFor(2090), late.now)
    const asked = (await late.get('/desks/administrator', by)).text
    expect(asked).toContain('录入2091年的放假安排')
    expect(asked).toMatch(/从2090年1[12]月\d+日起，按工作日算的期限就会算到那一年/)
    const letters = async () => {
      await nightly(env, late.now)
      return (await lettersTo(late.db, by.id))
        .map(({ subject }) => subject)
        .filter((one) => one.includes('2091'))
    }
    expect(await letters()).toEqual(['请录入2091年的放假安排'])
    late.now = Date.parse('2090-12-20T10:00:00+08:00')
    expect((await late.get('/desks/administrator', by)).text).toContain('有按工作日算的期限已经算到那一年')
    expect(await letters()).toEqual(['现在就要2091年的放假安排', '请录入2091年的放假安排'])
    expect(await letters()).toHaveLength(2)
    await setCalendarYear(late.db, by, 2091, setFor(2091), late.now)
    expect((await late.get('/desks/administrator', by)).text).not.toContain('年的放假安排还没有录入')
  })
})
