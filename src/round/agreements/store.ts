import { type SQL, and, asc, count, eq, exists, inArray, isNotNull, isNull, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db, Statement } from '../../db/db.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { organizations, people } from '../../people/tables.ts'
import type { Day, Instant } from '../../shared/days.ts'
import type { Fen } from '../../shared/money.ts'
import { rounds } from '../calls/tables.ts'
import { proposalSubject } from '../proposals/store.ts'
import { proposalNumbers, proposals, submissions } from '../proposals/tables.ts'
import { awards } from '../publicity/tables.ts'
import type { AgreementState, Side, TrancheRow } from './rules/agreement.ts'
import { agreements, signatures, tranches } from './tables.ts'

export const agreementSubject = (id: string): string => `agreement:${id}`

/** Rows on a page of a list. */
export const ROWS = 50

const roundTitle = sql<string>`json_extract(${rounds.plan}, '$.title')`
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

/** The awards of a round, with what there is of their agreements. `state` null: all; `page` counts from 1. */
export const awardsIn = (db: Db, roundId: string, state: AgreementState | null, page: number) =>
  db
    .select({
      proposalId: awards.proposalId,
      track: awards.track,
      rank: awards.rank,
      title: submissions.title,
      organization: organizations.name,
      award: awards.award,
      agreementId: agreements.id,
      seq: agreements.seq,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      organizationAt: signedOrganization.at,
      bureauAt: signedBureau.at,
    })
    .from(awards)
    .innerJoin(submissions, eq(submissions.id, awards.submissionId))
    .innerJoin(organizations, eq(organizations.id, awards.organizationId))
    .leftJoin(agreements, eq(agreements.proposalId, awards.proposalId))
    .leftJoin(signedOrganization, byOrganization)
    .leftJoin(signedBureau, byBureau)
    .where(and(eq(awards.roundId, roundId), state ? inState[state] : undefined))
    .orderBy(asc(awards.track), asc(awards.rank))
    .limit(ROWS)
    .offset((page - 1) * ROWS)
export type AwardItem = Awaited<ReturnType<typeof awardsIn>>[number]

