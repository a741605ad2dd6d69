import { type SQL, type SQLWrapper, and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Person } from '../../people/rules/person.ts'
import { hostedBy } from '../../organizations/hosting/store.ts'
import { organizations, people } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import { isUnsealed } from '../calls/opening/store.ts'
import { citable, endedIn } from '../calls/store.ts'
import { publications, rounds } from '../calls/tables.ts'
import { EXPERT_READS, type ExpertContent } from './rules/content.ts'
import { isStaff } from './rules/readers.ts'
import {
  currentSubmissions,
  proposalNumbers,
  proposalStandings,
  proposals,
  reopenings,
  submissions,
  withdrawals,
} from './tables.ts'

/** The organizations that have a draft or a proposal in a round, as part of another statement. */
export const applicantsIn = (roundId: string): SQL =>
  sql`select ${proposals.organizationId} from ${proposals} where ${proposals.roundId} = ${roundId}`

export const insertProposal = (db: Db, draft: typeof proposals.$inferInsert): Statement =>
  db.insert(proposals).values(draft)

/** Gives the next number of the round where the proposal has none; computed inside the batch, so no two are alike. */
export const giveNumber = (db: Db, proposalId: string, roundId: string): Statement =>
  db.run(sql`insert into proposal_numbers (round_id, seq, proposal_id)
    select ${roundId}, coalesce(max(seq), 0) + 1, ${proposalId} from proposal_numbers where round_id = ${roundId}
    having not exists (select 1 from proposal_numbers where proposal_id = ${proposalId})`)

export type NewSubmission = Omit<typeof submissions.$inferInsert, 'track' | 'title' | 'category' | 'place'>

export function insertSubmission(db: Db, submission: NewSubmission): Statement {
  const { track, title, category, place } = submission.content
  return db.insert(submissions).values({ ...submission, track, title, category, place })
}

export const insertWithdrawal = (db: Db, withdrawal: typeof withdrawals.$inferInsert): Statement =>
  db.insert(withdrawals).values(withdrawal)

export const insertReopening = (db: Db, reopening: typeof reopenings.$inferInsert): Statement =>
  db.insert(reopenings).values(reopening)

/** When the working text was saved last. */
const savedAt = sql<Instant>`coalesce((select max(x.saved_at) from proposal_sections x
  where x.proposal_id = ${proposals.id}), ${proposals.at})`.as('saved_at')

/** When it was withdrawn, where nothing counts. */
const withdrawnAt = sql<Instant | null>`iif(${currentSubmissions.id} is null, (select max(w.at) from withdrawals w
  join submissions x on x.id = w.submission_id where x.proposal_id = ${proposals.id}), null)`

/** The proposals of the person's organizations, the last saved first: for the desk. */
export const proposalsOf = (db: Db, organizationIds: string[]) =>
  db
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      closes: sql<number>`json_extract(${rounds.plan}, '$.dates.closes')`,
      code: rounds.code,
      title: sql<string>`coalesce(${currentSubmissions.title}, (select json_extract(x.typed, '$.title')
        from proposal_sections x where x.proposal_id = ${proposals.id} and x.section = 'about'), '')`,
      organization: organizations.name,
      number: proposalNumbers.seq,
      standing: proposalStandings.standing,
      reason: proposalStandings.reason,
      ended: endedIn(proposals.roundId),
      discard: sql<{ by: string; at: number } | null>`(select json_object('by', d.by_id, 'at', d.at)
        from discarded_proposals d where d.proposal_id = ${proposals.id})`.mapWith(JSON.parse),
      reopenedAt: reopenings.at,
      withdrawnAt,
      savedAt,
      rulebook: citable('#submission'),
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(proposalStandings, eq(proposalStandings.proposalId, proposals.id))
    .leftJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .leftJoin(reopenings, eq(reopenings.submissionId, currentSubmissions.id))
    .where(
      sql`${proposals.organizationId} in (select value from json_each(${JSON.stringify(organizationIds)}))`,
    )
    .orderBy(desc(savedAt))
    .limit(50)

/** Of a content what an expert may read: these values and no others are selected, in their order. */
export const readByExperts = (content: SQLWrapper) =>
  sql`json_extract(${content}, ${sql.raw(EXPERT_READS.map((key) => `'$.${key}'`).join(', '))})`.mapWith(
    (values: string): ExpertContent => {
      const read: unknown[] = JSON.parse(values)
      const said = EXPERT_READS.flatMap((key, at) => (read[at] === null ? [] : [[key, read[at]]]))
      return Object.fromEntries(said)
    },
  )

/**
 * Who reads a submission: members of its organization and of the host that will sign for it, and the staff unless it is sealed. For everybody else, and for what is
 * sealed, it is not there. Experts read theirs by their sheets (scoring/store/sheet.ts), what is made of it later is found by
 * itself, and what the office reads in general is `openSubmissions`.
 */
export const readableBy = (by: Person, of: { roundId: SQLWrapper; organizationId: SQLWrapper }): SQL => {
  const isMine = sql`(${isOneOf(by, of.organizationId)} or ${hostedBy(by, of.organizationId)})`
  return isStaff(by) ? sql`(${isMine} or ${isUnsealed(of.roundId)})` : isMine
}

/** Of one of the organizations that somebody belongs to. */
export const isOneOf = (by: Pick<Person, 'organizations'>, organizationId: SQLWrapper): SQL =>
  sql`${organizationId} in (select value from json_each(${JSON.stringify(by.organizations.map(({ id }) => id))}))`

/** What a submission shows to whoever may read it. */
export const submissionView = (db: Db, proposalId: string, by: Person) =>
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
      nonce: currentSubmissions.nonce,
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
      reason: proposalStandings.reason,
    })
    .from(currentSubmissions)
    .innerJoin(organizations, eq(organizations.id, currentSubmissions.organizationId))
    .innerJoin(rounds, eq(rounds.id, currentSubmissions.roundId))
    .innerJoin(publications, eq(publications.roundId, rounds.id))
    .innerJoin(proposalStandings, eq(proposalStandings.proposalId, currentSubmissions.proposalId))
    .where(and(eq(currentSubmissions.proposalId, proposalId), readableBy(by, currentSubmissions)))

/** A proposal with the last version that was handed in, withdrawn or not: for its own members, who keep its receipt. */
export const lastSubmissionOf = (db: Db, by: Person, proposalId: string) =>
  db
    .select({
      proposalId: proposals.id,
      roundId: proposals.roundId,
      number: proposalNumbers.seq,
      submission: {
        revision: submissions.revision,
        title: submissions.title,
        ask: submissions.ask,
        sha256: submissions.sha256,
        nonce: submissions.nonce,
        at: submissions.at,
      },
      organization: { id: organizations.id, name: organizations.name },
      ended: endedIn(proposals.roundId),
      plan: rounds.plan,
      withdrawn: { at: withdrawals.at, reason: withdrawals.reason },
      withdrawnBy: sql<string | null>`${people.name}`,
    })
    .from(proposals)
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .leftJoin(submissions, eq(submissions.proposalId, proposals.id))
    .leftJoin(withdrawals, eq(withdrawals.submissionId, submissions.id))
    .leftJoin(people, eq(people.id, withdrawals.by))
    .where(and(eq(proposals.id, proposalId), isOneOf(by, proposals.organizationId)))
    .orderBy(desc(submissions.revision))
    .limit(1)
