import type { Db } from '../../db/db.ts'
import { evaluatedNotClosed, finalReportsWaiting } from '../../round/closing/store.ts'
import { answerRuleIn, rulebookNow } from '../../round/needs/store/answering.ts'
import { lateNeeds } from '../../round/needs/store/lists.ts'
import { reportsWaiting } from '../../round/projects/store.ts'
import type { Instant } from '../../shared/days.ts'
import { overview } from '../overview/store.ts'

/** Rounds in work, what has come in to be read, and needs past their answer's day, in one round trip. */
export async function findOfficer(db: Db, now: Instant) {
  const [rounds, reports, finals, evaluated, late, rulebook] = await db.batch([
    overview(db, now, { inWork: true }),
    reportsWaiting(db),
    finalReportsWaiting(db),
    evaluatedNotClosed(db),
    lateNeeds(db, 1, now),
    rulebookNow(db),
  ])
  return { rounds, reports, finals, evaluated, late, rule: answerRuleIn(rulebook) }
}
