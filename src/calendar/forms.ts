import { z } from 'zod'
import { type Day, daysBetween, daysFrom, isDay } from '../shared/days.ts'
import { box, missingOf } from '../web/boxes/box.ts'
import { version } from '../web/boxes/numbers.ts'
import { search } from '../web/boxes/query.ts'
import { line } from '../web/boxes/texts.ts'
import { FIRST_YEAR, LAST_YEAR, MOST_HOLIDAYS, rangesOf } from './rules.ts'

/** `/calendar/2027`; null: not a year that can be set or read. */
export function yearIn(typed: string): number | null {
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null
}

export const calendarQuery = z.object({ year: search(4) })

/** A year's table as it is typed; `version` is the one that the form was made from, machines may leave it out. */
export const yearForm = (year: number) =>
  z.object({
    holidays: days(year, '放假的日期', true),
    workdays: days(year, '周末上班的日期', false),
    source: line('通知的文号', 100),
    version: version().optional(),
  })

/** Text of days and ranges, or a machine's list of them; each day once, in order. */
const days = (year: number, title: string, needed: boolean) =>
  box(
    z.codec(z.union([z.string(), z.array(z.string())], missingOf(title)).default(''), z.array(z.string()), {
      decode: (typed, ctx): Day[] => {
        const parts = partsOf([typed].flat().join('\n'))
        const wrong = parts.filter((part) => daysIn(year, part) === null)
        const message = wrong.length > 0 ? sayWrong(wrong) : needed && parts.length === 0 && missingOf(title)
        if (message) ctx.issues.push({ code: 'custom', input: typed, message })
        return [...new Set(parts.flatMap((part) => daysIn(year, part) ?? []))].toSorted()
      },
      encode: typedDays,
    }),
    { title, kind: 'area', optional: !needed },
  )

/** As the form takes them: a day or a range a line. */
export const typedDays = (list: Day[]): string =>
  rangesOf(list)
    .map(({ from, to }) => (from === to ? from : `${from}至${to}`))
    .join('\n')

const EXAMPLE = '应写成2027-02-05，或者2027-02-05至2027-02-12'

const sayWrong = (wrong: string[]): string =>
  `${wrong
    .slice(0, 3)
    .map((part) => `“${part.slice(0, 30)}”`)
    .join('、')}${wrong.length > 3 ? `等${wrong.length}处` : ''}不是日期，${EXAMPLE}`

/**
 * One date or range a line; commas part them too. What a notice says around its dates may stand:
 * "2月15日（农历腊月二十八、周日）至23日放假调休，共9天". Digits may be full-width.
 */
const partsOf = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .replace(/\([^()\n]*\)|放假|调休|上班|共\d{1,2}天/g, '')
    .split(/[\n,、;。]/)
    .map((part) => part.replace(/\s/g, ''))
    .filter((part) => part !== '')

/** The days of a part; null: it is neither a day nor a range that runs forward, and of a length that a holiday can have. */
function daysIn(year: number, part: string): Day[] | null {
  const [first = '', second, ...more] = part.split(/[至到~—]+/)
  const from = dayIn(year, first)
  if (!from || more.length > 0) return null
  const to = second === undefined ? from : endIn(year, from, second)
  const length = to ? daysBetween(from, to) + 1 : 0
  return to && length >= 1 && length <= MOST_HOLIDAYS ? daysFrom(from, to) : null
}

/** The end of a range may leave out its month: "2月15日至23日". */
function endIn(year: number, from: Day, typed: string): Day | null {
  const [, date] = /^(\d{1,2})日$/.exec(typed) ?? []
  return dayIn(year, date ? `${from.slice(0, 8)}${date}` : typed)
}

/** "2027-02-05", "2027年2月5日", or without its year "2月5日". */
function dayIn(year: number, typed: string): Day | null {
  const [, own, month = '', date = ''] = /^(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?$/.exec(typed) ?? []
  const day = `${own ?? year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : null
}
