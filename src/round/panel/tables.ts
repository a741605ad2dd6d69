import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { Move, Row } from './distribution/rules/distribution.ts'
import { type FieldStratum, type Listed, SIDES } from './draws/rules/draw.ts'
import { REQUEST_OUTCOMES } from './requests/rules.ts'
import { GROUNDS } from './rules/detected.ts'
import { CHANGES } from './pool/rules/standing.ts'
import type { Drawn } from './rules/drawing.ts'
import { POOL_STANDINGS } from './rules/pool.ts'

export const experts = sqliteTable('experts', {
  id: text('id').notNull(),
  invitationId: text('invitation_id').notNull(),
  name: text('name').notNull(),
  employer: text('employer').notNull(),
  field: text('field').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Experts who have an account and are experts no more: they get no sheets, and count for no panel. */
export const departedExperts = sqliteView('departed_experts', {
  expertId: text('expert_id').notNull(),
}).existing()

export const poolProposals = sqliteTable('pool_proposals', {
  id: text('id').notNull(),
  expertId: text('expert_id').notNull(),
  kind: text('kind', { enum: CHANGES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const poolAnswers = sqliteTable('pool_answers', {
  proposalId: text('proposal_id').notNull(),
  isAgreed: integer('is_agreed', { mode: 'boolean' }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Where each expert stands, by what was last agreed upon. */
export const poolStandings = sqliteView('pool_standings', {
  expertId: text('expert_id').notNull(),
  standing: text('standing', { enum: POOL_STANDINGS }).notNull(),
}).existing()

/** Members of panels that still judge. */
export const poolSeats = sqliteView('pool_seats', {
  expertId: text('expert_id').notNull(),
  roundId: text('round_id').notNull(),
}).existing()

export const panelMembers = sqliteTable('panel_members', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const declarations = sqliteTable('declarations', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  at: integer('at').notNull(),
})

export const recusals = sqliteTable('recusals', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  organizationId: text('organization_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

const detected = {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
}
const grounded = {
  organizationId: text('organization_id').notNull(),
  ground: text('ground', { enum: GROUNDS }).notNull(),
}
/** 发现的关系: what is found, whom it is looked for, and what of it nobody has answered. */
export const membersToJudge = sqliteView('members_to_judge', {
  ...detected,
  name: text('name').notNull(),
  employer: text('employer').notNull(),
  personId: text('person_id'),
  mail: text('mail').notNull(),
  account: text('account'),
}).existing()
export const relations = sqliteView('relations', {
  ...detected,
  personId: text('person_id'),
  ...grounded,
}).existing()
export const openDetections = sqliteView('open_detections', { ...detected, ...grounded }).existing()
/** What an officer has looked at, and found to be no reason. */
export const detectionAsides = sqliteTable('detection_asides', {
  ...detected,
  ...grounded,
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** 申请回避: by an applicant, of somebody by name, and what became of it. */
export const recusalRequests = sqliteTable('recusal_requests', {
  id: text('id').notNull(),
  proposalId: text('proposal_id').notNull(),
  name: text('name').notNull(),
  employer: text('employer').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
export const recusalRequestAnswers = sqliteTable('recusal_request_answers', {
  requestId: text('request_id').notNull(),
  outcome: text('outcome', { enum: REQUEST_OUTCOMES }).notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** Members who were taken off, or have left of their own accord. */
export const panelRemovals = sqliteTable('panel_removals', {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const assignments = sqliteTable('assignments', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
  expertId: text('expert_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** A plan of who reads what; `rows` and `moved` are read whole. */
export const distributions = sqliteTable('distributions', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  seed: text('seed').notNull(),
  rows: text('rows', { mode: 'json' }).$type<Row[]>().notNull(),
  moved: text('moved', { mode: 'json' }).$type<Move[]>(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const distributionChanges = sqliteTable('distribution_changes', {
  distributionId: text('distribution_id').notNull(),
  seq: integer('seq').notNull(),
  submissionId: text('submission_id').notNull(),
  from: text('from_id'),
  to: text('to_id'),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const draws = sqliteTable('draws', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  seq: integer('seq').notNull(),
  strata: text('strata', { mode: 'json' }).$type<FieldStratum[]>().notNull(),
  candidates: text('candidates', { mode: 'json' }).$type<Listed[]>().notNull(),
  digest: text('digest').notNull(),
  source: text('source').notNull(),
  revealBy: text('reveal_by').notNull(),
  publicOn: text('public_on').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const drawCommitments = sqliteTable('draw_commitments', {
  drawId: text('draw_id').notNull(),
  side: text('side', { enum: SIDES }).notNull(),
  hash: text('hash').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const drawReveals = sqliteTable('draw_reveals', {
  drawId: text('draw_id').notNull(),
  side: text('side', { enum: SIDES }).notNull(),
  number: text('number').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const drawOutcomes = sqliteTable('draw_outcomes', {
  drawId: text('draw_id').notNull(),
  number: text('number').notNull(),
  seats: text('seats', { mode: 'json' }).$type<Drawn['seats']>().notNull(),
  alternates: text('alternates', { mode: 'json' }).$type<Drawn['alternates']>().notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const drawAsides = sqliteTable('draw_asides', {
  id: text('id').notNull(),
  drawId: text('draw_id').notNull(),
  reason: text('reason').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const drawAsideAnswers = sqliteTable('draw_aside_answers', {
  asideId: text('aside_id').notNull(),
  isAgreed: integer('is_agreed', { mode: 'boolean' }).notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
