import type { Person } from '../../../people/rules/person.ts'
import { whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type AnswerRule, answerDueOn } from '../../../round/needs/rules/answering.ts'
import { beforeScoringBy } from '../../../round/panel/rules/panel.ts'
import { type Instant, endOf } from '../../../shared/days.ts'
import { type Matter, inOrder } from '../../matters/rules/matter.ts'
import { type Overview, withoutAgreement } from '../../overview/rules.ts'
import { type Dated, sinceOf, termOf } from './terms.ts'

/** What an officer has to do in a round, the most urgent first. `overdue` waits for others, and is looked after last. */
export const ACTS = [
  'answer',
  'answer-enquiries',
  'decide-again',
  'redraft',
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
export type Work = Matter<Act | 'answer-needs'> & { roundId: string | null; round: string }

/** Needs of residents stand outside every round: one line, by the day of the oldest. */
export function needsWork(
  { count, since }: NeedsOpen,
  { days, clause }: Pick<AnswerRule, 'days' | 'clause'>,
): Work[] {
  if (count === 0 || since === null) return []
  const head = { act: 'answer-needs', id: '', roundId: null, about: '', round: '居民需求' } as const
  return [{ ...head, count, since, held: null, by: answerDueOn(since, days), clause }]
}
type NeedsOpen = { count: number; since: Instant | null }

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
const OF_ALL: Act[] = ['ask-opening', 'choose-panel', 'assign', 'decide', 'decide-again']

function countOf(act: Act, round: Overview, dated: Dated, now: Instant): number {
  if (round.publishedAt === null) return act === 'redraft' && now >= round.closes ? 1 : 0
  const isClosed = now >= round.closes
  const isScreened = isClosed && round.unscreened === 0 && round.eligible > 0
  switch (act) {
    case 'redraft':
      return 0
    case 'answer':
      return round.objections
    case 'answer-enquiries':
      return round.enquiries
    case 'decide-again':
      return round.announcedAt === null && round.decision === 'approved' ? round.upheld : 0
    case 'ask-opening':
      return isClosed && round.sealed !== null && round.openingAskedAt === null ? 1 : 0
    case 'screen':
      return isClosed ? round.unscreened - (dated.correcting[round.id] ?? 0) : 0
    case 'choose-panel':
      return isClosed && wantsMembers(round, now) ? 1 : 0
    case 'assign':
      return isScreened && isReady(round, now) ? round.eligible : 0
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

/** Nobody sits on it, or too few have declared in time and others must be added. */
function wantsMembers(round: Overview, now: Instant): boolean {
  const { eligible, panel, declared, minSheets, sheets, unscreened, decision } = round
  if (eligible === 0 || decision !== null) return false
  const isOver = now >= endOf(beforeScoringBy(round))
  return panel === 0 || (sheets === 0 && unscreened === 0 && isOver && declared < minSheets)
}

/** Every member has declared, or enough have and the day for it is over. */
function isReady(round: Overview, now: Instant): boolean {
  const { sheets, panel, declared, minSheets } = round
  const isOver = now >= endOf(beforeScoringBy(round))
  return sheets === 0 && panel > 0 && (declared === panel || (isOver && declared >= minSheets))
}

/** When every sheet is in, or the time to score is over. */
function isToDecide(round: Overview, now: Instant): boolean {
  const isScored = round.sheets > 0 && (round.sheetsDone === round.sheets || now >= round.scoringCloses)
  return isScored && (round.decision === null || round.decision === 'returned')
}
