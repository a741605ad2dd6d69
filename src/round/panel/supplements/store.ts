import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { detectedIn, detectionIn } from '../store/detected.ts'
import { approvedIn, assignedAtIn, membersIn, recusalsIn } from '../store/panel.ts'
import { candidates, wantingIn } from '../store/wanting.ts'
import type { Supplemented } from './rules.ts'

/** Who was given any of it, barred since or not. */
const givenIn = (db: Db, roundId: string) =>
  db.all<{ submissionId: string; expertId: string }>(sql`
    select a.submission_id as submissionId, a.expert_id as expertId
    from (${candidates(roundId)}) w cross join assignments a on a.submission_id = w.submission_id`)

/** A panel with what wants sheets, and where stand the histories that giving them out enters and locks: one round trip. */
export async function findSupplementing(db: Db, roundId: string) {
  const [panel, decision] = [subjects.panel(roundId), subjects.decision(roundId)]
  const [
    [round],
    [opened],
    [approved],
    [assigned],
    members,
    recusals,
    wants,
    given,
    detected,
    ofPanel,
    ofDecision,
  ] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    approvedIn(db, roundId),
    assignedAtIn(db, roundId),
    membersIn(db, roundId),
    recusalsIn(db, roundId),
    wantingIn(db, roundId),
    givenIn(db, roundId),
    detectedIn(db, roundId),
    lastOf(db, panel),
    lastOf(db, decision),
  ])
  if (!round) return null
  const { plan, ended } = round
  const of: Supplemented = {
    ...{ roundId, plan, ended, openedAt: opened?.at ?? null, approvedAt: approved?.at ?? null },
    ...{ assignedAt: assigned?.at ?? null, members, recusals, wanting: wants, given },
    detected: detected.map(detectionIn),
  }
  return { of, lasts: [lastIn(ofPanel, panel), lastIn(ofDecision, decision)] }
}
