import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedDays, yearForm, yearIn } from '../../src/calendar/forms.ts'
import { saySetRefusal, sayDays } from '../../src/calendar/pages/words.ts'
import {
  type NewYear,
  changesIn,
  missingYear,
  rangesOf,
  standingOf,
  weeksOf,
  whyNotSet,
  withYear,
} from '../../src/calendar/rules.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { PUBLISHED, knowsYear, lastWorkingDay } from '../../src/shared/calendar.ts'
import { type Day, daysFrom, plusDays } from '../../src/shared/days.ts'
import { read } from '../../src/web/body.ts'

const person = (...roles: Person['roles']): Person => ({
  id: 'p',
  name: '吴管理',
  roles,
  organizations: [],
  places: [],
  interests: [],
  secondFactor: true,
})
const ADMINISTRATOR = person('administrator')

/** 2027 as a notice might have it. */
const YEAR: NewYear = {
  holidays: ['2027-01-01', ...daysFrom('2027-02-05', '2027-02-12')],
  workdays: ['2027-01-31', '2027-02-20'],
  source: '国办发明电〔2026〕9号',
}
const before = standingOf(2027, [])
const whyNot = (wrong: Partial<NewYear>) => whyNotSet(2027, before, { ...YEAR, ...wrong }, ADMINISTRATOR)

describe('a year is set', () => {
  test('by an administrator alone', () => {
    expect(whyNot({})).toBeNull()
    const refusal = { why: 'not-your-role', needs: 'administrator' }
    expect(whyNotSet(2027, before, YEAR, person('officer', 'approver'))).toEqual(refusal)
  })
  test('with its own days, or the last of the December before', () => {
    const outside = (day: Day) => ({ why: 'outside-year', year: 2027, days: [day] })
    expect(whyNot({ holidays: [...YEAR.holidays, '2028-01-01'] })).toEqual(outside('2028-01-01'))
    expect(whyNot({ holidays: ['2026-12-27', ...YEAR.holidays] })).toEqual(outside('2026-12-27'))
    expect(whyNot({ holidays: ['2026-12-28', ...YEAR.holidays] })).toBeNull()
    expect(whyNot({ workdays: ['2025-12-28'] })).toEqual(outside('2025-12-28'))
  })
  test('with no day in both lists', () => {
    const workdays = ['2027-02-06', '2027-02-20']
    expect(whyNot({ workdays })).toEqual({ why: 'both-lists', days: ['2027-02-06'] })
  })
  test('with weekend days to make up', () => {
    expect(whyNot({ workdays: ['2027-02-22'] })).toEqual({ why: 'not-a-weekend', days: ['2027-02-22'] })
    expect(whyNot({ workdays: [] })).toBeNull()
  })
  test('with 1 January off', () => {
    const holidays = YEAR.holidays.slice(1)
    expect(whyNot({ holidays })).toEqual({ why: 'no-new-year', day: '2027-01-01' })
  })
  test('without a whole season off', () => {
    const of = (length: number) => [
      '2027-01-01',
      ...daysFrom('2027-04-01', plusDays('2027-04-01', length - 2)),
    ]
    expect(whyNot({ holidays: of(60) })).toBeNull()
    expect(whyNot({ holidays: of(61) })).toEqual({ why: 'too-many-days', holidays: 61, workdays: 2 })
  })
  test('to something else than it is', () => {
    const set = { ...YEAR, year: 2027, version: 1, by: '吴管理', at: 0 }
    const again = (now: NewYear) => whyNotSet(2027, standingOf(2027, [set]), now, ADMINISTRATOR)
    expect(again(YEAR)).toEqual({ why: 'unchanged' })
    expect(again({ ...YEAR, source: '国办发明电〔2026〕10号' })).toBeNull()
    expect(again({ ...YEAR, workdays: [] })).toBeNull()
  })
  test('also where the package knows it: to write down its notice', () => {
    const published = standingOf(2026, [])
    expect(published).toMatchObject({ year: 2026, source: null })
    const { holidays = [], workdays = [] } = published ?? {}
    expect(whyNotSet(2026, published, { holidays, workdays, source: '文号' }, ADMINISTRATOR)).toBeNull()
  })
  test('every refusal has its words', () => {
    const said = [
      whyNot({ holidays: [...YEAR.holidays, '2028-01-01'] }),
      whyNot({ workdays: ['2027-02-06'] }),
      whyNot({ workdays: ['2027-02-22'] }),
      whyNot({ holidays: ['2027-02-05'] }),
    ].map((refusal) => refusal && saySetRefusal(refusal))
    expect(said).toEqual([
      '2028年1月1日不在2027年；只有上一年12月28日以后的日子可以一起录入',
      '2027年2月6日既写了放假，又写了上班，请留一处',
      '2027年2月22日不是周末，本来就上班，不用写',
      '放假的日期里没有2027年1月1日，元旦一定放假，请对照通知补上',
    ])
  })
})

