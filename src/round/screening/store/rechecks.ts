import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { citableColumn, citableOf, hasEnded, numberIn } from '../../calls/store.ts'
import type { Recheckable, WaitingRecheck } from '../rechecks/rules.ts'

/** Re-checks that nobody has answered, z, of a finding k that counts, in a round r that goes on. */
export const WAITING: SQL = sql`proposal_progress x
  cross join counting_submissions s on s.proposal_id = x.proposal_id
  join all_eligibility_checks k on k.submission_id = s.id
  join rechecks z on z.finding_id = k.id
  join rounds r on r.id = x.round_id
  where x.rechecked > 0 and not exists (select 1 from recheck_answers a where a.recheck_id = z.id) and not ${hasEnded(sql`r.id`)}`

/** The first asked first: for the officers' desks. */
export const rechecksWaiting = (db: Db, rows: number) =>
  db.all<WaitingRecheck>(sql`
    select x.proposal_id as proposalId, s.title, s.organization_id as organizationId, r.id as roundId,
      r.plan ->> '$.title' as round, k.by_id as foundBy, z.at
    from ${WAITING} order by z.at limit ${rows}`)

/** Of these organizations, the last failure first: for their desks. */
export const recheckablesOf = (db: Db, organizationIds: string[]) =>
  db.all<Omit<Recheckable, 'rulebook'> & { citable: string }>(sql`
    select x.proposal_id as proposalId, s.title, x.failed_at as failedAt, ${numberIn(sql`r.plan`, 'screening.recheckDays')} as recheckDays,
      ${citableColumn(sql`r.plan`, 'screening.recheckDays')} as citable
    from counting_submissions s
    cross join proposal_progress x on x.proposal_id = s.proposal_id
    join rounds r on r.id = x.round_id
    where s.organization_id in (select value from json_each(${JSON.stringify(organizationIds)})) and x.failed_at is not null
      and ${numberIn(sql`r.plan`, 'screening.recheckDays')} > 0 and not ${hasEnded(sql`r.id`)}
    order by x.failed_at desc limit 50`)

export const recheckableIn = ({
  citable,
  ...row
}: Awaited<ReturnType<typeof recheckablesOf>>[number]): Recheckable => ({
  ...row,
  rulebook: citableOf(citable),
})
