import { type SQL, and, count, desc, eq, ne, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { callOf, isUnsealed } from '../../calls/store/rounds.ts'
import { publications, rounds } from '../../calls/tables.ts'
import type { Proposal } from '../rules/submit.ts'
import {
  currentSubmissions,
  proposalNumbers,
  proposalStandings,
  proposals,
  submissions,
  withdrawals,
} from '../tables.ts'

export const proposalSubject = (id: string): string => `proposal:${id}`
/** The cap on an organization's proposals is decided in its own history of the round. */
export const applicantSubject = (by: string, roundId: string): string => `applicant:${by}:${roundId}`

export type Found = { proposal: Proposal; last: Last; lastOfApplicant: Last }

/** A proposal of one of the person's organizations; somebody else's is not found. One round trip. */
export async function findMine(db: Db, by: Person, id: string): Promise<Found | null> {
  const [[row], [others], last, lastOfApplicant] = await db.batch([
    mineById(db, by, id),
    countOthers(db, id),
    lastOf(db, proposalSubject(id)),
    lastOfApplicantOf(db, id),
  ])
  if (!row) return null
  const { currentId, currentAt, ...rest } = row
  return {
    proposal: {
      ...rest,
      revisions: row.revisions ?? 0,
      current: currentId !== null && currentAt !== null ? { id: currentId, at: currentAt } : null,
      others: others?.count ?? 0,
    },
    last: lastIn(last, proposalSubject(id)),
    lastOfApplicant: lastIn(lastOfApplicant, applicantSubject(row.organization.id, row.roundId)),
  }
}

const mineById = (db: Db, by: Person, id: string) =>
  db
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      organization: { id: organizations.id, name: organizations.name, kind: organizations.kind },
      typed: proposals.typed,
      version: proposals.version,
      savedAt: proposals.savedAt,
      plan: rounds.plan,
      currentId: currentSubmissions.id,
      currentAt: currentSubmissions.at,
      revisions: sql<
        number | null
      >`(select max(${submissions.revision}) from ${submissions} where ${submissions.proposalId} = ${proposals.id})`,
    })
    .from(proposals)
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .where(and(eq(proposals.id, id), isOneOf(by.organizations.map((organization) => organization.id))))

const isOneOf = (organizationIds: string[]): SQL =>
  sql`${proposals.organizationId} in (select value from json_each(${JSON.stringify(organizationIds)}))`

const countOthers = (db: Db, id: string) =>
  db
    .select({ count: count() })
    .from(proposals)
    .innerJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .where(
      and(
        ne(proposals.id, id),
        sql`(${proposals.organizationId}, ${proposals.roundId}) = (select organization_id, round_id from proposals where id = ${id})`,
      ),
    )

function lastOfApplicantOf(db: Db, id: string) {
  const subject = sql<string>`(select 'applicant:' || organization_id || ':' || round_id from proposals where id = ${id})`
  return db.all<Last>(
    sql`select subject, seq, hash from history where subject = ${subject} order by seq desc limit 1`,
  )
}

/** The organizations that have a draft or a proposal in a round, as part of another statement. */
export const applicantsIn = (roundId: string): SQL =>
  sql`select ${proposals.organizationId} from ${proposals} where ${proposals.roundId} = ${roundId}`

/** What a start needs: the published call, and how many proposals of the organization count already. */
export async function findStart(db: Db, roundId: string, organizationId: string) {
  const [[round], [others], last] = await db.batch([
    callOf(db, roundId),
    db
      .select({ count: count() })
      .from(currentSubmissions)
      .where(
        and(eq(currentSubmissions.roundId, roundId), eq(currentSubmissions.organizationId, organizationId)),
      ),
    lastOf(db, applicantSubject(organizationId, roundId)),
  ])
  return round
    ? { round, others: others?.count ?? 0, last: lastIn(last, applicantSubject(organizationId, roundId)) }
    : null
}

