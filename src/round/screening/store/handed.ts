import { subjects } from '../../../history/subjects.ts'
import { type SQL, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { snapshotsOf } from '../../../organizations/checks/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { endedIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { pairsOf } from '../../proposals/alike/store/similar.ts'
import { openSubmissions as submitted } from '../../proposals/tables.ts'
import { correctionAnswers, corrections, eligibilityChecks as checks } from '../tables.ts'
import { correctionOf } from './correction-files.ts'
import { correctionColumns, correctionIn } from './corrections.ts'
import { recordIn, recordOf } from './facts.ts'

/** What an act on a proposal's current submission must know, and no more; none when it was withdrawn, never submitted, or is sealed. */
export const handedIn = (db: Db, proposalId: string) =>
  db
    .select({
      submissionId: submitted.id,
      organizationId: submitted.organizationId,
      organization: sql<string>`(select name from organizations where id = ${submitted.organizationId})`.as(
        'organization',
      ),
      title: submitted.title,
      number: submitted.number,
      roundId: submitted.roundId,
      plan: rounds.plan,
      ended: endedIn(submitted.roundId),
      outcome: checks.outcome,
      checkedAt: sql<Instant | null>`${checks.at}`.as('checked_at'),
      ...correctionColumns,
    })
    .from(submitted)
    .innerJoin(rounds, eq(rounds.id, submitted.roundId))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .leftJoin(corrections, correctionOf(submitted.proposalId))
    .leftJoin(correctionAnswers, eq(correctionAnswers.correctionId, corrections.id))
    .where(eq(submitted.proposalId, proposalId))

export async function findHandedIn(db: Db, proposalId: string, now: Instant) {
  const [[row], last, snapshots, lastOfOrganization, calendar, [record], pairs] = await db.batch([
    handedIn(db, proposalId),
    lastOf(db, subjects.proposal(proposalId)),
    snapshotsOf(db, organizationIdOf(proposalId)),
    lastOf(db, subjects.organization.of(organizationIdOf(proposalId))), // its look-ups are recorded there
    calendarOf(db),
    recordOf(db, proposalId, dayOf(now)),
    pairsOf(db, proposalId),
  ])
  return {
    handed: row ? handedOf(row) : null,
    record: record ? recordIn(record, pairs) : null,
    last: lastIn(last, subjects.proposal(proposalId)),
    snapshots,
    calendar,
    lastOfOrganization: lastIn(lastOfOrganization, subjects.organization(row?.organizationId ?? '')),
  }
}

/** Part of another statement. */
export const organizationIdOf = (proposalId: string): SQL =>
  sql`(select organization_id from proposals where id = ${proposalId})`

export function handedOf(row: Awaited<ReturnType<typeof handedIn>>[number]) {
  const { outcome, checkedAt, correctionId, dueOn, askedAt, answeredAt, ...one } = row
  return {
    ...one,
    check: outcome !== null && checkedAt !== null ? { outcome, at: checkedAt } : null,
    correction: correctionIn({ correctionId, dueOn, askedAt, answeredAt }, []),
  }
}
