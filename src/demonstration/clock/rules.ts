import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import { type Instant, dayOf, daysFrom, startOf } from '../../shared/days.ts'

/** What `crons` of wrangler.toml says: the night's work is done at 08:00 of Shanghai. */
export const NIGHT_HOUR = 8
const HOUR = 3_600_000
/** One move goes so many days on at most: a slip in the year is found before a thousand nights have passed. */
export const FURTHEST_DAYS = 366

/** A move of the clock. `by` null: whoever started the site; `at`: what the clock said then. `arrivedAt` null: it is under way. */
export type Move = {
  seq: number
  nightsFrom: Instant
  goal: Instant
  by: string | null
  at: Instant
  arrivedAt: Instant | null
}
export type NewMove = Omit<Move, 'arrivedAt'>

/** A night of a move. `failure`: the number that it is written down by. */
export type Night = { at: Instant; endedAt: Instant | null; failure: string | null }

export type MoveRefusal =
  | NotYourRole
  | { why: 'clock-backwards'; now: Instant }
  | { why: 'clock-too-far'; furthest: Instant }
  | { why: 'clock-under-way'; goal: Instant }

/** `by` null: whoever started the site holds the machine. `before`: the last move. */
export function whyNotMove(
  before: Move | null,
  goal: Instant,
  by: Person | null,
  now: Instant,
): MoveRefusal | null {
  const notRole = by && whyNotRole(by, 'administrator')
  if (notRole) return notRole
  if (before && before.arrivedAt === null) return { why: 'clock-under-way', goal: before.goal }
  if (goal <= now) return { why: 'clock-backwards', now }
  const furthest = now + FURTHEST_DAYS * 24 * HOUR
  return goal > furthest ? { why: 'clock-too-far', furthest } : null
}

/** The nights that nobody has passed yet are passed too: of a machine that stood still, and of a clock that went on by itself. */
export const moveAfter = (
  before: Move | null,
  beginning: Instant,
  goal: Instant,
  by: string | null,
  now: Instant,
): NewMove => ({
  seq: (before?.seq ?? 0) + 1,
  nightsFrom: before?.goal ?? Math.min(beginning, now),
  ...{ goal, by, at: now },
})

/** Each night's own moment, in order. */
export function nightsOf({ nightsFrom, goal }: Pick<Move, 'nightsFrom' | 'goal'>): Instant[] {
  const moments = daysFrom(dayOf(nightsFrom), dayOf(goal)).map((day) => startOf(day) + NIGHT_HOUR * HOUR)
  return moments.filter((at) => at > nightsFrom && at <= goal)
}

/** The first night of a move that is not done; null: all are. */
export function nextNight(move: Move, nights: Night[]): Instant | null {
  const done = new Set(nights.filter(({ endedAt }) => endedAt !== null).map(({ at }) => at))
  return nightsOf(move).find((at) => !done.has(at)) ?? null
}
