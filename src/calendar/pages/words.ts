import { type Day, sayDay } from '../../shared/days.ts'
import { saying } from '../../web/words.ts'
import { MOST_HOLIDAYS, MOST_WORKDAYS, type Range, type SetRefusal, lengthOf, rangesOf } from '../rules.ts'

/** "2月5日至2月12日（8天）、4月3日": the year goes without saying. */
export const sayDays = (days: Day[]): string => rangesOf(days).map(sayRange).join('、')

const sayRange = (range: Range): string =>
  range.from === range.to
    ? sayShort(range.from)
    : `${sayShort(range.from)}至${sayShort(range.to)}（${lengthOf(range)}天）`

const sayShort = (day: Day): string => sayDay(day).slice(5)

/** Where a year that no administrator has set comes from. */
export const FROM_PACKAGE = '随系统自带，按国务院办公厅每年的通知整理'

export const saySetRefusal = saying<SetRefusal>({
  'outside-year': ({ year, days }) =>
    `${sayFull(days)}不在${year}年；只有上一年12月28日以后的日子可以一起录入`,
  'both-lists': ({ days }) => `${sayFull(days)}既写了放假，又写了上班，请留一处`,
  'not-a-weekend': ({ days }) => `${sayFull(days)}不是周末，本来就上班，不用写`,
  'no-new-year': ({ day }) => `放假的日期里没有${sayDay(day)}，元旦一定放假，请对照通知补上`,
  'too-many-days': ({ holidays, workdays }) =>
    `放假${holidays}天、周末上班${workdays}天，太多了（放假最多${MOST_HOLIDAYS}天，周末上班最多${MOST_WORKDAYS}天），请检查有没有写错月份`,
  unchanged: '和现在的安排一样，没有要改的',
})

/** At most five, with their years. */
const sayFull = (days: Day[]): string =>
  days.slice(0, 5).map(sayDay).join('、') + (days.length > 5 ? `等${days.length}天` : '')
