import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import { reversalIn, reversalsWaiting } from '../../history/reversals/store.ts'
import { barsSentBy } from '../../organizations/bars/store.ts'
import { changeIn, changesWaiting } from '../../organizations/registration/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { lateAmong as lateOpenings } from '../../round/calls/opening/rules.ts'
import { unopened } from '../../round/calls/opening/store.ts'
import { lateAmong as lateRequests } from '../../round/closing/rules/term.ts'
import {
  endedIn,
  evaluatedNotClosed,
  finalReportsWaiting,
  leftToTheOffice,
  withoutFinalReport,
} from '../../round/closing/store/desks.ts'
import { answerRuleIn, rulebookNow } from '../../round/needs/store/answering.ts'
import { lateNeeds } from '../../round/needs/store/lists.ts'
import { lateAmong as lateObjections } from '../../round/publicity/rules/objection.ts'
import { objectionsWaiting } from '../../round/publicity/store/objections.ts'
import { reportsWaiting } from '../../round/projects/store/desks.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { overview } from '../overview/store.ts'
import { waitingFor } from '../reversals/rules.ts'

/** Answers stay on the desk for a month. */
const ANSWERED_SHOWN = 30 * 24 * 3_600_000

/** Rounds in work, what has come in to be read, and needs past their answer's day, `rows` of each, in one round trip. */
export async function findOfficer(db: Db, by: Person, now: Instant, rows: number) {
  const [
    rounds,
    sealed,
    reports,
    finals,
    left,
    evaluated,
    late,
    rulebook,
    ended,
    objections,
    calendar,
    bars,
    taken,
    changes,
  ] = await db.batch([
    overview(db, now, { inWork: true, rows }),
    unopened(db, now),
    reportsWaiting(db, rows),
    finalReportsWaiting(db, rows),
    leftToTheOffice(db, rows),
    evaluatedNotClosed(db, rows),
    lateNeeds(db, 1, now, rows),
    rulebookNow(db),
    withoutFinalReport(db, dayOf(now)),
    objectionsWaiting(db),
    calendarOf(db),
    barsSentBy(db, by.id, now - ANSWERED_SHOWN),
    reversalsWaiting(db, now, rows),
    changesWaiting(db, by.id, rows),
  ])
  return {
    ...{ rounds, reports, finals, left, evaluated, late, bars },
    reversals: waitingFor(by, taken.map(reversalIn)),
    changes: changes.map(({ isOwn, ...row }) => ({ ...changeIn(row), isOwn: isOwn === 1 })),
    rule: answerRuleIn(rulebook),
    requests: lateRequests(ended.map(endedIn), dayOf(now)),
    openings: lateOpenings(sealed, calendar, dayOf(now)),
    objections: lateObjections(objections, calendar, dayOf(now)),
  }
}
