import { type Calendar, type DayKind, kindOf } from '../../shared/calendar.ts'
import type { Day } from '../../shared/days.ts'
import { weeksOf } from '../rules.ts'

type Props = { calendar: Calendar; year: number }

/** A year as twelve months: 休 and 班 where it departs from plain weeks. */
export const Months = ({ calendar, year }: Props) => (
  <div class="months">
    {MONTHS.map((month) => (
      <table class="month">
        <caption>{month}月</caption>
        <thead>
          <tr>
            {[...'一二三四五六日'].map((weekday) => (
              <th scope="col">{weekday}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr>
              {week.map((day) => (
                <DayCell day={day} kind={day === null ? null : kindOf(calendar, day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </div>
)

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

const DayCell = ({ day, kind }: { day: Day | null; kind: DayKind | null }) =>
  day === null || kind === null ? (
    <td></td>
  ) : (
    <td class={LOOKS[kind].look}>
      <time datetime={day}>{Number(day.slice(8))}</time>
      {LOOKS[kind].word && <small>{LOOKS[kind].word}</small>}
    </td>
  )

const LOOKS: Record<DayKind, { look?: string; word?: string }> = {
  weekday: {},
  weekend: { look: 'quiet' },
  holiday: { look: 'off', word: '休' },
  'make-up': { look: 'on', word: '班' },
  unknown: { look: 'quiet', word: '？' },
}
