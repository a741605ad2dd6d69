import { clauseIn } from '../../../rulebook/citing.ts'
import type { Unopened } from '../../../round/calls/opening/rules.ts'
import { type Waiting, answerBy } from '../../../round/publicity/rules/objection.ts'
import { type Calendar, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { CUSTOM, type Term, beforeScoring, byCustom, byRule, until } from '../../matters/rules/matter.ts'
import { openingTerm, recheckTerm, signTerm } from '../../matters/rules/shared.ts'
import type { Overview } from '../../overview/rules.ts'
import type { Act } from './works.ts'

/** Of one round: something that came in, and when. */
type Came = { roundId: string; since: Instant }
/** What of the desk says since when its work waits, and by what it is counted. */
export type Dated = {
  calendar: Calendar
  unopened: Unopened[]
  objections: Waiting[]
  came: { review: Came[]; evaluate: Came[]; close: Came[] }
  /** By round: corrections whose days are running, and the first day on which a report is or was due. */
  correcting: Record<string, number>
  reportBy: Record<string, Day>
  /** By round: numbers of people that keep it from being published until an officer decides on them. */
  undecided: Record<string, number>
}

/** Since when the oldest of it waits; null: since the round has come to it. */
export function sinceOf(act: Act, roundId: string, { objections, came }: Dated): Instant | null {
  const rows =
    act === 'answer'
      ? objections.map((one) => ({ roundId: one.roundId, since: one.at }))
      : isPaper(act)
        ? came[act]
        : []
  const found = rows.filter((one) => one.roundId === roundId).map(({ since }) => since)
  return found.length > 0 ? Math.min(...found) : null
}

const isPaper = (act: Act): act is keyof Dated['came'] =>
  act === 'review' || act === 'evaluate' || act === 'close'

/** The last day for an officer's work in a round: a clause's where one says so, else the office's own. */
export function termOf(act: Act, round: Overview, dated: Dated): Term {
  const { calendar } = dated
  const since = sinceOf(act, round.id, dated)
  switch (act) {
    case 'answer':
      return answerTerm(round, dated)
    case 'answer-enquiries':
      return until(round.closes, clauseIn(round.rulebook, '#enquiries'))
    case 'redraft':
      return until(round.closes, clauseIn(round.rulebook, '#call'))
    case 'end':
      return endTerm(round, calendar)
    case 'cancel':
      return byCustom(calendar, lastDayBy(round.scoringCloses), CUSTOM.prepare)
    case 'mend-draft':
    case 'decide-numbers':
      return beforePublishing(round, calendar)
    case 'lapse':
      return byCustom(calendar, signTerm(round, calendar).by, CUSTOM.prepare)
    case 'ask-opening':
      return openingTerm(round, dated)
    case 'screen':
    case 'send-results':
    case 'choose-panel':
    case 'assign':
      return beforeScoring(round)
    case 'supplement':
      return until(round.scoringCloses, clauseIn(round.rulebook, 'scoring.minSheets'))
    case 'decide':
      return byCustom(calendar, lastDayBy(round.scoringCloses), CUSTOM.prepare)
    case 'decide-again':
      return byCustom(calendar, round.noticeTo ?? lastDayBy(round.scoringCloses), CUSTOM.prepare)
    case 'draft-agreements':
      return signTerm(round, calendar)
    case 'open-projects':
      return { by: round.startsOn ?? lastDayBy(round.closes), custom: '项目开始实施的日子' }
    case 'overdue':
      return { by: reportDay(round, dated), clause: clauseIn(round.rulebook, 'projects.reports') }
    case 'review':
    case 'evaluate':
    case 'close':
      return byCustom(calendar, since ?? round.announcedAt ?? round.closes, CUSTOM.review)
  }
}

const reportDay = (round: Overview, { reportBy }: Dated): Day => reportBy[round.id] ?? lastDayBy(round.closes)

/** Objections come from the oldest on: the first of a round is due first. */
function answerTerm(round: Overview, { objections, calendar }: Dated): Term {
  const first = objections.find(({ roundId }) => roundId === round.id)
  const at = first?.at ?? round.closes
  const clause = clauseIn(first?.rulebook, 'publicity.objectionAnswerWorkingDays')
  return byRule(
    calendar,
    (known) => answerBy({ rulebook: first?.rulebook }, at, known),
    clause,
    byCustom(calendar, at, CUSTOM.review),
  )
}

/** From the day on which the round came to nothing. */
function endTerm(round: Overview, calendar: Calendar): Term {
  const { closes, screenedAt, noneChosenAt, eligible, submitted, endingWorkingDays: days } = round
  const none = submitted > 0 && eligible === 0 ? screenedAt : null
  const asked = none === null ? null : recheckTerm(round, calendar)
  const from = noneChosenAt === null && asked ? asked.by : dayOf(noneChosenAt ?? none ?? closes - 1)
  return byRule(
    calendar,
    (known) => (days === null ? null : lastWorkingDay(known, from, days, false)),
    clauseIn(round.rulebook, 'calls.endingWorkingDays'),
    byCustom(calendar, from, CUSTOM.prepare),
  )
}

/** A draft before its call opens; a list within the days in which it is made public. */
const beforePublishing = (round: Overview, calendar: Calendar): Term =>
  round.publishedAt === null
    ? { by: lastDayBy(round.opens), custom: '征集开始以前' }
    : byCustom(calendar, lastDayBy(round.scoringCloses), CUSTOM.prepare)
