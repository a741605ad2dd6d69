import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ANSWERS } from './rules.ts'

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
