import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { applying } from '../../../organizations/applying/store.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { organizations, people } from '../../../people/tables.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { rounds } from '../../calls/tables.ts'
import { proposalSubject } from '../../proposals/store/proposals.ts'
import { proposalNumbers, proposals, submissions } from '../../proposals/tables.ts'
import { awards } from '../../publicity/tables.ts'
import type { Side, TrancheRow } from '../rules/agreement.ts'
import type { FoundAgreement, FoundAward } from '../rules/found.ts'
import { agreements, signatures, tranches } from '../tables.ts'

export const agreementSubject = (id: string): string => `agreement:${id}`

const organizationId = sql<string>`${organizations.id}`.as('organization_id')

/** A proposal and its award, if it has one: what an agreement is drafted from. */
const proposalWithAward = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: proposals.id,
      roundId: proposals.roundId,
      plan: rounds.plan,
      organization: { id: organizationId, name: organizations.name },
      bars: applying.bars,
      submissionId: sql<string | null>`${submissions.id}`.as('submission_id'),
      title: submissions.title,
      content: submissions.content,
      award: awards.award,
      announcedAt: awards.announcedAt,
      agreementId: sql<string | null>`${agreements.id}`.as('agreement_id'),
      seq: agreements.seq,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(awards, eq(awards.proposalId, proposals.id))
    .leftJoin(submissions, eq(submissions.id, awards.submissionId))
    .leftJoin(agreements, eq(agreements.proposalId, proposals.id))
    .where(eq(proposals.id, proposalId))

export async function findAward(db: Db, proposalId: string): Promise<(FoundAward & { last: Last }) | null> {
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
export async function findAgreement(
  db: Db,
  id: string,
  by: Person,
): Promise<(FoundAgreement & { last: Last }) | null> {
  const [[agreement], planned, signed, last, calendar] = await db.batch([
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
    calendarOf(db),
  ])
  if (!agreement) return null
  return {
    agreement,
    tranches: planned,
    signatures: signed,
    calendar,
    last: lastIn(last, agreementSubject(id)),
  }
}

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
      proposalSeq: sql<number>`${proposalNumbers.seq}`.as('proposal_seq'),
      content: submissions.content,
      organization: {
        id: organizationId,
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
    .where(and(eq(agreements.id, id), isReader(by) ? undefined : inArray(proposals.organizationId, mine(by))))

const isReader = (by: Person): boolean => READERS.some((role) => has(by, role))
export const mine = (by: Person): string[] => by.organizations.map(({ id }) => id)
