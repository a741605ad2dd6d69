import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, endOf, startOf } from '../../../shared/days.ts'
import type { Result } from '../../../shared/result.ts'
import type { NoticeDates } from './notice.ts'

/** What somebody objects to, and how to reach them. `submissionId` null: about the whole list. */
export type Objection = { submissionId: string | null; name: string; phone: string; text: string }
/** What the officer answers. */
export type Answer = { upheld: boolean; text: string }

/** An objection in a list; `upheld` and `answeredAt` null: it waits for an answer. `project` null: the whole list. */
export type ObjectionItem = {
  id: string
  seq: number
  project: string | null
  name: string
  at: Instant
  upheld: boolean | null
  answeredAt: Instant | null
}

/** All of an objection, for those who may read it. `by`: who objected, if signed in. */
export type ObjectionView = ObjectionItem & {
  noticeId: string
  roundId: string
  round: string
  code: string
  phone: string
  text: string
  by: string | null
  answer: string | null
  answeredBy: string | null
} & InRound

/** What the round's rulebook says of objections; absent where it binds none. */
export type InRound = { rulebook?: BoundIn<'publicity'> | undefined }

/** The last day to answer, counted from the day after it came in; null where no rule says so. */
export function answerBy(
  { rulebook }: InRound,
  at: Instant,
  calendar: Calendar,
): Result<Day, CalendarUnknown> | null {
  const days = rulebook?.parameters.publicity.objectionAnswerWorkingDays
  return days === undefined ? null : lastWorkingDay(calendar, dayOf(at), days, false)
}

/** Without an answer, and the last day for it is over. */
export function isLate(
  objection: InRound & { at: Instant; answeredAt: Instant | null },
  calendar: Calendar,
  now: Instant,
): boolean {
  const by = answerBy(objection, objection.at, calendar)
  return objection.answeredAt === null && by !== null && by.ok && by.value < dayOf(now)
}

/** An objection of any round without an answer, for the desks. */
export type Waiting = InRound & {
  id: string
  roundId: string
  round: string
  project: string | null
  at: Instant
}
/** The same, once the last day for an answer, `by`, is over. */
export type LateObjection = Waiting & { by: Day }

export function lateAmong(waiting: Waiting[], calendar: Calendar, today: Day): LateObjection[] {
  return waiting.flatMap((one) => {
    const by = answerBy(one, one.at, calendar)
    return by?.ok && by.value < today ? [{ ...one, by: by.value }] : []
  })
}

/** Longest objection and longest answer, in characters. */
export const LONGEST_TEXT = 3000
/** Objections to one notice that one phone may have waiting for an answer: a bound against floods, far above need. */
export const MOST_WAITING = 20

export type ObjectRefusal =
  | Ruled<
      | { why: 'not-open-yet'; opensAt: Instant }
      | { why: 'objections-closed'; closedAt: Instant }
      | { why: 'superseded' }
      | { why: 'notice-reversed'; at: Instant }
      | { why: 'not-in-notice' }
    >
  | { why: 'too-many-objections'; most: number }

/** Asked by the page before there is anything to say: only the clock and a later notice decide. */
export function whyNotObject(notice: NoticeDates, now: Instant): ObjectRefusal | null {
  const opensAt = startOf(notice.fromDay)
  const closedAt = endOf(notice.toDay)
  if (notice.reversed) return { why: 'notice-reversed', by: 'publicity.days', at: notice.reversed.at }
  if (now >= closedAt || notice.announcedAt !== null)
    return { why: 'objections-closed', by: 'publicity.days', closedAt }
  if (!notice.isLatest) return { why: 'superseded', by: 'publicity.objectionAnswerWorkingDays' }
  return now < opensAt ? { why: 'not-open-yet', by: 'publicity.days', opensAt } : null
}

/** `lines`: projects of the notice, that which it is about among them; `waiting`: objections from the same phone without an answer. */
export function whyNotTake(
  { submissionId }: Pick<Objection, 'submissionId'>,
  { lines, waiting }: { lines: { submissionId: string }[]; waiting: number },
): ObjectRefusal | null {
  const isListed = submissionId === null || lines.some((line) => line.submissionId === submissionId)
  if (!isListed) return { why: 'not-in-notice', by: 'publicity.objectionAnswerWorkingDays' }
  return waiting >= MOST_WAITING ? { why: 'too-many-objections', most: MOST_WAITING } : null
}

export type AnswerRefusal =
  | NotYourRole
  | OwnInterest
  | { why: 'already-answered'; at: Instant }
  | Ruled<{ why: 'own-objection' }>

export function whyNotAnswer(
  objection: { roundId: string; by: string | null; answeredAt: Instant | null },
  by: Person,
): AnswerRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, objection.roundId)
  if (notYours) return notYours
  if (objection.answeredAt !== null) return { why: 'already-answered', at: objection.answeredAt }
  return objection.by === by.id ? { why: 'own-objection', by: '#second-person' } : null
}
