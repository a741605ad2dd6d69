import { type SQL, and, asc, between, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../db/db.ts'
import type { Whose } from '../../../owners/rules.ts'
import { isWhose, whoseCounts } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { decisionLines } from '../../awards/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import { allNotices, noticeLines } from '../../publicity/tables.ts'
import type { AgreementState } from '../rules/agreement.ts'
import type { Totals } from '../rules/found.ts'
import { agreements, signatures } from '../tables.ts'

const signedOrganization = alias(signatures, 'signed_organization')
const signedBureau = alias(signatures, 'signed_bureau')
const byOrganization = and(
  eq(signedOrganization.agreementId, agreements.id),
  eq(signedOrganization.side, 'organization'),
)
const byBureau = and(eq(signedBureau.agreementId, agreements.id), eq(signedBureau.side, 'bureau'))

const inState: Record<AgreementState, SQL | undefined> = {
  none: isNull(agreements.id),
  unsigned: and(isNotNull(agreements.id), isNull(signedOrganization.at), isNull(signedBureau.at)),
  'wants-bureau': and(isNotNull(signedOrganization.at), isNull(signedBureau.at)),
  'wants-organization': and(isNull(signedOrganization.at), isNotNull(signedBureau.at)),
  'in-force': and(isNotNull(signedOrganization.at), isNotNull(signedBureau.at)),
}

type Narrowed = { state?: AgreementState | undefined; whose?: Whose | undefined }
const narrowed = (by: Person, { state, whose }: Narrowed): SQL =>
  sql`${state ? inState[state] : sql`true`} and ${isWhose(whose, by, 'proposal', sql`${submissions.proposalId}`)}`

/** The notice that announced the result of a round. */
const announcedIn = (roundId: string): SQL =>
  sql`(select a.notice_id from announcements a join notices n on n.id = a.notice_id where n.round_id = ${roundId})`

/** How many of the awards of a round are whose: each is a case that somebody sees to. */
export const countWhose = (db: Db, roundId: string, by: Person) =>
  whoseCounts(
    db,
    by,
    sql`select 'proposal' as kind, s.proposal_id as id from notice_lines x join submissions s on s.id = x.submission_id
      where x.notice_id = ${announcedIn(roundId)}`,
  )

/** The awards of a round, with what there is of their agreements. Without a `state` all; pages of `rows` count from 1. */
export function awardsIn(
  db: Db,
  roundId: string,
  by: Person,
  { page, rows, ...wanted }: Narrowed & { page: number; rows: number },
) {
  const from = (page - 1) * rows
  const isAll = !wanted.state && !wanted.whose
  return db
    .select({
      proposalId: submissions.proposalId,
      track: decisionLines.track,
      rank: decisionLines.rank,
      title: submissions.title,
      organization: organizations.name,
      host: sql<string | null>`(select o.name from agreement_hosts h join organizations o on o.id = h.host_id
        where h.agreement_id = ${agreements.id})`.as('host'),
      award: decisionLines.award,
      agreementId: agreements.id,
      seq: agreements.seq,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      organizationAt: sql<Instant | null>`${signedOrganization.at}`.as('organization_at'),
      bureauAt: sql<Instant | null>`${signedBureau.at}`.as('bureau_at'),
    })
    .from(noticeLines)
    .innerJoin(allNotices, eq(allNotices.id, noticeLines.noticeId))
    .innerJoin(
      decisionLines,
      and(
        eq(decisionLines.decisionId, allNotices.decisionId),
        eq(decisionLines.submissionId, noticeLines.submissionId),
      ),
    )
    .innerJoin(submissions, eq(submissions.id, noticeLines.submissionId))
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(agreements, eq(agreements.proposalId, submissions.proposalId))
    .leftJoin(signedOrganization, byOrganization)
    .leftJoin(signedBureau, byBureau)
    .where(
      and(
        eq(noticeLines.noticeId, announcedIn(roundId)),
        isAll ? between(noticeLines.place, from + 1, from + rows) : narrowed(by, wanted),
      ),
    )
    .orderBy(asc(noticeLines.place))
    .limit(rows)
    .offset(isAll ? 0 : from)
}

/** Rows in a state, and of them all: how many, how much, how many agreements are in force. */
export const countAwards = (db: Db, roundId: string, by: Person, wanted: Narrowed) =>
  db.all<Totals>(sql`
    with announced as (select a.notice_id, a.at from announcements a join notices n on n.id = a.notice_id
        where n.round_id = ${roundId}),
      awarded as (select coalesce(sum(c.funded), 0) as number, coalesce(sum(c.funded_fen), 0) as amount
        from notice_counts c where c.notice_id = (select notice_id from announced))
    select ${wanted.state || wanted.whose ? countShown(roundId, by, wanted) : sql`w.number`} as shown, w.number as "all", w.amount,
      (select coalesce(sum(agreements), 0) from round_agreements where round_id = ${roundId}) as drafted,
      (select coalesce(sum(agreements), 0) from round_agreements where round_id = ${roundId} and stage <> 'unsigned') as inForce,
      (select at from announced) as announcedAt
    from awarded w`)

const countShown = (roundId: string, by: Person, wanted: Narrowed): SQL => sql`(
  select count(*) from notice_lines x join submissions on submissions.id = x.submission_id
  left join agreements on agreements.proposal_id = submissions.proposal_id
  left join signatures signed_organization on ${byOrganization}
  left join signatures signed_bureau on ${byBureau}
  where x.notice_id = ${announcedIn(roundId)} and ${narrowed(by, wanted)})`
