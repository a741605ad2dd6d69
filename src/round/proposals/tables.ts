import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Applicant } from './applicant/rules.ts'
import { CONSENTS } from './consents/rules.ts'
import type { Content } from './rules/content.ts'
import { VERDICTS } from './alike/rules/pair.ts'
import type { Typed } from './sections/rules/sections.ts'
import { STANDINGS } from './rules/standing.ts'

export const proposals = sqliteTable('proposals', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** The working text, a section a row. */
export const proposalSections = sqliteTable('proposal_sections', {
  proposalId: text('proposal_id').notNull(),
  section: text('section').notNull(),
  typed: text('typed', { mode: 'json' }).$type<Typed>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  savedAt: integer('saved_at').notNull(),
})

/** Which earlier proposal a draft began as. */
export const proposalCopies = sqliteTable('proposal_copies', {
  proposalId: text('proposal_id').notNull(),
  fromId: text('from_id').notNull(),
  left: text('left_out', { mode: 'json' }).$type<string[]>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const proposalNumbers = sqliteTable('proposal_numbers', {
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  proposalId: text('proposal_id').notNull(),
})

export const submissions = sqliteTable('submissions', {
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
  nonce: text('nonce').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Who handed it in, as it stood then. */
export const submissionApplicants = sqliteTable('submission_applicants', {
  submissionId: text('submission_id').notNull(),
  organizationId: text('organization_id').notNull(),
  profileVersion: integer('profile_version'),
  applicant: text('applicant', { mode: 'json' }).$type<Applicant>().notNull(),
})

export const withdrawals = sqliteTable('withdrawals', {
  submissionId: text('submission_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const reopenings = sqliteTable('proposal_reopenings', {
  submissionId: text('submission_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const partnerRequests = sqliteTable('partner_requests', {
  id: text('id').notNull(),
  proposalId: text('proposal_id').notNull(),
  placeId: text('place_id').notNull(),
  project: text('project').notNull(),
  does: text('does').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const partnerAnswers = sqliteTable('partner_answers', {
  requestId: text('request_id').notNull(),
  outcome: text('outcome', { enum: CONSENTS }).notNull(),
  note: text('note').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** What counts of each proposal, kept by triggers. */
const kept = {
  proposalId: text('proposal_id').notNull(),
  id: text('id').notNull(),
  revision: integer('revision').notNull(),
  track: text('track').notNull(),
  title: text('title').notNull(),
  category: text('category').notNull(),
  place: text('place').notNull(),
  ask: integer('ask_fen').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  roundId: text('round_id').notNull(),
  number: integer('number').notNull(),
  organizationId: text('organization_id').notNull(),
}
export const countingSubmissions = sqliteTable('counting_submissions', kept)
/** The same from nothing; and what finds that of one proposal anew, when it is inserted. */
export const countingSubmissionsAnew = sqliteView('counting_submissions_anew', kept).existing()
export const countingOf = sqliteView('counting_of', { proposalId: text('proposal_id').notNull() }).existing()

/** What counts of each proposal: its last submission that was not withdrawn. */
const counting = {
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
  nonce: text('nonce').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  number: integer('number').notNull(),
}
export const currentSubmissions = sqliteView('current_submissions', counting).existing()

/** Those of them that the office may read: not while they are sealed. */
export const openSubmissions = sqliteView('open_submissions', counting).existing()

/** Where each proposal stands, as its organization and the public may know it. */
export const proposalStandings = sqliteView('proposal_standings', {
  proposalId: text('proposal_id').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  submissionId: text('submission_id'),
  standing: text('standing', { enum: STANDINGS }).notNull(),
  /** Of one that was found ineligible: why. */
  reason: text('reason'),
}).existing()

/** 相似: where each proposal stands in the index of what is said. A bucket is a band and a hash in one number. */
export const proposalBands = sqliteTable('proposal_bands', {
  bucket: integer('bucket').notNull(),
  proposalId: text('proposal_id').notNull(),
  submissionId: text('submission_id').notNull(),
})

/** Buckets that too many share to say anything. */
export const commonBands = sqliteTable('common_bands', { bucket: integer('bucket').notNull() })

export const similarPairs = sqliteTable('similar_pairs', {
  submissionId: text('submission_id').notNull(),
  otherId: text('other_id').notNull(),
  shared: text('shared', { mode: 'json' }).$type<number[]>().notNull(),
  own: integer('own').notNull(),
  at: integer('at').notNull(),
})

export const sketches = sqliteTable('sketches', {
  submissionId: text('submission_id').notNull(),
  buckets: text('buckets', { mode: 'json' }).$type<number[]>().notNull(),
  at: integer('at').notNull(),
})

export const similarChecks = sqliteTable('similar_checks', {
  submissionId: text('submission_id').notNull(),
  otherId: text('other_id').notNull(),
  percent: integer('percent').notNull(),
  ring: integer('ring').notNull(),
  common: integer('common').notNull(),
  at: integer('at').notNull(),
})

/** Pairs that may be shown, by the round of the first; `checked` 1: a night found them alike. */
const likely = {
  roundId: text('round_id').notNull(),
  checked: integer('checked').notNull(),
  submissionId: text('submission_id').notNull(),
  otherId: text('other_id').notNull(),
}
export const likelyPairs = sqliteTable('likely_pairs', likely)
export const likelyPairsAnew = sqliteView('likely_pairs_anew', likely).existing()

export const similarGroups = sqliteTable('similar_groups', {
  submissionId: text('submission_id').notNull(),
  leaderId: text('leader_id').notNull(),
  roundId: text('round_id').notNull(),
  excerpt: text('excerpt').notNull(),
})

export const similarLooks = sqliteTable('similar_looks', {
  roundId: text('round_id').notNull(),
  sketches: integer('sketches').notNull(),
  at: integer('at').notNull(),
})

export const similarRemarks = sqliteTable('similar_remarks', {
  submissionId: text('submission_id').notNull(),
  otherId: text('other_id').notNull(),
  seq: integer('seq').notNull(),
  verdict: text('verdict', { enum: VERDICTS }).notNull(),
  note: text('note').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A draft of a proposal that is thrown away, or fetched back: its last row counts. */
export const proposalDiscards = sqliteTable('proposal_discards', {
  proposalId: text('proposal_id').notNull(),
  seq: integer('seq').notNull(),
  outcome: text('outcome', { enum: ['discarded', 'restored'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Those that are thrown away now. */
export const discardedProposals = sqliteView('discarded_proposals', {
  proposalId: text('proposal_id').notNull(),
  by: text('by_id').notNull(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
}).existing()