/** Rows in a state, and of them all: how many, how much, how many agreements are in force. */
export const countAwards = (db: Db, roundId: string, state: AgreementState | null) =>
  db
    .select({
      shown: sql<number>`count(*) filter (where ${state ? inState[state] : sql`true`})`,
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

/** A proposal and its award, if it has one: what an agreement is drafted from. */
const proposalWithAward = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: proposals.id,
      roundId: proposals.roundId,
      plan: rounds.plan,
      organization: { id: organizations.id, name: organizations.name },
      submissionId: submissions.id,
      title: submissions.title,
      content: submissions.content,
      award: awards.award,
      announcedAt: awards.announcedAt,
      agreementId: agreements.id,
      seq: agreements.seq,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(awards, eq(awards.proposalId, proposals.id))
    .leftJoin(submissions, eq(submissions.id, awards.submissionId))
    .leftJoin(agreements, eq(agreements.proposalId, proposals.id))
    .where(eq(proposals.id, proposalId))

export async function findAward(db: Db, proposalId: string) {
  const [[row], last] = await db.batch([
    proposalWithAward(db, proposalId),
    lastOf(db, proposalSubject(proposalId)),
  ])
  if (!row) return null
  const { submissionId, title, content, award, announcedAt, agreementId, seq, ...rest } = row
  const isAwarded = submissionId !== null && title !== null && content !== null && award !== null
  return {
    ...rest,
    award:
      isAwarded && announcedAt !== null
        ? { submissionId, title, months: content.months, amount: award, announcedAt }
        : null,
    agreement: agreementId !== null && seq !== null ? { id: agreementId, seq } : null,
    last: lastIn(last, proposalSubject(proposalId)),
  }
}
export type FoundAward = NonNullable<Awaited<ReturnType<typeof findAward>>>

export type NewAgreement = {
  id: string
  roundId: string
  proposalId: string
  submissionId: string
  amount: Fen
  startsOn: Day
  endsOn: Day
  by: string
  at: Instant
}

/** Its number is computed inside the batch, so no two are alike. */
export const insertAgreement = (db: Db, agreement: NewAgreement): Statement =>
  db.insert(agreements).values({
    ...agreement,
    seq: sql`(select coalesce(max(seq), 0) + 1 from agreements where round_id = ${agreement.roundId})`,
  })

export const insertTranches = (db: Db, agreementId: string, rows: TrancheRow[]): Statement =>
  db.insert(tranches).values(rows.map((row) => ({ ...row, agreementId })))

export const insertSignature = (
  db: Db,
  signature: { agreementId: string; side: Side; by: string; at: Instant },
): Statement => db.insert(signatures).values(signature)

const READERS = ['officer', 'approver', 'finance', 'auditor'] as const

/** An agreement that this person may read: the staff any, others those of their own organizations. One round trip. */
export async function findAgreement(db: Db, id: string, by: Person) {
  const [[agreement], planned, signed, last] = await db.batch([
    agreementFor(db, id, by),
    db
      .select({
        seq: tranches.seq,
        percent: tranches.percent,
        amount: tranches.amount,
        gate: tranches.gate,
      })
      .from(tranches)
      .where(eq(tranches.agreementId, id))
      .orderBy(asc(tranches.seq)),
    db
      .select({ side: signatures.side, by: signatures.by, name: people.name, at: signatures.at })
      .from(signatures)
      .innerJoin(people, eq(people.id, signatures.by))
      .where(eq(signatures.agreementId, id))
      .orderBy(asc(signatures.at)),
    lastOf(db, agreementSubject(id)),
  ])
  if (!agreement) return null
  return { agreement, tranches: planned, signatures: signed, last: lastIn(last, agreementSubject(id)) }
}
export type FoundAgreement = NonNullable<Awaited<ReturnType<typeof findAgreement>>>

const agreementFor = (db: Db, id: string, by: Person) =>
  db
    .select({
      id: agreements.id,
      seq: agreements.seq,
      roundId: agreements.roundId,
      proposalId: agreements.proposalId,
      plan: rounds.plan,
      amount: agreements.amount,
      startsOn: agreements.startsOn,
      endsOn: agreements.endsOn,
      at: agreements.at,
      announcedAt: awards.announcedAt,
      proposalSeq: proposalNumbers.seq,
      content: submissions.content,
      organization: {
        id: organizations.id,
        name: organizations.name,
        uscc: organizations.uscc,
        filingNo: organizations.filingNo,
      },
    })
    .from(agreements)
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, agreements.proposalId))
    .innerJoin(awards, eq(awards.submissionId, agreements.submissionId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(
      and(eq(agreements.id, id), isReader(by) ? undefined : inArray(proposals.organizationId, mine(by))),
    )

const isReader = (by: Person): boolean => READERS.some((role) => has(by, role))
const mine = (by: Person): string[] => by.organizations.map(({ id }) => id)

// For the desks.

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
    .where(isNull(agreements.id))
    .orderBy(asc(awards.announcedAt), asc(awards.track), asc(awards.rank))
    .limit(50)

/** Agreements that wait for this person's signature: their organizations', and the bureau's if an approver. */
export const agreementsWaitingFor = (db: Db, by: Person) =>
  db
    .select({
      id: agreements.id,
      roundId: agreements.roundId,
      code: rounds.code,
      seq: agreements.seq,
      title: submissions.title,
      organization: organizations.name,
      amount: agreements.amount,
      announcedAt: awards.announcedAt,
      signWithinWorkingDays: sql<number>`json_extract(${rounds.plan}, '$.agreement.signWithinWorkingDays')`,
    })
    .from(agreements)
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(awards, eq(awards.submissionId, agreements.submissionId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(
      or(
        and(inArray(proposals.organizationId, mine(by)), not(hasSigned(db, 'organization'))),
        has(by, 'approver') ? not(hasSigned(db, 'bureau')) : undefined,
      ),
    )
    .orderBy(asc(agreements.at))
    .limit(50)

const hasSigned = (db: Db, side: Side) =>
  exists(
    db
      .select({ side: signatures.side })
      .from(signatures)
      .where(and(eq(signatures.agreementId, agreements.id), eq(signatures.side, side))),
  )
