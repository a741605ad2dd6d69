import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, endOf, lastDayBy } from '../../../shared/days.ts'
import type { Result } from '../../../shared/result.ts'
import type { Ending } from '../../calls/endings/rules.ts'
import { type EndingGround, type EndingKind, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Round } from '../../calls/rules/round.ts'

/** How far a round has come, as far as its end rests on it. */
export type Come = {
  /** Proposals that count; null before the deadline, when nobody on the staff is told. */
  received: number | null
  /** Its proposals are sealed, and not opened. */
  isSealed: boolean
  /** Of those that are open: without an eligibility check, and eligible. */
  unscreened: number
  eligible: number
  /** When the last of them was checked. */
  screenedAt: Instant | null
  /** The last day on which one that failed may ask to be looked at again; null: none may. */
  recheckBy: Day | null
  /** What the last list that was approved funds, and how much of it no objection has undone; null: no list is approved. */
  funded: number | null
  standing: number
  approvedAt: Instant | null
  /** A list is prepared after that one, and not returned. */
  isPending: boolean
  /** Objections without an answer. */
  objections: number
  announcedAt: Instant | null
}

/** A round with all that ending it rests on; `endings` with the newest first. */
export type Ended = { round: Round; come: Come; endings: Ending[] }

export const waitingOf = ({ endings }: Pick<Ended, 'endings'>): Ending | null =>
  endings.find(({ answer }) => answer === null) ?? null

type Grounds = { ground: EndingGround; since: Instant }
/** Why a round has come to nothing, and since when; null: something can still come of it. */
export function groundOf({ round, come }: Pick<Ended, 'round' | 'come'>, now: Instant): Grounds | null {
  const { closes } = round.plan.dates
  if (round.publishedAt === null || now < closes || come.received === null) return null
  if (come.received === 0) return { ground: 'none-applied', since: closes }
  if (come.isSealed || come.unscreened > 0) return null
  if (come.eligible === 0) return noneEligible(come, closes, now)
  return come.funded === 0 && !come.isPending
    ? { ground: 'none-chosen', since: come.approvedAt ?? closes }
    : null
}

/** Not while whoever failed may still ask that it be looked at again. */
function noneEligible({ screenedAt, recheckBy }: Come, closes: Instant, now: Instant): Grounds | null {
  if (recheckBy === null) return { ground: 'none-eligible', since: screenedAt ?? closes }
  return dayOf(now) > recheckBy ? { ground: 'none-eligible', since: endOf(recheckBy) } : null
}

/** The last day to propose the end of a round that has come to nothing; null where it has not, or no rule says so. */
export function endBy(
  found: Pick<Ended, 'round' | 'come'>,
  calendar: Calendar,
  now: Instant,
): Result<Day, CalendarUnknown> | null {
  const grounds = groundOf(found, now)
  const days = found.round.plan.parameters.calls.endingWorkingDays
  if (!grounds || days === undefined) return null
  return lastWorkingDay(calendar, lastDayBy(grounds.since), days, false)
}

type NotToEnd =
  | RoundEnded
  | Ruled<
      | { why: 'not-published' }
      | { why: 'something-awarded'; count: number }
      | { why: 'already-announced'; at: Instant }
      | { why: 'objections-waiting'; count: number }
    >

function whyNotEnd({ round, come }: Ended): NotToEnd | null {
  if (round.publishedAt === null) return { why: 'not-published', by: '#ending' }
  const ended = whyNotGoOn(round.ended)
  if (ended) return ended
  if (come.announcedAt !== null) return { why: 'already-announced', by: '#ending', at: come.announcedAt }
  if (come.standing > 0) return { why: 'something-awarded', by: '#ending', count: come.standing }
  return come.objections > 0
    ? { why: 'objections-waiting', by: 'publicity.objectionAnswerWorkingDays', count: come.objections }
    : null
}

type NotFailed = Ruled<{ why: 'not-come-to-nothing' }>
export type EndRefusal =
  | NotYourRole
  | OwnInterest
  | NotToEnd
  | NotFailed
  | Ruled<{ why: 'ending-waits'; name: string; at: Instant }>

/** Asked by the page of each kind, and by the action. Whatever round is not awarded can be cancelled; it fails if nothing came of it. */
export function whyNotPropose(found: Ended, kind: EndingKind, by: Person, now: Instant): EndRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, found.round.id) ?? whyNotEnd(found)
  if (notYours) return notYours
  const waiting = waitingOf(found)
  if (waiting) return { why: 'ending-waits', by: '#ending', name: waiting.byName, at: waiting.at }
  return kind === 'failed' && !groundOf(found, now) ? { why: 'not-come-to-nothing', by: '#ending' } : null
}

type Answered = Ruled<{ why: 'already-answered-ending'; at: Instant }>
export type AnswerEndingRefusal =
  | NotYourRole
  | OwnInterest
  | NotToEnd
  | NotFailed
  | Answered
  | Ruled<{ why: 'own-ending' }>

/** Of sending it back: by an approver who did not propose it, once. */
export function whyNotReturn(found: Ended, ending: Ending, by: Person): AnswerEndingRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartialIn(by, found.round.id)
  if (notYours) return notYours
  if (ending.answer) return { why: 'already-answered-ending', by: '#ending', at: ending.answer.at }
  return ending.by === by.id ? { why: 'own-ending', by: '#second-person' } : null
}

/** Publishing asks once more what proposing asked: something may have come of the round since. */
export function whyNotPublish(
  found: Ended,
  ending: Ending,
  by: Person,
  now: Instant,
): AnswerEndingRefusal | null {
  const whyNot = whyNotReturn(found, ending, by) ?? whyNotEnd(found)
  if (whyNot) return whyNot
  const isSo = ending.kind === 'cancelled' || groundOf(found, now)?.ground === ending.ground
  return isSo ? null : { why: 'not-come-to-nothing', by: '#ending' }
}

export type TakeBackRefusal = NotYourRole | Answered | Ruled<{ why: 'not-own-ending'; name: string }>

/** Whoever proposed it takes it back while it waits. */
export function whyNotTakeBack(ending: Ending, by: Person): TakeBackRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (ending.answer) return { why: 'already-answered-ending', by: '#ending', at: ending.answer.at }
  return ending.by === by.id ? null : { why: 'not-own-ending', by: '#ending', name: ending.byName }
}
