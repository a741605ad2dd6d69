import {
  type AnySQLiteColumn,
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
import type { Applicant } from './applicant/rules.ts'
import { CONSENTS } from './consents/rules.ts'
import type { Content } from './rules/content.ts'
import { VERDICTS } from './alike/rules/pair.ts'
import type { Typed } from './sections/rules/sections.ts'
import { STANDINGS } from './rules/standing.ts'

const idOf = (of: () => AnySQLiteColumn) => (name: string) => text(name).notNull().references(of)
const round = idOf(() => rounds.id)
const organization = idOf(() => organizations.id)
const person = idOf(() => people.id)
const proposal = idOf(() => proposals.id)
const submission = idOf(() => submissions.id)

export const proposals = sqliteTable(
  'proposals',
  {
    id: text('id').primaryKey(),
    roundId: round('round_id'),
    organizationId: organization('organization_id'),
    by: person('by_id'),
    at: integer('at').notNull(),
  },
  (t) => [index('proposals_by_organization').on(t.organizationId), index('proposals_by_round').on(t.roundId)],
)

/** The working text, a section a row. */
export const proposalSections = sqliteTable(
  'proposal_sections',
  {
    proposalId: proposal('proposal_id'),
    section: text('section').notNull(),
    typed: text('typed', { mode: 'json' }).$type<Typed>().notNull(),
    version: integer('version').notNull(),
    by: person('by_id'),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.proposalId, t.section] })],
)

export const proposalNumbers = sqliteTable(
  'proposal_numbers',
  {
    roundId: round('round_id'),
    seq: integer('seq').notNull(),
    proposalId: proposal('proposal_id').unique(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.seq] })],
)

export const submissions = sqliteTable(
  'submissions',
  {
    id: text('id').primaryKey(),
    proposalId: proposal('proposal_id'),
    revision: integer('revision').notNull(),
    track: text('track').notNull(),
    title: text('title').notNull(),
    category: text('category').notNull(),
    place: text('place').notNull(),
    ask: integer('ask_fen').notNull(),
    content: text('content', { mode: 'json' }).$type<Content>().notNull(),
    sha256: text('sha256').notNull(),
    by: person('by_id'),
    at: integer('at').notNull(),
  },
  (t) => [unique('submissions_revision').on(t.proposalId, t.revision)],
)

/** Who handed it in, as it stood then. */
export const submissionApplicants = sqliteTable('submission_applicants', {
  submissionId: submission('submission_id').primaryKey(),
  organizationId: organization('organization_id'),
  profileVersion: integer('profile_version'),
  applicant: text('applicant', { mode: 'json' }).$type<Applicant>().notNull(),
})

export const withdrawals = sqliteTable('withdrawals', {
  submissionId: submission('submission_id').primaryKey(),
  reason: text('reason').notNull(),
  by: person('by_id'),
  at: integer('at').notNull(),
})

export const reopenings = sqliteTable('proposal_reopenings', {
  submissionId: submission('submission_id').primaryKey(),
  by: person('by_id'),
  at: integer('at').notNull(),
})

export const partnerRequests = sqliteTable(
  'partner_requests',
  {
    id: text('id').primaryKey(),
    proposalId: proposal('proposal_id'),
    placeId: text('place_id')
      .notNull()
      .references(() => places.id),
    project: text('project').notNull(),
    does: text('does').notNull(),
    by: person('by_id'),
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
  by: person('by_id'),
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
    proposalId: proposal('proposal_id'),
    submissionId: submission('submission_id'),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.proposalId] })],
)

/** Buckets that too many share to say anything. */
export const commonBands = sqliteTable('common_bands', { bucket: integer('bucket').primaryKey() })

export const similarPairs = sqliteTable(
  'similar_pairs',
  {
    submissionId: submission('submission_id'),
    otherId: submission('other_id'),
    shared: text('shared', { mode: 'json' }).$type<number[]>().notNull(),
    own: integer('own').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.otherId] }),
    index('similar_pairs_by_other').on(t.otherId),
  ],
)

export const sketches = sqliteTable('sketches', {
  submissionId: submission('submission_id').primaryKey(),
  buckets: text('buckets', { mode: 'json' }).$type<number[]>().notNull(),
  at: integer('at').notNull(),
})

export const similarChecks = sqliteTable(
  'similar_checks',
  {
    submissionId: text('submission_id').notNull(),
    otherId: text('other_id').notNull(),
    percent: integer('percent').notNull(),
    ring: integer('ring').notNull(),
    common: integer('common').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.otherId] }),
    foreignKey({
      columns: [t.submissionId, t.otherId],
      foreignColumns: [similarPairs.submissionId, similarPairs.otherId],
    }),
  ],
)

export const similarGroups = sqliteTable(
  'similar_groups',
  {
    submissionId: submission('submission_id').primaryKey(),
    leaderId: submission('leader_id'),
    roundId: round('round_id'),
    excerpt: text('excerpt').notNull(),
  },
  (t) => [index('similar_groups_by_round').on(t.roundId)],
)

export const similarLooks = sqliteTable('similar_looks', {
  roundId: round('round_id').primaryKey(),
  sketches: integer('sketches').notNull(),
  at: integer('at').notNull(),
})

export const similarRemarks = sqliteTable(
  'similar_remarks',
  {
    submissionId: text('submission_id').notNull(),
    otherId: text('other_id').notNull(),
    seq: integer('seq').notNull(),
    verdict: text('verdict', { enum: VERDICTS }).notNull(),
    note: text('note').notNull(),
    by: person('by_id'),
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
