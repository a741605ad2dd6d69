import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { applying } from '../../../organizations/applying/store.ts'
import { partiesOf } from '../../../organizations/hosting/store.ts'
import { READERS } from '../../../organizations/rules/organization.ts'
import { partiesIn } from '../../../organizations/rules/party.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { organizations, people } from '../../../people/tables.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { rounds } from '../../calls/tables.ts'
import { openSubmissions, proposalNumbers, proposals, submissions } from '../../proposals/tables.ts'
import { awards } from '../../publicity/tables.ts'
import type { Side, TrancheRow } from '../rules/agreement.ts'
import type { FoundAgreement, FoundAward } from '../rules/found.ts'
import { agreementDrafts, agreements, signatures, tranches } from '../tables.ts'

const organizationId = sql<string>`${organizations.id}`.as('organization_id')

/** A proposal that the office may read. */
const proposalToAward = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: openSubmissions.proposalId,
      roundId: openSubmissions.roundId,
      plan: rounds.plan,
      organization: { id: organizationId, name: organizations.name },
      bars: applying.bars,
      agreementId: sql<string | null>`${agreements.id}`.as('agreement_id'),
      seq: agreements.seq,
    })
    .from(openSubmissions)
    .innerJoin(rounds, eq(rounds.id, openSubmissions.roundId))
    .innerJoin(organizations, eq(organizations.id, openSubmissions.organizationId))
    .leftJoin(agreements, eq(agreements.proposalId, openSubmissions.proposalId))
    .where(eq(openSubmissions.proposalId, proposalId))

/** And its award, if it has one: by itself, for on the right of a join all awards would be found. */
const awardOf = (db: Db, proposalId: string) =>
  db
    .select({
      submissionId: awards.submissionId,
      title: submissions.title,
      content: submissions.content,
      amount: awards.award,
      announcedAt: awards.announcedAt,
    })
    .from(awards)
    .innerJoin(submissions, eq(submissions.id, awards.submissionId))
    .where(eq(awards.proposalId, proposalId))

/** What an agreement is drafted from. One round trip. */
export async function findAward(db: Db, proposalId: string): Promise<(FoundAward & { last: Last }) | null> {
  const [[row], [award], now, last] = await db.batch([
    proposalToAward(db, proposalId),
    awardOf(db, proposalId),
    partiesOf(db, sql`(select organization_id from proposals where id = ${proposalId})`),
    lastOf(db, subjects.proposal(proposalId)),
  ])
  const parties = partiesIn(now)
  if (!row || !parties) return null
  const { agreementId, seq, ...rest } = row
  return {
    ...rest,
    award: award ? awardIn(award) : null,
    agreement: agreementId !== null && seq !== null ? { id: agreementId, seq } : null,
    hosting: { isRuled: row.plan.rulebook !== undefined, now: parties, named: null },
    last: lastIn(last, subjects.proposal(proposalId)),
  }
}

const awardIn = ({ content, ...award }: Awaited<ReturnType<typeof awardOf>>[number]) => ({
  ...award,
  months: content.months,
})

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

export type NewDraft = typeof agreementDrafts.$inferInsert
export const insertDraft = (db: Db, draft: NewDraft): Statement => db.insert(agreementDrafts).values(draft)

/** The days of the newest draft; a trigger lets nothing else through, and nothing after a signature. */
export const takeDays = (db: Db, { agreementId, startsOn, endsOn }: NewDraft): Statement =>
  db.update(agreements).set({ startsOn, endsOn }).where(eq(agreements.id, agreementId))

export type Found = FoundAgreement & {
  last: Last
  /** Of the organization: a hosting that ends at the same time enters it too. */
  lastOfOrganization: Last
}

/** An agreement that this person may read. One round trip. */
export async function findAgreement(db: Db, id: string, by: Person): Promise<Found | null> {
  const [[agreement], planned, signed, drafted, now, last, lasts, calendar] = await db.batch([
    agreementFor(db, id, by),
    tranchesOf(db, id),
    signaturesOf(db, id),
    draftsOf(db, id),
    partiesOf(db, organizationOf(id)),
    lastOf(db, subjects.agreement(id)),
    lastOf(db, subjects.organization.of(organizationOf(id))),
    calendarOf(db),
  ])
  const parties = partiesIn(now)
  const newest = drafted.at(-1)
  if (!agreement || !parties || !newest) return null
  const { plan, organization } = agreement
  const named = newest.parties
  return {
    agreement: { ...agreement, parties: named },
    tranches: planned,
    signatures: signed,
    drafts: drafted,
    hosting: { isRuled: plan.rulebook !== undefined, now: parties, named },
    calendar,
    last: lastIn(last, subjects.agreement(id)),
    lastOfOrganization: lastIn(lasts, subjects.organization(organization.id)),
  }
}

/** Whose agreement it is: the id of the organization. */
export const organizationOf = (agreementId: string): SQL =>
  sql`(select p.organization_id from agreements g join proposals p on p.id = g.proposal_id where g.id = ${agreementId})`

const tranchesOf = (db: Db, id: string) =>
  db
    .select({
      seq: tranches.seq,
      percent: tranches.percent,
      amount: tranches.amount,
      gate: tranches.gate,
    })
    .from(tranches)
    .where(eq(tranches.agreementId, id))
    .orderBy(asc(tranches.seq))

const signaturesOf = (db: Db, id: string) =>
  db
    .select({ side: signatures.side, by: signatures.by, name: people.name, at: signatures.at })
    .from(signatures)
    .innerJoin(people, eq(people.id, signatures.by))
    .where(eq(signatures.agreementId, id))
    .orderBy(asc(signatures.at))

const draftsOf = (db: Db, id: string) =>
  db
    .select({
      draft: agreementDrafts.draft,
      startsOn: agreementDrafts.startsOn,
      endsOn: agreementDrafts.endsOn,
      reason: agreementDrafts.reason,
      name: people.name,
      at: agreementDrafts.at,
      parties: agreementDrafts.parties,
    })
    .from(agreementDrafts)
    .innerJoin(people, eq(people.id, agreementDrafts.by))
    .where(eq(agreementDrafts.agreementId, id))
    .orderBy(asc(agreementDrafts.draft))

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
      organization: { id: organizationId, name: organizations.name },
    })
    .from(agreements)
    .innerJoin(rounds, eq(rounds.id, agreements.roundId))
    .innerJoin(submissions, eq(submissions.id, agreements.submissionId))
    .innerJoin(proposals, eq(proposals.id, agreements.proposalId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, agreements.proposalId))
    .innerJoin(awards, eq(awards.submissionId, agreements.submissionId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(and(eq(agreements.id, id), readableBy(by)))

/**
 * The staff read every agreement, others their organization's own and what it signs as the host of a group. Goes into the query
 * of whoever reads agreements with their proposals, later stages too.
 */
export const readableBy = (by: Person): SQL | undefined =>
  READERS.some((role) => has(by, role))
    ? undefined
    : or(
        inArray(proposals.organizationId, mine(by)),
        sql`${agreements.id} in (select agreement_id from agreement_hosts where host_id in
          (select value from json_each(${JSON.stringify(mine(by))})))`,
      )

export const mine = (by: Person): string[] => by.organizations.map(({ id }) => id)
