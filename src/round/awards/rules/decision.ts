import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import { canonical, linesOf } from './frozen.ts'
import { type Decision, type Line, type Room, isScored, isUndone, rankRoom, tiesAtTheLine } from './room.ts'

export type PrepareRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'nothing-to-rank' }
      | { why: 'scoring-goes-on'; missing: number; closes: Instant }
      | { why: 'decision-waits'; revision: number }
      | { why: 'already-approved'; at: Instant }
      | { why: 'tie-undecided'; titles: string[] }
    >

/** Asked by the page, to explain, and by the action, to refuse. */
export function whyNotPrepare(room: Room, by: Person, now: Instant): PrepareRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, room.roundId) ?? whyNotGoOn(room.ended)
  if (notYours) return notYours
  if (room.assigned === 0) return { why: 'nothing-to-rank', by: '#decision' }
  if (!isScored(room, now)) {
    return {
      why: 'scoring-goes-on',
      by: '#scoring',
      missing: room.assigned - room.submitted,
      closes: room.plan.dates.scoringCloses,
    }
  }
  return whyNotAfter(room)
}

/** After an approval only an upheld objection to something funded asks for another decision. */
function whyNotAfter(room: Room): PrepareRefusal | null {
  const { latest } = room
  if (!latest || latest.returned) return null
  if (latest.approvedAt === null) return { why: 'decision-waits', by: '#decision', revision: latest.revision }
  return isUndone(room, latest) ? null : { why: 'already-approved', by: '#decision', at: latest.approvedAt }
}

/** What the officer puts before the approver. A full tie at the line is a person's to decide: the remark must say how. */
export function prepare(
  room: Room,
  remark: string,
  by: Person,
  now: Instant,
): Result<Line[], PrepareRefusal> {
  const whyNot = whyNotPrepare(room, by, now)
  if (whyNot) return refuse(whyNot)
  const ranked = rankRoom(room)
  const titles = tiesAtTheLine(ranked).flatMap((tie) => tie.map(({ candidate }) => candidate.title))
  if (titles.length > 0 && remark === '')
    return refuse({ why: 'tie-undecided', by: 'scoring.tieBreak', titles })
  return ok(linesOf(ranked))
}

export type ApproveRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'own-decision' }
      | { why: 'already-approved'; at: Instant }
      | { why: 'already-returned'; at: Instant }
      | { why: 'superseded' }
      | { why: 'sheets-changed' }
      | { why: 'bars-changed' }
    >

export type TakeBackRefusal =
  | NotYourRole
  | Ruled<
      | { why: 'already-approved'; at: Instant }
      | { why: 'already-returned'; at: Instant }
      | { why: 'superseded' }
      | { why: 'not-own-decision' }
    >

/** Whoever prepared the list takes it back while it waits. */
export function whyNotTakeBack(decision: Decision, isLatest: boolean, by: Person): TakeBackRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (decision.approvedAt !== null)
    return { why: 'already-approved', by: '#decision', at: decision.approvedAt }
  if (decision.returned) return { why: 'already-returned', by: '#decision', at: decision.returned.at }
  if (!isLatest) return { why: 'superseded', by: '#decision' }
  return decision.preparedBy === by.id ? null : { why: 'not-own-decision', by: '#decision' }
}

/** A sheet that came in while the list was being prepared, or a bar: the list no longer follows from what there is. */
export function whyNotFollows(room: Room, decision: Decision): ApproveRefusal | null {
  const lines = linesOf(rankRoom(room))
  if (canonical(lines) === canonical(decision.lines)) return null
  return barredIn(lines) === barredIn(decision.lines)
    ? { why: 'sheets-changed', by: '#decision' }
    : { why: 'bars-changed', by: 'sanctions.barYears' }
}

const barredIn = (lines: Line[]): string =>
  lines
    .filter(({ reason }) => reason === 'organization_barred')
    .map(({ submissionId }) => submissionId)
    .toSorted()
    .join(' ')

/** Of approving and of returning: by an approver who did not prepare it, once, and only the latest. */
export function whyNotApprove(
  { roundId, ended }: Pick<Room, 'roundId' | 'ended'>,
  decision: Decision,
  isLatest: boolean,
  by: Person,
): ApproveRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartialIn(by, roundId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (decision.approvedAt !== null)
    return { why: 'already-approved', by: '#decision', at: decision.approvedAt }
  if (decision.returned) return { why: 'already-returned', by: '#decision', at: decision.returned.at }
  if (!isLatest) return { why: 'superseded', by: '#decision' }
  return decision.preparedBy === by.id ? { why: 'own-decision', by: '#second-person' } : null
}
