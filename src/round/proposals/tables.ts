import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  sqliteView,
  text,
  unique,
} from 'drizzle-orm/sqlite-core'
import { organizations, people, places } from '../../people/tables.ts'
import { rounds } from '../calls/tables.ts'
import type { Applicant } from './rules/applicant.ts'
import { CONSENTS } from './rules/consent.ts'
import type { Content } from './rules/content.ts'
import { VERDICTS } from './rules/pair.ts'
import type { Typed } from './rules/sections.ts'
import { STANDINGS } from './rules/standing.ts'

export const proposals = sqliteTable(
  'proposals',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('proposals_by_organization').on(t.organizationId), index('proposals_by_round').on(t.roundId)],
)

/** The working text, a section a row. */
export const proposalSections = sqliteTable(
  'proposal_sections',
  {
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposals.id),
    section: text('section').notNull(),
    typed: text('typed', { mode: 'json' }).$type<Typed>().notNull(),
    version: integer('version').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.proposalId, t.section] })],
)

export const proposalNumbers = sqliteTable(
  'proposal_numbers',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    seq: integer('seq').notNull(),
    proposalId: text('proposal_id')
      .notNull()
      .unique()
      .references(() => proposals.id),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.seq] })],
)

export const submissions = sqliteTable(
  'submissions',
  {
    id: text('id').primaryKey(),
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposals.id),
    revision: integer('revision').notNull(),
    track: text('track').notNull(),
    title: text('title').notNull(),
    category: text('category').notNull(),
    place: text('place').notNull(),
    ask: integer('ask_fen').notNull(),
    content: text('content', { mode: 'json' }).$type<Content>().notNull(),
    sha256: text('sha256').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('submissions_revision').on(t.proposalId, t.revision)],
)

/** Who handed it in, as it stood then. */
export const submissionApplicants = sqliteTable('submission_applicants', {
  submissionId: text('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  organizationId: text('organization_id')
    .notNull()
    .references(() => organizations.id),
  profileVersion: integer('profile_version'),
  applicant: text('applicant', { mode: 'json' }).$type<Applicant>().notNull(),
})

export const withdrawals = sqliteTable('withdrawals', {
  submissionId: text('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  reason: text('reason').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const reopenings = sqliteTable('proposal_reopenings', {
  submissionId: text('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const partnerRequests = sqliteTable(
  'partner_requests',
  {
    id: text('id').primaryKey(),
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposals.id),
    placeId: text('place_id')
      .notNull()
      .references(() => places.id),
    project: text('project').notNull(),
    does: text('does').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    index('partner_requests_by_proposal').on(t.proposalId),
    index('partner_requests_by_place').on(t.placeId),
  ],
)

export const partnerAnswers = sqliteTable('partner_answers', {
  requestId: text('request_id')
    .primaryKey()
    .references(() => partnerRequests.id),
  outcome: text('outcome', { enum: CONSENTS }).notNull(),
  note: text('note').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

/** What counts of each proposal: its last submission that was not withdrawn. */
export const currentSubmissions = sqliteView('current_submissions', {
  id: text('id').notNull(),
  proposalId: text('proposal_id').notNull(),
  revision: integer('revision').notNull(),
  track: text('track').notNull(),
  title: text('title').notNull(),
  category: text('category').notNull(),
  place: text('place').notNull(),
  ask: integer('ask_fen').notNull(),
  content: text('content', { mode: 'json' }).$type<Content>().notNull(),
  sha256: text('sha256').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  number: integer('number').notNull(),
}).existing()

/** Where each proposal stands, as its organization and the public may know it. */
export const proposalStandings = sqliteView('proposal_standings', {
  proposalId: text('proposal_id').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  submissionId: text('submission_id'),
  standing: text('standing', { enum: STANDINGS }).notNull(),
}).existing()

/** 相似: where each proposal stands in the index of what is said. A bucket is a band and a hash in one number. */
export const proposalBands = sqliteTable(
  'proposal_bands',
  {
    bucket: integer('bucket').notNull(),
    proposalId: text('proposal_id')
      .notNull()
      .references(() => proposals.id),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.proposalId] })],
)

/** Buckets that too many share to say anything. */
export const commonBands = sqliteTable('common_bands', { bucket: integer('bucket').primaryKey() })

export const similarPairs = sqliteTable(
  'similar_pairs',
  {
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
    otherId: text('other_id')
      .notNull()
      .references(() => submissions.id),
    shared: text('shared', { mode: 'json' }).$type<number[]>().notNull(),
    own: integer('own').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.otherId] }),
    index('similar_pairs_by_other').on(t.otherId),
  ],
)

export const similarRemarks = sqliteTable(
  'similar_remarks',
  {
    submissionId: text('submission_id').notNull(),
    otherId: text('other_id').notNull(),
    seq: integer('seq').notNull(),
    verdict: text('verdict', { enum: VERDICTS }).notNull(),
    note: text('note').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.otherId, t.seq] }),
    foreignKey({
      columns: [t.submissionId, t.otherId],
      foreignColumns: [similarPairs.submissionId, similarPairs.otherId],
    }),
  ],
)