export const insertProposal = (
  db: Db,
  draft: Omit<typeof proposals.$inferInsert, 'version' | 'savedAt'>,
): Statement => db.insert(proposals).values({ ...draft, version: 1, savedAt: draft.at })

/** Working text: one guarded statement. False when another window saved meanwhile. */
export async function saveTyped(db: Db, id: string, version: number, typed: Typed, now: Instant) {
  const saved = await keepTyped(db, id, version, typed, now).returning({ id: proposals.id })
  return saved.length === 1
}

/** The text that was submitted stays as the working text, unless another window has saved its own meanwhile. */
export const keepTyped = (db: Db, id: string, version: number, typed: Typed, now: Instant) =>
  db
    .update(proposals)
    .set({ typed, version: version + 1, savedAt: now })
    .where(and(eq(proposals.id, id), eq(proposals.version, version)))

type Typed = Record<string, string>

/** Gives the next number of the round where the proposal has none; computed inside the batch, so no two are alike. */
export const giveNumber = (db: Db, proposalId: string, roundId: string): Statement =>
  db.run(sql`insert into proposal_numbers (round_id, seq, proposal_id)
    select ${roundId}, coalesce(max(seq), 0) + 1, ${proposalId} from proposal_numbers where round_id = ${roundId}
    on conflict (proposal_id) do nothing`)

export type NewSubmission = Omit<typeof submissions.$inferInsert, 'track' | 'title' | 'category' | 'place'>

export function insertSubmission(db: Db, submission: NewSubmission): Statement {
  const { track, title, category, place } = submission.content
  return db.insert(submissions).values({ ...submission, track, title, category, place })
}

export const insertWithdrawal = (db: Db, withdrawal: typeof withdrawals.$inferInsert): Statement =>
  db.insert(withdrawals).values(withdrawal)

/** The proposals of the person's organizations, the last saved first: for the desk. */
export const proposalsOf = (db: Db, organizationIds: string[]) =>
  db
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      closes: sql<number>`json_extract(${rounds.plan}, '$.dates.closes')`,
      code: rounds.code,
      title: sql<string>`coalesce(${currentSubmissions.title}, json_extract(${proposals.typed}, '$.title'), '')`,
      organization: organizations.name,
      number: proposalNumbers.seq,
      standing: proposalStandings.standing,
      savedAt: proposals.savedAt,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(proposalStandings, eq(proposalStandings.proposalId, proposals.id))
    .leftJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .where(isOneOf(organizationIds))
    .orderBy(desc(proposals.savedAt))
    .limit(50)

/**
 * What a submission shows: to its organization's members, and to the staff (`staffAt`: when they ask) unless it is
 * still sealed.
 */
export const submissionView = (db: Db, proposalId: string, staffAt?: Instant) =>
  db
    .select({
      id: currentSubmissions.id,
      proposalId: currentSubmissions.proposalId,
      roundId: currentSubmissions.roundId,
      number: currentSubmissions.number,
      revision: currentSubmissions.revision,
      content: currentSubmissions.content,
      ask: currentSubmissions.ask,
      sha256: currentSubmissions.sha256,
      at: currentSubmissions.at,
      organization: {
        id: organizations.id,
        name: organizations.name,
        kind: organizations.kind,
        uscc: organizations.uscc,
        filingNo: organizations.filingNo,
        subdistrict: organizations.subdistrict,
      },
      plan: rounds.plan,
      standing: proposalStandings.standing,
    })
    .from(currentSubmissions)
    .innerJoin(organizations, eq(organizations.id, currentSubmissions.organizationId))
    .innerJoin(rounds, eq(rounds.id, currentSubmissions.roundId))
    .innerJoin(publications, eq(publications.roundId, rounds.id))
    .innerJoin(proposalStandings, eq(proposalStandings.proposalId, currentSubmissions.proposalId))
    .where(
      and(
        eq(currentSubmissions.proposalId, proposalId),
        staffAt === undefined ? undefined : isUnsealed(currentSubmissions.roundId, staffAt),
      ),
    )
