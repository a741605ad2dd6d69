import type { Instant } from '../../shared/days.ts'
import { type Overview, withoutAgreement } from '../overview/rules.ts'

/** What an officer has to do in a round, the most urgent first. `overdue` waits for others, and is looked after last. */
export const ACTS = [
  'answer',
  'answer-enquiries',
  'decide-again',
  'end',
  'ask-opening',
  'screen',
  'choose-panel',
  'assign',
  'decide',
  'review',
  'evaluate',
  'draft-agreements',
  'open-projects',
  'close',
  'overdue',
] as const
export type Act = (typeof ACTS)[number]
export type Work = { act: Act; roundId: string; round: string; count: number }

/** All that waits in these rounds, by urgency, then the round that closed first. */
export function worksOf(rounds: Overview[], now: Instant): Work[] {
  const oldestFirst = rounds.toSorted((a, b) => a.closes - b.closes)
  return ACTS.flatMap((act) =>
    oldestFirst.flatMap((round) => {
      const count = round.publishedAt === null || round.ended !== null ? 0 : countOf(act, round, now)
      return count > 0 ? [{ act, roundId: round.id, round: round.title, count }] : []
    }),
  )
}

function countOf(act: Act, round: Overview, now: Instant): number {
  const isClosed = now >= round.closes
  const isScreened = isClosed && round.unscreened === 0 && round.eligible > 0
  switch (act) {
    case 'answer':
      return round.objections
    case 'answer-enquiries':
      return round.enquiries
    case 'decide-again':
      return round.announcedAt === null ? round.upheld : 0
    case 'end':
      return isClosed && round.endingWaits === 0 && isFruitless(round) ? 1 : 0
    case 'ask-opening':
      return isClosed && (round.sealed ?? 0) > 0 && round.openingAskedAt === null ? 1 : 0
    case 'screen':
      return isClosed ? round.unscreened : 0
    case 'choose-panel':
      return isClosed && round.eligible > 0 && round.panel === 0 && round.decision === null ? 1 : 0
    case 'assign':
      return isScreened && round.sheets === 0 && round.panel > 0 && round.declared === round.panel
        ? round.eligible
        : 0
    case 'decide':
      return isToDecide(round, now) ? round.eligible : 0
    case 'draft-agreements':
      return withoutAgreement(round)
    case 'open-projects':
      return round.toOpen
    case 'review':
      return round.reports
    case 'evaluate':
      return round.finals
    case 'close':
      return round.evaluated
    case 'overdue':
      return round.overdue
  }
}

/** Nothing can come of it any more: nobody applied, nobody is eligible, nobody was chosen. */
function isFruitless({
  sealed,
  submitted,
  unscreened,
  eligible,
  noneChosenAt,
  announcedAt,
}: Overview): boolean {
  if (announcedAt !== null) return false
  if (sealed !== null) return sealed === 0
  return submitted === 0 || (unscreened === 0 && eligible === 0) || noneChosenAt !== null
}

/** When every sheet is in, or the time to score is over. */
function isToDecide(round: Overview, now: Instant): boolean {
  const isScored = round.sheets > 0 && (round.sheetsDone === round.sheets || now >= round.scoringCloses)
  return isScored && (round.decision === null || round.decision === 'returned')
}
