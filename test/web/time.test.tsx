import { describe, expect, test } from 'vitest'
import { PUBLISHED } from '../../src/shared/calendar.ts'
import { Days } from '../../src/web/time.tsx'

const html = (part: unknown): string => String(part)

describe('the working days of a 公示', () => {
  const shown = (page: string) =>
    [...page.matchAll(/<li([^>]*)>(.*?)<small>(.*?)<\/small>/g)]
      .map(([, , date, word]) => `${date}${word}`)
      .join(' ')

  test('2013-06-05 to 06-14: make-up days count, the festival rests', () => {
    const page = html(<Days from="2013-06-05" to="2013-06-14" today="2013-06-05" calendar={PUBLISHED} />)
    expect(shown(page)).toBe('6/5今天 6周四 7周五 8班 9班 10休 11休 12休 13周四 14周五')
    expect([...page.matchAll(/class="rest"/g)].length).toBe(3)
    expect([...page.matchAll(/aria-current="date"/g)].length).toBe(1)
  })
  test('an ordinary weekend rests, and days gone by are marked', () => {
    const page = html(<Days from="2014-04-10" to="2014-04-14" today="2014-04-14" calendar={PUBLISHED} />)
    expect(shown(page)).toBe('4/10周四 11周五 12休 13休 14今天')
    expect([...page.matchAll(/class="past"/g)].length).toBe(2)
  })
  test('days of a year that nobody knows yet rest not, and work not', () => {
    const page = html(<Days from="2098-12-30" to="2099-01-02" today="2098-12-31" calendar={PUBLISHED} />)
    expect(shown(page)).toBe('12/30？ 31今天 1/1？ 2？')
    expect(page).not.toContain('rest')
  })
  test('an administrator’s table counts', () => {
    const calendar = [{ year: 2014, holidays: ['2014-01-01', '2014-04-10'], workdays: ['2014-04-12'] }]
    const page = html(<Days from="2014-04-10" to="2014-04-14" today="2014-05-01" calendar={calendar} />)
    expect(shown(page)).toBe('4/10休 11周五 12班 13休 14周一')
  })
  test('a new month is named', () => {
    expect(
      shown(html(<Days from="2014-07-31" to="2014-08-01" today="2014-09-01" calendar={PUBLISHED} />)),
    ).toBe('7/31周四 8/1周五')
  })
})
