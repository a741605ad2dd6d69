import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const recoveries = sqliteTable('recoveries', {
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  kind: text('kind', { enum: ['password', 'factors'] }).notNull(),
  proof: text('proof').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const recoveryAnswers = sqliteTable('recovery_answers', {
  recoveryId: text('recovery_id').notNull(),
  outcome: text('outcome', { enum: ['confirmed', 'refused', 'kept', 'alone'] }).notNull(),
  says: text('says').notNull(),
  tokenHash: text('token_hash'),
  codeHash: text('code_hash'),
  expiresAt: integer('expires_at').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const recoveryUses = sqliteTable('recovery_uses', {
  recoveryId: text('recovery_id').notNull(),
  at: integer('at').notNull(),
})

export const recoveryWithdrawals = sqliteTable('recovery_withdrawals', {
  recoveryId: text('recovery_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
