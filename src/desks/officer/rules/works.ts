import type { Person } from '../../../people/rules/person.ts'
import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { beforeScoringBy } from '../../../round/panel/rules/panel.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf, endOf } from '../../../shared/days.ts'
import { type Matter, inOrder } from '../../matters/rules/matter.ts'
import { type Overview, unsettled, withoutAgreement } from '../../overview/rules.ts'
import { recheckTerm, signTerm } from '../../matters/rules/shared.ts'
import { type Dated, sinceOf, termOf } from './terms.ts'

/** What an officer has to do in a round, the most urgent first. `overdue` waits for others, and is looked after last. */
export const ACTS = [
  'answer',
  'answer-enquiries',
  'decide-again',
  'end',
  'cancel',
  'redraft',
  'mend-draft',
  'decide-numbers',
  'ask-opening',
  'screen',
  'send-results',
  'choose-panel',
  'assign',
  'supplement',
  'decide',
  'review',
  'evaluate',
  'draft-agreements',
  'lapse',
  'open-projects',
  'close',
  'overdue',
] as const
export type Act = (typeof ACTS)[number]
/** Outside every round, or of one proposal or project alone. */
export type Apart =
  | 'answer-needs'
  | 'check-registration'
  | 'mend-rulebook'
  | 'stand-in-report'
  | 'stand-in-refund'
  | 'redraft-agreement'
  | 'find-payee'
  | 'recheck'
  | 'answer-detections'
  | 'answer-recusal-request'
  | Contracted
/** Of an outside unit that runs a round. */
export type Contracted = 'renew-contract' | 'name-operators' | 'end-contract'
export type Work = Matter<Act | Apart> & { roundId: string | null; round: string }

/** All that waits in these rounds: by its last day, then by urgency, then the round that closed first. */
export function worksOf(
  rounds: Overview[],
  dated: Dated,
  by: Pick<Person, 'interests'>,
  now: Instant,
): Work[] {
  const oldestFirst = rounds.toSorted((a, b) => a.closes - b.closes)
  const works = ACTS.flatMap((act) =>
    oldestFirst.flatMap((round) => {
      const count = countOf(act, round, dated, now)
      return count > 0 ? [{ ...workOf(act, round, dated, by), count }] : []
    }),
  )
  return inOrder(works)
}

function workOf(act: Act, round: Overview, dated: Dated, by: Pick<Person, 'interests'>) {
  const { id, title } = round
  const isOwn = OF_ALL.includes(act) && whyNotImpartialIn(by, id) !== null
  return {
    act,
    ...{ id, roundId: id, about: title, round: title },
    since: sinceOf(act, id, dated),
    held: isOwn ? ('own-interest' as const) : null,
    ...termOf(act, round, dated),
  }
}

/** What is done with all proposals of a round at once. */
const OF_ALL: Act[] = [
  'end',
  'cancel',
  'decide-numbers',
  'ask-opening',
  'send-results',
  'choose-panel',
  'assign',
  'supplement',
  'decide',
  'decide-again',
]

function countOf(act: Act, round: Overview, dated: Dated, now: Instant): number {
  if (round.ended !== null) return 0
  if (act === 'decide-numbers') return dated.undecided[round.id] ?? 0
  if (round.publishedAt === null) return countOfDraft(act, round, now)
  const isClosed = now >= round.closes
  const isScreened = isClosed && isSettled(round, dated.calendar, now) && round.eligible > 0
  switch (act) {
    case 'redraft':
    case 'mend-draft':
      return 0
    case 'end':
      return isClosed && round.endingWaits === 0 && isFruitless(round, dated.calendar, now) ? 1 : 0
    case 'answer':
      return round.objections
    case 'answer-enquiries':
      return round.enquiries
    case 'decide-again':
      return round.announcedAt === null && round.decision === 'approved' ? round.upheld : 0
    case 'cancel':
      // a correction that still runs changes nothing: nobody can score any more
      return isClosed && isTooLate(round, now) && round.endingWaits === 0 ? 1 : 0
    case 'ask-opening':
      return isClosed && (round.sealed ?? 0) > 0 && round.openingAskedAt === null ? 1 : 0
    case 'screen':
      return isClosed ? round.unscreened - round.rechecked - (dated.correcting[round.id] ?? 0) : 0
    case 'send-results':
      return isClosed && round.unscreened === round.rechecked ? round.untold : 0
    case 'choose-panel':
      return isClosed && wantsMembers(round, now) ? 1 : 0
    case 'assign':
      return isScreened && isReady(round, now) ? round.eligible : 0
    case 'supplement':
      return now < round.scoringCloses ? round.short : 0
    case 'decide':
      return isToDecide(round, now) ? round.eligible : 0
    case 'draft-agreements':
      return withoutAgreement(round)
    case 'lapse':
      return dayOf(now) > signTerm(round, dated.calendar).by ? round.unanswered : round.gone
    case 'open-projects':
      return round.toOpen
    case 'review':
      return round.reports
    case 'evaluate':
      return round.finals
    case 'close':
      return round.closable
    case 'overdue':
      return round.overdue
  }
}

/** One whose dates are over is drafted anew, one that was sent back is mended. */
function countOfDraft(act: Act, { closes, returnedAt }: Overview, now: Instant): number {
  if (act === 'redraft') return now >= closes ? 1 : 0
  return act === 'mend-draft' && now < closes && returnedAt !== null ? 1 : 0
}

/** Nothing can come of it any more: nobody applied, nobody is eligible, nobody was chosen. */
function isFruitless(round: Overview, calendar: Calendar, now: Instant): boolean {
  const { sealed, submitted, eligible, noneChosenAt, announcedAt } = round
  if (announcedAt !== null) return false
  if (sealed !== null) return sealed === 0
  const isNoneEligible = eligible === 0 && isSettled(round, calendar, now)
  return submitted === 0 || isNoneEligible || noneChosenAt !== null
}

/** Every submission is judged, and nobody may ask any more that a failure be looked at again. */
function isSettled(round: Overview, calendar: Calendar, now: Instant): boolean {
  const last = recheckTerm(round, calendar)
  return unsettled(round) === 0 && (last === null || dayOf(now) > last.by)
}

/** Nobody can score any more, and nothing was given out to be scored. */
const isTooLate = (round: Overview, now: Instant): boolean =>
  round.eligible > 0 && round.assigned === 0 && round.decision === null && now >= round.scoringCloses

/** Too few sit on it, or too few have declared in time and others must be added. */
function wantsMembers(round: Overview, now: Instant): boolean {
  const { eligible, panel, declared, minSheets, assigned, decision } = round
  if (eligible === 0 || assigned === 1 || decision !== null || isTooLate(round, now)) return false
  const isOver = now >= endOf(beforeScoringBy(round))
  return panel < minSheets || (unsettled(round) === 0 && isOver && declared < minSheets)
}

/** Every member has declared, or enough have and the day for it is over. */
function isReady(round: Overview, now: Instant): boolean {
  const { assigned, panel, declared, minSheets } = round
  const isOver = now >= endOf(beforeScoringBy(round))
  return (
    !isTooLate(round, now) &&
    assigned === 0 &&
    panel >= minSheets &&
    (declared === panel || (isOver && declared >= minSheets))
  )
}

/** When every sheet is in and no proposal wants more of them, or the time to score is over. */
function isToDecide(round: Overview, now: Instant): boolean {
  const isAllIn = round.sheets > 0 && round.sheetsDone === round.sheets && round.short === 0
  const isScored = round.assigned === 1 && (isAllIn || now >= round.scoringCloses)
  return isScored && (round.decision === null || round.decision === 'returned')
}
