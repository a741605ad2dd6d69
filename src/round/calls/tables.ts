import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { ANSWERS } from './contracts/rules.ts'
import { ENDING_GROUNDS, ENDING_KINDS, ENDING_OUTCOMES } from './rules/ending.ts'
import type { Plan } from './rules/plan.ts'

export const rounds = sqliteTable('rounds', {
  id: text('id').notNull(),
  code: text('code').notNull(),
  plan: text('plan', { mode: 'json' }).$type<Plan>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  savedAt: integer('saved_at').notNull(),
})

export const publications = sqliteTable('publications', {
  roundId: text('round_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Working text of a round that is being drafted; its id becomes the round's. */
export const roundDrafts = sqliteTable('round_drafts', {
  id: text('id').notNull(),
  typed: text('typed', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: integer('version').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  savedAt: integer('saved_at').notNull(),
})

/** Who has written on a draft. */
export const roundWriters = sqliteTable('round_writers', {
  roundId: text('round_id').notNull(),
  personId: text('person_id').notNull(),
  at: integer('at').notNull(),
})

/** 更正公告: the whole plan as it will be, and what it was. */
export const amendments = sqliteTable('amendments', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  reason: text('reason').notNull(),
  plan: text('plan', { mode: 'json' }).$type<Plan>().notNull(),
  before: text('before', { mode: 'json' }).$type<Plan>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const amendmentPublications = sqliteTable('amendment_publications', {
  amendmentId: text('amendment_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const amendmentReturns = sqliteTable('amendment_returns', {
  amendmentId: text('amendment_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 咨询: what somebody asks about a published call. */
export const enquiries = sqliteTable('enquiries', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  text: text('text').notNull(),
  name: text('name'),
  by: text('by_id'),
  at: integer('at').notNull(),
})

const enquiryAnswerColumns = {
  id: text('id').notNull(),
  enquiryId: text('enquiry_id').notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allEnquiryAnswers = sqliteTable('all_enquiry_answers', enquiryAnswerColumns)
/** Those that count. */
export const enquiryAnswers = sqliteView('enquiry_answers', enquiryAnswerColumns).existing()

const enquiryRefusalColumns = {
  id: text('id').notNull(),
  enquiryId: text('enquiry_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allEnquiryRefusals = sqliteTable('all_enquiry_refusals', enquiryRefusalColumns)
/** Those that count. */
export const enquiryRefusals = sqliteView('enquiry_refusals', enquiryRefusalColumns).existing()

/** 开启: who asked for a sealed round's proposals to be opened; somebody else opens them. */
export const openingRequests = sqliteTable('opening_requests', {
  roundId: text('round_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** `list`: a line a proposal, its number and the SHA-256 of its version that counts; `sha256`: of the list. */
/** Rounds whose proposals the office may read. */
export const unsealedRounds = sqliteView('unsealed_rounds', { id: text('id').notNull() }).existing()

export const openings = sqliteTable('openings', {
  roundId: text('round_id').notNull(),
  proposals: integer('proposals').notNull(),
  list: text('list').notNull(),
  sha256: text('sha256').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 流标, 终止: how a round ends before anything is awarded in it. */
export const roundEndings = sqliteTable('round_endings', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  kind: text('kind', { enum: ENDING_KINDS }).notNull(),
  ground: text('ground', { enum: ENDING_GROUNDS }),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** An approver publishes it or sends it back; whoever proposed it takes it back. */
export const roundEndingAnswers = sqliteTable('round_ending_answers', {
  endingId: text('ending_id').notNull(),
  outcome: text('outcome', { enum: ENDING_OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Rounds that have ended so. */
export const endedRounds = sqliteView('ended_rounds', {
  roundId: text('round_id').notNull(),
  endingId: text('ending_id').notNull(),
  kind: text('kind', { enum: ENDING_KINDS }).notNull(),
  ground: text('ground', { enum: ENDING_GROUNDS }),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
}).existing()

/** A round that was put forward, sent back or taken back as its text stood then. */
export const roundReturns = sqliteTable('round_returns', {
  roundId: text('round_id').notNull(),
  version: integer('version').notNull(),
  outcome: text('outcome', { enum: ['returned', 'withdrawn'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A draft of a round that is thrown away, or fetched back: its last row counts. */
export const roundDiscards = sqliteTable('round_discards', {
  draft: text('draft').notNull(),
  seq: integer('seq').notNull(),
  outcome: text('outcome', { enum: ['discarded', 'restored'] }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Those that are thrown away now. */
export const discardedRounds = sqliteView('discarded_rounds', {
  id: text('id').notNull(),
  by: text('by_id').notNull(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
}).existing()

/** 承办. */
export const contracts = sqliteTable('contracts', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  basis: text('basis').notNull(),
  lastOn: text('last_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const contractAnswers = sqliteTable('contract_answers', {
  contractId: text('contract_id').notNull(),
  outcome: text('outcome', { enum: ANSWERS }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const contractEnds = sqliteTable('contract_ends', {
  contractId: text('contract_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 承办人员. */
export const operators = sqliteTable('operators', {
  id: text('id').notNull(),
  contractId: text('contract_id').notNull(),
  personId: text('person_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const operatorAnswers = sqliteTable('operator_answers', {
  operatorId: text('operator_id').notNull(),
  outcome: text('outcome', { enum: ANSWERS }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const operatorEnds = sqliteTable('operator_ends', {
  operatorId: text('operator_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
