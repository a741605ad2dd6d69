import { sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import type { Person } from '../../../people/rules/person.ts'
import { unopened } from '../../../round/calls/opening/store.ts'
import { evaluatedNotClosed, finalReportsWaiting } from '../../../round/closing/store/desks.ts'
import { reportsWaiting } from '../../../round/projects/store/desks.ts'
import { objectionsWaiting } from '../../../round/publicity/store/objections.ts'
import { requestsWaiting } from '../../../round/panel/requests/store.ts'
import { detectionsWaiting } from '../../../round/panel/store/detected.ts'
import { rechecksWaiting } from '../../../round/screening/store/rechecks.ts'
import type { Instant } from '../../../shared/days.ts'
import { owedBy } from '../../officer/store/owed.ts'
import { arrived, sortedOut } from '../../officer/store/came.ts'
import { watchesOf } from '../../officer/rules/watches.ts'
import { detectionsOf, requestsOf, waitsForDetections } from '../../officer/rules/detections.ts'
import { rechecksOf } from '../../officer/rules/rechecks.ts'
import { worksOf } from '../../officer/rules/works.ts'
import { drawsOpen, openDrawIn } from '../../../round/panel/draws/store/open.ts'
import { drawMatters, waitsForDraw } from '../../matters/rules/draws.ts'
import { inOrder } from '../../matters/rules/matter.ts'
import { overview, overviewIn } from '../../overview/store.ts'
import { isTheirs, runs } from '../rules.ts'

/** More rounds than are ever in work at once, and more that waits in them. */
const ALL = 1000

/** What waits in the rounds that somebody runs for an outside unit, and in no other. One round trip. */
export async function findOperator(db: Db, by: Person, now: Instant) {
  const [
    overviews,
    sealed,
    reports,
    finals,
    evaluated,
    objections,
    calendar,
    owed,
    titles,
    draws,
    rechecks,
    found,
    requests,
  ] = await db.batch([
    overview(db, now, { inWork: true, rows: ALL }),
    unopened(db, now),
    reportsWaiting(db, ALL),
    finalReportsWaiting(db, ALL),
    evaluatedNotClosed(db, ALL),
    objectionsWaiting(db),
    calendarOf(db),
    owedBy(db, now),
    titlesOf(db, by),
    drawsOpen(db),
    rechecksWaiting(db, ALL),
    detectionsWaiting(db),
    requestsWaiting(db, ALL),
  ])
  const mine = <T extends { roundId: string }>(rows: T[]): T[] =>
    rows.filter(({ roundId }) => runs(by, roundId))
  const rounds = overviews.filter(({ id }) => runs(by, id)).map(overviewIn)
  const came = { review: mine(reports).map(arrived), evaluate: mine(finals), close: mine(evaluated) }
  const owes = mine(owed)
  const dated = {
    ...{ calendar, unopened: sealed.filter(({ id }) => runs(by, id)), objections: mine(objections), came },
    ...{ ...sortedOut(owes), undecided: {} },
  }
  const undrawn = mine(draws).map(openDrawIn)
  return {
    works: inOrder([
      ...worksOf(rounds, dated, by, now),
      ...rechecksOf(rechecks, calendar, by),
      ...detectionsOf(mine(found), by, now),
      ...requestsOf(mine(requests), calendar, by),
    ]).filter(
      (work) => isTheirs(work, by) && !waitsForDraw(work, undrawn) && !waitsForDetections(work, found),
    ),
    watches: watchesOf({ rounds, owed: owes, ended: [], dated }, now),
    draws: drawMatters(undrawn, 'officer', by, { calendar, now }),
    rounds,
    titles,
  }
}

/** Of rounds that are over, too. */
const titlesOf = (db: Db, { contracts = [] }: Pick<Person, 'contracts'>) =>
  db.all<{ id: string; title: string }>(sql`select id, plan ->> '$.title' as title from rounds
    where id in (select value from json_each(${JSON.stringify(contracts.map(({ roundId }) => roundId))}))`)
