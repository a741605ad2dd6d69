import { type SQL, and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../db/db.ts'
import type { Whose } from '../../../owners/rules.ts'
import { isWhose, whoseCounts } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { submissions } from '../../proposals/tables.ts'
import { awards } from '../../publicity/tables.ts'
import type { AgreementState } from '../rules/agreement.ts'
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
  sql`${state ? inState[state] : sql`true`} and ${isWhose(whose, by, 'proposal', sql`${awards.proposalId}`)}`

/** How many of the awards of a round are whose: each is a case that somebody sees to. */
export const countWhose = (db: Db, roundId: string, by: Person) =>
  whoseCounts(
    db,
    by,
    sql`select 'proposal' as kind, proposal_id as id from awards where round_id = ${roundId}`,
  )

/** The awards of a round, with what there is of their agreements. Without a `state` all; pages of `rows` count from 1. */
export const awardsIn = (
  db: Db,
  roundId: string,
  by: Person,
  { state, whose, page, rows }: Narrowed & { page: number; rows: number },
) =>
  db
    .select({
      proposalId: awards.proposalId,
      track: awards.track,
      rank: awards.rank,
      title: submissions.title,
      organization: organizations.name,
      host: sql<string | null>`(select o.name from agreement_hosts h join organizations o on o.id = h.host_id
        where h.agreement_id = ${agreements.id})`.as('host'),
      award: awards.award,
      agreementId: agreements.id,
      seq: agreements.seq,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      organizationAt: sql<Instant | null>`${signedOrganization.at}`.as('organization_at'),
      bureauAt: sql<Instant | null>`${signedBureau.at}`.as('bureau_at'),
    })
    .from(awards)
    .innerJoin(submissions, eq(submissions.id, awards.submissionId))
    .innerJoin(organizations, eq(organizations.id, awards.organizationId))
    .leftJoin(agreements, eq(agreements.proposalId, awards.proposalId))
    .leftJoin(signedOrganization, byOrganization)
    .leftJoin(signedBureau, byBureau)
    .where(and(eq(awards.roundId, roundId), narrowed(by, { state, whose })))
    .orderBy(asc(awards.track), asc(awards.rank))
    .limit(rows)
    .offset((page - 1) * rows)

/** Rows in a state, and of them all: how many, how much, how many agreements are in force. */
export const countAwards = (db: Db, roundId: string, by: Person, wanted: Narrowed) =>
  db
    .select({
      shown: sql<number>`count(*) filter (where ${narrowed(by, wanted)})`,
      all: count(),
      amount: sql<Fen>`coalesce(sum(${awards.award}), 0)`,
      drafted: count(agreements.id),
      inForce: sql<number>`count(*) filter (where ${inState['in-force']})`,
      announcedAt: sql<Instant | null>`max(${awards.announcedAt})`,
    })
    .from(awards)
    .leftJoin(agreements, eq(agreements.proposalId, awards.proposalId))
    .leftJoin(signedOrganization, byOrganization)
    .leftJoin(signedBureau, byBureau)
    .where(eq(awards.roundId, roundId))