describe('what changes', () => {
  test('is told day by day', () => {
    const now = { ...YEAR, holidays: [...YEAR.holidays.slice(0, -1), '2027-04-05'], workdays: ['2027-01-31'] }
    expect(changesIn({ year: 2027, ...YEAR }, now)).toEqual({
      holidays: { come: ['2027-04-05'], go: ['2027-02-12'] },
      workdays: { come: [], go: ['2027-02-20'] },
    })
    expect(changesIn(null, YEAR).holidays).toEqual({ come: YEAR.holidays, go: [] })
  })
  test('a calendar has a year once', () => {
    const [first, second] = [1, 2].map((day) => ({ year: 2027, holidays: [`2027-01-0${day}`], workdays: [] }))
    expect(
      withYear(first ? [first] : [], second ?? first ?? { year: 0, holidays: [], workdays: [] }),
    ).toEqual([second])
  })
})

describe('what is missing', () => {
  const end =
    Array.from({ length: 60 }, (_, at) => 2004 + at).findLast((year) => knowsYear(PUBLISHED, year)) ?? 0

  test('next year from November on, this year always', () => {
    expect(missingYear(PUBLISHED, `${end}-10-31`, 1)).toBeNull()
    expect(missingYear(PUBLISHED, `${end}-11-01`, 1)).toMatchObject({ year: end + 1 })
    expect(missingYear(PUBLISHED, `${end + 1}-01-01`, 1)).toEqual({
      year: end + 1,
      neededFrom: `${end + 1}-01-01`,
    })
    const next = { year: end + 1, holidays: [`${end + 1}-01-01`], workdays: [] }
    expect(missingYear([next], `${end}-12-31`, 1)).toBeNull()
  })

  test('needed from the very day on which a term cannot be counted to its end, and asked for a month before', () => {
    for (const days of [1, 7, 30, 60, 120]) {
      const neededFrom = missingYear(PUBLISHED, `${end}-12-31`, days)?.neededFrom ?? ''
      expect(lastWorkingDay(PUBLISHED, neededFrom, days, false)).toMatchObject({ ok: false })
      expect(lastWorkingDay(PUBLISHED, plusDays(neededFrom, -1), days, false)).toMatchObject({ ok: true })
      const asked = [plusDays(neededFrom, -30), `${end}-11-01`].toSorted()[0] ?? ''
      expect(missingYear(PUBLISHED, plusDays(asked, -1), days)).toBeNull()
      expect(missingYear(PUBLISHED, asked, days)).toEqual({ year: end + 1, neededFrom })
    }
  })
})

