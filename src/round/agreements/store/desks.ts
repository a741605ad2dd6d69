import { type SQL, and, asc, eq, exists, inArray, isNull, not, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { isHostNow } from '../../../organizations/hosting/store.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import { citable, numberIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import { awards } from '../../publicity/tables.ts'
import type { Side } from '../rules/agreement.ts'
import type { Rehosted } from '../rules/found.ts'
import { agreementHosts, agreements, signatures } from '../tables.ts'
import { mine } from './agreement.ts'
import { hasLapsed } from './lapsed.ts'

const roundTitle = sql<string>`json_extract(${rounds.plan}, '$.title')`

/** For officers: awards of every round without an agreement, the earliest announced first. */
export const awardsWithoutAgreement = (db: Db) =>
  db
    .select({
      proposalId: awards.proposalId,
      roundId: awards.roundId,
      round: roundTitle,
      title: submissions.title,
      organization: organizations.name,
      award: awards.award,
      announcedAt: awards.announcedAt,
    })
    .from(awards)
    .innerJoin(rounds, eq(rounds.id, awards.roundId))
    .innerJoin(submissions, eq(submissions.id, awards.submissionId))
    .innerJoin(organizations, eq(organizations.id, awards.organizationId))
    .leftJoin(agreements, eq(agreements.proposalId, awards.proposalId))
    .where(and(isNull(agreements.id), not(hasLapsed(awards.proposalId))))
    .orderBy(asc(awards.announcedAt), asc(awards.track), asc(awards.rank))
    .limit(50)

/** Agreements that wait for this person's signature: their organizations', and the bureau's if an approver. None whose host is gone. */
export const agreementsWaitingFor = (db: Db, by: Person) =>
  db
    .select({
      id: agreements.id,
      roundId: agreements.roundId,
      code: rounds.code,
      seq: agreements.seq,
      title: submissions.title,
      organizationId: proposals.organizationId,
      organization: organizations.name,
      hostId: agreementHosts.hostId,
      /** The group's host, which signs for it. */
      isHosted: sql<number>`${agreementHosts.hostId} is not null`,
      amount: agreements.amount,
      announcedAt: awards.announcedAt,
      signWorkingDays: sql<number>`${numberIn(sql`${rounds.plan}`, 'agreements.signWorkingDays')}`,
      rulebook: citable('agreements.signWorkingDays'),
    })
    .from(agreements)
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(awards, eq(awards.submissionId, agreements.submissionId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(agreementHosts, eq(agreementHosts.agreementId, agreements.id))
    .where(
      and(
        inArray(agreements.id, candidates(by)),
        not(hasLapsed(agreements.proposalId)),
        isHostNow(proposals.organizationId, agreementHosts.hostId),
        or(
          and(isSigner(by), not(hasSigned(db, 'organization'))),
          has(by, 'approver') ? not(hasSigned(db, 'bureau')) : undefined,
        ),
      ),
    )
    .orderBy(asc(agreements.at))
    .limit(50)

/** For officers: agreements that nobody has signed, of groups that another host has taken on since; the first taken comes first. */
export const agreementsToRedraft = (db: Db) =>
  db.all<Rehosted>(sql`
    select g.id as agreementId, s.title, p.organization_id as organizationId, x.host_id as hostId, o.name as host, y.at as since
    from agreement_progress u cross join agreements g on g.id = u.agreement_id
    join proposals p on p.id = g.proposal_id join submissions s on s.id = g.submission_id
    join hosts_in_force x on x.group_id = p.organization_id join organizations o on o.id = x.host_id
    join hosting_answers y on y.hosting_id = x.hosting_id
    left join agreement_hosts h on h.agreement_id = g.id
    where u.host_open = 1 and h.host_id is not x.host_id
    order by y.at limit 50`)

/** Agreements of their organizations, those that name one as a host; for an approver what the bureau has not signed. */
const candidates = (by: Person): SQL<string[]> => {
  const ids = sql`(select value from json_each(${JSON.stringify(by.organizations.map(({ id }) => id))}))`
  return sql`(select z.id from proposals p cross join agreements z on z.proposal_id = p.id where p.organization_id in ${ids}
    union select z.agreement_id from agreement_drafts z where z.host_id in ${ids}
    union select z.agreement_id from agreement_progress z where ${has(by, 'approver') ? sql`z.bureau_since is not null` : sql`false`})`
}

/** Members sign for their organization; for a group the owners of its host do. */
const isSigner = (by: Person) =>
  or(
    and(isNull(agreementHosts.hostId), inArray(proposals.organizationId, mine(by))),
    inArray(
      agreementHosts.hostId,
      by.organizations.filter(({ role }) => role === 'owner').map(({ id }) => id),
    ),
  )

const hasSigned = (db: Db, side: Side) =>
  exists(
    db
      .select({ side: signatures.side })
      .from(signatures)
      .where(and(eq(signatures.agreementId, agreements.id), eq(signatures.side, side))),
  )
