import type { Ruled } from '../../../rulebook/rules/by.ts'
import {
  type Calendar,
  type CalendarUnknown,
  type Counted,
  dayNumberIn,
  lastDayOf,
} from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, endOf, startOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Plan } from '../../calls/rules/plan.ts'

/** What decides where a notice stands. Objections are taken from 00:00 of `fromDay` to 24:00 of `toDay`. */
export type NoticeDates = {
  fromDay: Day
  toDay: Day
  /** When the final announcement was made; null: not yet. */
  announcedAt: Instant | null
  /** False once a later notice of the round has taken its place. */
  isLatest: boolean
  /** When it was taken back, and why; absent: it was not. */
  reversed?: { at: Instant; reason: string } | null
}

/** A notice in a list. `funded` counts its projects, `total` is their sum. */
export type NoticeItem = NoticeDates & {
  id: string
  roundId: string
  seq: number
  code: string
  title: string
  funded: number
  total: Fen
}

/**
 * A notice as it is published. `received` counts proposals that were ever submitted, `eligible` those in the ranking;
 * `objections` is null until the announcement tells it; `laterId` is the round's latest notice if this is not it.
 */
export type PublicNotice = NoticeDates & {
  id: string
  roundId: string
  seq: number
  plan: Plan
  contact: string
  at: Instant
  funded: number
  total: Fen
  received: number
  eligible: number
  objections: number | null
  laterId: string | null
}

/** A project that a notice funds. */
export type PublicLine = {
  submissionId: string
  track: string
  rank: number
  title: string
  organization: string
  award: Fen
}

export type NoticeState = 'upcoming' | 'running' | 'over' | 'announced' | 'superseded' | 'reversed'

export function stateOf(notice: NoticeDates, now: Instant): NoticeState {
  if (notice.reversed) return 'reversed'
  if (notice.announcedAt !== null) return 'announced'
  if (!notice.isLatest) return 'superseded'
  if (now < startOf(notice.fromDay)) return 'upcoming'
  return now < endOf(notice.toDay) ? 'running' : 'over'
}

/** "〔2013〕1号": the round's own count of its notices. */
export const noticeNumber = (code: string, seq: number): string => `〔${code}〕${seq}号`

export type Period = { fromDay: Day; toDay: Day }
export type PeriodRefusal = { why: 'starts-in-past'; today: Day } | Ruled<CalendarUnknown>

/** How many days a notice runs, and from which on. */
export type NoticeRule = Counted

/** The days of a notice that begins on `from`: never guessed where a year's holidays are not known. */
export function periodFrom(
  rule: NoticeRule,
  from: Day,
  calendar: Calendar,
  now: Instant,
): Result<Period, PeriodRefusal> {
  const today = dayOf(now)
  if (from < today) return refuse({ why: 'starts-in-past', today })
  const last = lastDayOf(calendar, from, rule)
  return last.ok
    ? ok({ fromDay: from, toDay: last.value })
    : refuse({ ...last.refusal, by: 'publicity.days' })
}

/** Which day of the period `today` is, or was the last one before it; 0 before the first; null: nobody can say yet. */
export function dayAt(
  { fromDay, toDay }: Period,
  rule: NoticeRule,
  calendar: Calendar,
  today: Day,
): number | null {
  const at = dayNumberIn(calendar, fromDay, today < toDay ? today : toDay, rule)
  return at.ok ? at.value : null
}

/** A notice for machines: of the plan only what the paper says. */
export function forMachines({ plan, seq, ...notice }: PublicNotice) {
  const { title, organizer } = plan
  const { days, calendarDays = false, countsFirstDay } = plan.parameters.publicity
  const tracks = plan.tracks.map(({ code, name }) => ({ code, name }))
  const number = noticeNumber(plan.code, seq)
  return { ...notice, number, title, organizer, days, calendarDays, countsFirstDay, tracks }
}
