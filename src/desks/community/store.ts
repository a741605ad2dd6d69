import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import type { Person } from '../../people/rules/person.ts'
import { answerRuleIn, rulebookNow } from '../../round/needs/store/answering.ts'
import { requestIn, requestsWaitingFor } from '../../round/proposals/consents/store.ts'
import { answeredNeedsOf, openNeedsOf } from '../../round/needs/store/lists.ts'

import { mattersOf } from './rules.ts'

/** The needs of a worker's places, in one round trip. */
export async function findCommunity(db: Db, by: Person) {
  const [open, answered, rulebook, requests, calendar] = await db.batch([
    openNeedsOf(db, by),
    answeredNeedsOf(db, by),
    rulebookNow(db),
    requestsWaitingFor(db, by),
    calendarOf(db),
  ])
  const rule = answerRuleIn(rulebook)
  return {
    open,
    answered,
    rule,
    requests: requests.map(requestIn),
    matters: mattersOf({ open, requests, rule }, by, calendar),
  }
}