describe('days', () => {
  test('are said as ranges', () => {
    expect(sayDays(YEAR.holidays)).toBe('1月1日、2月5日至2月12日（8天）')
    expect(typedDays(YEAR.holidays)).toBe('2027-01-01\n2027-02-05至2027-02-12')
    expect(rangesOf([])).toEqual([])
  })
  test('a month’s weeks begin on Monday', () => {
    const weeks = weeksOf(2027, 2)
    expect(weeks.length).toBe(4)
    expect(weeks[0]).toEqual(daysFrom('2027-02-01', '2027-02-07'))
    expect(weeksOf(2026, 11)[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeksOf(2026, 11).at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null])
  })
  test('all of a year’s, each once', () => {
    const months = Array.from({ length: 12 }, (_, at) => weeksOf(2028, at + 1))
    expect(months.flat(2).filter((day) => day !== null)).toEqual(daysFrom('2028-01-01', '2028-12-31'))
  })
})

describe('the form', () => {
  const form = (typed: object) =>
    read(yearForm(2027), { holidays: '2027-01-01', workdays: '', source: '文号', ...typed })
  const holidaysIn = (holidays: string | string[]) => {
    const answer = form({ holidays })
    return answer.ok ? answer.value.holidays : answer.refusal.problems.map(({ says }) => says).join()
  }

  test.each([
    ['2027-02-05至2027-02-07', daysFrom('2027-02-05', '2027-02-07')],
    ['2027年2月5日至2月7日', daysFrom('2027-02-05', '2027-02-07')],
    ['2月5日到2月7日', daysFrom('2027-02-05', '2027-02-07')],
    ['２０２７-２-５～２０２７-２-７', daysFrom('2027-02-05', '2027-02-07')],
    ['2月5日（农历腊月二十九、周五）至7日（周日）放假调休，共3天。', daysFrom('2027-02-05', '2027-02-07')],
    ['1月31日（周日）、2月20日（周六）上班。', ['2027-01-31', '2027-02-20']],
    ['2026-12-31—2027-1-1', ['2026-12-31', '2027-01-01']],
    [' 2027-02-06 \n\n2027-02-05、2027-02-06，2月5日', ['2027-02-05', '2027-02-06']],
  ])('reads %j', (typed, days) => expect(holidaysIn(typed)).toEqual(days))

  test('reads a machine’s list', () => expect(holidaysIn(['2027-01-01', '2027-01-02'])).toHaveLength(2))

  test.each([
    ['2027-02-30', '“2027-02-30”不是日期'],
    ['春节', '“春节”不是日期'],
    ['2027-02-12至2027-02-05', '“2027-02-12至2027-02-05”不是日期'],
    ['2027-01-01至2027-12-31', '“2027-01-01至2027-12-31”不是日期'],
    ['1月1日至2日至3日', '“1月1日至2日至3日”不是日期'],
    ['a、b、c、d', '“a”、“b”、“c”等4处不是日期'],
    ['', '请填写放假的日期'],
    [' ，', '请填写放假的日期'],
  ])('refuses %j', (typed, says) => expect(holidaysIn(typed)).toContain(says))

  test('wants a source, and no make-up days', () => {
    expect(form({ source: ' ' })).toMatchObject({ refusal: { problems: [{ says: '请填写通知的文号' }] } })
    expect(form({ source: '号'.repeat(101) }).ok).toBe(false)
    expect(form({ workdays: undefined })).toMatchObject({ ok: true, value: { workdays: [] } })
    expect(form({ version: '3' })).toMatchObject({ ok: true, value: { version: 3 } })
    expect(form({ version: 'x' }).ok).toBe(false)
  })

  test('what the form shows, it reads again', () => {
    const anyDays = fc
      .uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 60 })
      .map((all) => all.map((at) => plusDays('2027-01-01', at)).toSorted())
    fc.assert(
      fc.property(anyDays, (days) => {
        expect(holidaysIn(typedDays(days))).toEqual(days)
      }),
    )
  })

  test.each(['2003', '2100', '27', '02027', 'x', ''])('%j is not a year to set', (typed) =>
    expect(yearIn(typed)).toBeNull(),
  )
})
