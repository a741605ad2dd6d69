import { index, integer, sqliteTable, sqliteView, text, unique } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import { decisions } from '../awards/tables.ts'
import { rounds } from '../calls/tables.ts'
import { submissions } from '../proposals/tables.ts'

export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    decisionId: text('decision_id')
      .notNull()
      .unique()
      .references(() => decisions.id),
    seq: integer('seq').notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    contact: text('contact').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('notices_number').on(t.roundId, t.seq)],
)

export const objections = sqliteTable(
  'objections',
  {
    id: text('id').primaryKey(),
    noticeId: text('notice_id')
      .notNull()
      .references(() => notices.id),
    submissionId: text('submission_id').references(() => submissions.id),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    text: text('text').notNull(),
    by: text('by_id').references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('objections_by_notice').on(t.noticeId)],
)

export const objectionAnswers = sqliteTable('objection_answers', {
  objectionId: text('objection_id')
    .primaryKey()
    .references(() => objections.id),
  upheld: integer('upheld', { mode: 'boolean' }).notNull(),
  text: text('text').notNull(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const announcements = sqliteTable('announcements', {
  noticeId: text('notice_id')
    .primaryKey()
    .references(() => notices.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

/** 立项: what a final announcement funds. */
export const awards = sqliteView('awards', {
  submissionId: text('submission_id').notNull(),
  proposalId: text('proposal_id').notNull(),
  roundId: text('round_id').notNull(),
  organizationId: text('organization_id').notNull(),
  track: text('track').notNull(),
  rank: integer('rank').notNull(),
  score: integer('score'),
  award: integer('award_fen').notNull(),
  noticeId: text('notice_id').notNull(),
  announcedAt: integer('announced_at').notNull(),
}).existing()
