import type { Child } from 'hono/jsx'
import { type Calendar, type DayKind, kindOf } from '../shared/calendar.ts'
import { type Day, daysFrom, weekdayOf } from '../shared/days.ts'
import { Tag, type Tone } from './parts.tsx'

/** `datetime` as HTML wants it: a day, an instant with its zone, or from/to. `at` is what is shown, "5月16日前". */
export type Moment = {
  at?: Child
  datetime: string
  title: Child
  text?: Child
  past?: boolean
  /** What happens now: its dot is filled. */
  current?: boolean
  /** The line that shows where today is. */
  today?: boolean
}

/** The dates of a call or a case, with today among them. */
export const Timeline = ({ items }: { items: Moment[] }) => (
  <ol class="timeline">
    {items.map((item) => (
      <li class={momentClass(item)} aria-current={item.today ? 'date' : item.current ? 'step' : undefined}>
        <time datetime={item.datetime}>{item.at ?? item.datetime}</time>
        <div>
          {item.title}
          {item.text && <p>{item.text}</p>}
        </div>
      </li>
    ))}
  </ol>
)

const momentClass = ({ past, today }: Moment) => (today ? 'today' : past ? 'past' : undefined)

export type Stage = { word: string; state?: 'past' | 'now' | undefined }

/** Where a round stands. */
export const Stages = ({ items, label = '本期进度' }: { items: Stage[]; label?: string }) => (
  <ol class="stages" aria-label={label}>
    {items.map(({ word, state }) => (
      <li class={state === 'past' ? 'past' : undefined} aria-current={state === 'now' ? 'step' : undefined}>
        {word}
      </li>
    ))}
  </ol>
)

type Period = { from: Day; to: Day; today: Day; calendar: Calendar }

/**
 * The working days of a 公示, both ends included: 休 does not count, 班 is a weekend day at work, and counts;
 * of a day with ？ nobody can say yet.
 */
export const Days = ({ from, to, today, calendar, label = '公示日历' }: Period & { label?: string }) => (
  <ol class="days" aria-label={label}>
    {daysFrom(from, to).map((day, at) => {
      const kind = kindOf(calendar, day)
      return (
        <li class={dayClass(kind, day, today)} aria-current={day === today ? 'date' : undefined}>
          {showDate(day, at === 0)}
          <small>{day === today ? '今天' : dayWord(kind, day)}</small>
        </li>
      )
    })}
  </ol>
)

const dayClass = (kind: DayKind, day: Day, today: Day) =>
  kind === 'holiday' || kind === 'weekend' ? 'rest' : day < today ? 'past' : undefined

/** "6/5" for the first one and for the first of a month, else "6". */
function showDate(day: Day, first: boolean): string {
  const [, month, date] = day.split('-').map(Number)
  return first || date === 1 ? `${month}/${date}` : `${date}`
}

function dayWord(kind: DayKind, day: Day): string {
  switch (kind) {
    case 'holiday':
    case 'weekend':
      return '休'
    case 'make-up':
      return '班'
    case 'unknown':
      return '？'
    case 'weekday':
      return `周${'日一二三四五六'.charAt(weekdayOf(day))}`
  }
}

export type Milestone = { day: Day; title: Child; text: Child; tone?: Tone | undefined; word: string }

/** A project's due dates; the tone is on the rule above, the word in the tag. */
export const Milestones = ({ items }: { items: Milestone[] }) => (
  <ol class="milestones">
    {items.map(({ day, title, text, tone, word }) => (
      <li class={tone}>
        <time datetime={day}>{day}</time>
        <h3>{title}</h3>
        <p>{text}</p>
        <Tag>{word}</Tag>
      </li>
    ))}
  </ol>
)
