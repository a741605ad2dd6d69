import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { changeIn, changesWaiting } from '../../../organizations/registration/store.ts'
import { reversalIn, reversalsWaiting } from '../../../history/reversals/store.ts'
import { allDecisions } from '../../../personal/store.ts'
import { barsSentBy } from '../../../organizations/bars/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { lateAmong as lateOpenings } from '../../../round/calls/opening/rules.ts'
import { contractsRunning } from '../../../round/calls/contracts/store/desks.ts'
import { unopened } from '../../../round/calls/opening/store.ts'
import { absentIn, absentProjects } from '../../../round/closing/defaults/store.ts'
import { textsToPublish, undecidedBy } from '../../../round/publicity/store/texts.ts'
import { lateAmong as lateRequests } from '../../../round/closing/rules/term.ts'
import {
  endedIn,
  evaluatedNotClosed,
  finalReportsWaiting,
  withoutFinalReport,
} from '../../../round/closing/store/desks.ts'
import { answerRuleIn, rulebookNow } from '../../../round/needs/store/answering.ts'
import { lateNeeds } from '../../../round/needs/store/lists.ts'
import { agreementsToRedraft } from '../../../round/agreements/store/desks.ts'
import { payableIn, payableTranches } from '../../../round/payments/store/desks.ts'
import { lateAmong as lateObjections } from '../../../round/publicity/rules/objection.ts'
import { objectionsWaiting } from '../../../round/publicity/store/objections.ts'
import { reportsWaiting } from '../../../round/projects/store/desks.ts'
import { requestsWaiting } from '../../../round/panel/requests/store.ts'
import { detectionsWaiting } from '../../../round/panel/store/detected.ts'
import { rechecksWaiting } from '../../../round/screening/store/rechecks.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { payableOn } from '../../finance/rules.ts'
import { waitingFor } from '../../reversals/rules.ts'
import { drawsOpen, openDrawIn } from '../../../round/panel/draws/store/open.ts'
import { drawMatters, waitsForDraw } from '../../matters/rules/draws.ts'
import { reversalMatters } from '../../matters/rules/shared.ts'
import { inOrder } from '../../matters/rules/matter.ts'
import { overview, overviewIn } from '../../overview/store.ts'
import type { Dated } from '../rules/terms.ts'
import { watchesOf } from '../rules/watches.ts'
import { apartOf } from '../rules/apart.ts'
import { detectionsOf, requestsOf, waitsForDetections } from '../rules/detections.ts'
import { rechecksOf } from '../rules/rechecks.ts'
import { worksOf } from '../rules/works.ts'
import { arrived, sortedOut } from './came.ts'
import { booksReturned, needsOpen, owedBy } from './owed.ts'

/** Answers stay on the desk for a month. */
const ANSWERED_SHOWN = 30 * 24 * 3_600_000

/** Rounds in work, what has come in to be read, and needs past their answer's day, `rows` of each, in one round trip. */
export async function findOfficer(db: Db, by: Person, now: Instant, rows: number) {
  const [
    overviews,
    sealed,
    reports,
    finals,
    evaluated,
    late,
    rulebook,
    lacking,
    objections,
    calendar,
    bars,
    owed,
    [open],
    changes,
    books,
    absent,
    texts,
    decided,
    taken,
    contracts,
    rehosted,
    due,
    draws,
    rechecks,
    detections,
    requests,
  ] = await db.batch([
    overview(db, now, { inWork: true, rows }),
    unopened(db, now),
    reportsWaiting(db, rows),
    finalReportsWaiting(db, rows),
    evaluatedNotClosed(db, rows),
    lateNeeds(db, 1, now, rows),
    rulebookNow(db),
    withoutFinalReport(db, dayOf(now)),
    objectionsWaiting(db),
    calendarOf(db),
    barsSentBy(db, by.id, now - ANSWERED_SHOWN),
    owedBy(db, now),
    needsOpen(db),
    changesWaiting(db, by.id, rows),
    booksReturned(db),
    absentProjects(db, dayOf(now)),
    textsToPublish(db),
    allDecisions(db),
    reversalsWaiting(db, now, rows),
    contractsRunning(db, dayOf(now)),
    agreementsToRedraft(db),
    payableTranches(db, rows),
    drawsOpen(db),
    rechecksWaiting(db, rows),
    detectionsWaiting(db),
    requestsWaiting(db, rows),
  ])
  const [rounds, ended, rule] = [overviews.map(overviewIn), lacking.map(endedIn), answerRuleIn(rulebook)]
  const undecided = await undecidedBy(texts, decided)
  const came = { review: reports.map(arrived), evaluate: finals, close: evaluated }
  const dated: Dated = { calendar, unopened: sealed, objections, came, ...sortedOut(owed), undecided }
  const others = {
    ...{ needs: open ?? NONE, rule, books },
    contracts: contracts.map(({ isEmpty, ...one }) => ({ ...one, isEmpty: isEmpty === 1 })),
    changes: changes.map(({ isOwn, ...row }) => ({ ...changeIn(row), isOwn: isOwn === 1 })),
    absent: absent.map(absentIn),
    rehosted,
    payable: payableOn(due.map(payableIn), calendar, now),
  }
  const works = [
    ...worksOf(rounds, dated, by, now),
    ...rechecksOf(rechecks, calendar, by),
    ...detectionsOf(detections, by, now),
    ...requestsOf(requests, calendar, by),
    ...apartOf(others, calendar, by, dayOf(now)),
  ]
  const undrawn = draws.map(openDrawIn)
  return {
    works: inOrder(
      works.filter((work) => !waitsForDraw(work, undrawn) && !waitsForDetections(work, detections)),
    ),
    reversals: reversalMatters(waitingFor(by, taken.map(reversalIn))),
    draws: drawMatters(undrawn, 'officer', by, { calendar, now }),
    watches: watchesOf({ rounds, owed, ended, dated }, now),
    ...{ rounds, reports, finals, evaluated, late, bars, rule },
    requests: lateRequests(ended, dayOf(now)),
    openings: lateOpenings(sealed, calendar, dayOf(now)),
    objections: lateObjections(objections, calendar, dayOf(now)),
  }
}

const NONE = { count: 0, since: null }
