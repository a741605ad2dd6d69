import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import { type NumbersUndecided, whyNotNumbers } from '../../../personal/rules.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Instant, endOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { NoticeDates } from './notice.ts'

/** A decision of the round, and what has become of it. `funded` counts its awards, `total` is their sum. */
export type DecisionHead = {
  id: string
  revision: number
  approvedAt: Instant | null
  returnedAt: Instant | null
  noticeId: string | null
  funded: number
  total: Fen
}

/** `objections` counts all that came in, `waiting` those without an answer. */
export type NoticeHead = NoticeDates & {
  id: string
  decisionId: string
  seq: number
  objections: number
  waiting: number
}

/** All that has been made public of a round, or may be; decisions and notices with the newest first. */
export type Publicity = {
  round: { id: string; plan: Plan; ended?: Ended | null | undefined }
  decisions: DecisionHead[]
  notices: NoticeHead[]
  /** Projects that a decision funds although an objection to them was upheld, in any notice of the round. */
  upheld: { decisionId: string; title: string }[]
  /** Numbers of people in its public texts on which nobody has decided. */
  undecided: number
}

/** A line of an approved decision, and whom it concerns. `award` 0: not funded. */
export type Listed = {
  decisionId: string
  proposalId: string
  organizationId: string
  title: string
  award: Fen
}

/** An upheld objection cancels an award: a new decision and a new notice come first. */
type Upheld = Ruled<{ why: 'objection-upheld'; projects: string[] }>

export type PublishRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'no-approved-decision' }
      | { why: 'decision-pending' }
      | { why: 'already-noticed' }
      | { why: 'already-announced'; at: Instant }
    >
  | Upheld
  | NumbersUndecided

/** What a new notice would publish. */
export const latestApproved = (found: Pick<Publicity, 'decisions'>): DecisionHead | null =>
  found.decisions.find((decision) => decision.approvedAt !== null) ?? null

/** Asked by the page, to explain, and by the action, to refuse. */
export function whyNotPublishNotice(found: Publicity, by: Person): PublishRefusal | null {
  const { id, ended } = found.round
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartialIn(by, id) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  const announcedAt = found.notices.find((notice) => notice.announcedAt !== null)?.announcedAt
  if (announcedAt) return { why: 'already-announced', by: '#announcement', at: announcedAt }
  const approved = latestApproved(found)
  if (!approved) return { why: 'no-approved-decision', by: '#decision' }
  if (isPending(found, approved)) return { why: 'decision-pending', by: '#decision' }
  if (approved.noticeId !== null) return { why: 'already-noticed', by: 'publicity.days' }
  return upheldIn(found, approved.id) ?? whyNotNumbers(found.undecided)
}

export type AnnounceRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'already-announced'; at: Instant }
      | { why: 'superseded' }
      | { why: 'still-running'; endsAt: Instant }
      | { why: 'objections-waiting'; count: number }
      | { why: 'newer-decision' }
    >
  | Upheld

/** The list becomes final after 24:00 of the last day, with every objection of the round answered. */
export function whyNotAnnounce(
  found: Publicity,
  notice: NoticeHead,
  by: Person,
  now: Instant,
): AnnounceRefusal | null {
  const { id, ended } = found.round
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartialIn(by, id) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (notice.announcedAt !== null)
    return { why: 'already-announced', by: '#announcement', at: notice.announcedAt }
  if (!notice.isLatest) return { why: 'superseded', by: 'publicity.objectionAnswerWorkingDays' }
  if (now < endOf(notice.toDay))
    return { why: 'still-running', by: 'publicity.days', endsAt: endOf(notice.toDay) }
  const count = waitingIn(found)
  if (count > 0) return { why: 'objections-waiting', by: 'publicity.objectionAnswerWorkingDays', count }
  return upheldIn(found, notice.decisionId) ?? newerThan(found, notice)
}

/** Objections without an answer, in every notice of the round. */
export const waitingIn = (found: Pick<Publicity, 'notices'>): number =>
  found.notices.reduce((sum, notice) => sum + notice.waiting, 0)

/** A decision that is prepared after this one, and not returned. */
const isPending = ({ decisions }: Publicity, { revision }: DecisionHead): boolean =>
  decisions.some((other) => other.revision > revision && other.returnedAt === null)

function upheldIn({ upheld }: Publicity, decisionId: string): Upheld | null {
  const projects = upheld.filter((one) => one.decisionId === decisionId).map(({ title }) => title)
  return projects.length > 0
    ? { why: 'objection-upheld', by: 'publicity.objectionAnswerWorkingDays', projects }
    : null
}

function newerThan(found: Publicity, notice: NoticeHead): AnnounceRefusal | null {
  const own = found.decisions.find((decision) => decision.id === notice.decisionId)
  return own && isPending(found, own) ? { why: 'newer-decision', by: '#decision' } : null
}
