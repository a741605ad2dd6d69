import { index, integer, primaryKey, sqliteTable, sqliteView, text, unique } from 'drizzle-orm/sqlite-core'
import { people } from '../../people/tables.ts'
import { rounds } from '../calls/tables.ts'
import { submissions } from '../proposals/tables.ts'

export const decisions = sqliteTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    revision: integer('revision').notNull(),
    remark: text('remark').notNull(),
    sha256: text('sha256').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [unique('decisions_revision').on(t.roundId, t.revision)],
)

/** `score` in units of 10^-decimals of the plan; `award` 0 is not funded, with its reason. */
export const decisionLines = sqliteTable(
  'decision_lines',
  {
    decisionId: text('decision_id')
      .notNull()
      .references(() => decisions.id),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id),
    track: text('track').notNull(),
    rank: integer('rank').notNull(),
    sheets: integer('sheets').notNull(),
    score: integer('score'),
    award: integer('award_fen').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.submissionId] }),
    unique('a_rank_once').on(t.decisionId, t.track, t.rank),
    index('decision_lines_by_submission').on(t.submissionId),
  ],
)

const decision = () =>
  text('decision_id')
    .primaryKey()
    .references(() => decisions.id)
const by = () =>
  text('by_id')
    .notNull()
    .references(() => people.id)

export const decisionApprovals = sqliteTable('decision_approvals', {
  decisionId: decision(),
  by: by(),
  at: integer('at').notNull(),
})

export const decisionReturns = sqliteTable('decision_returns', {
  decisionId: decision(),
  reason: text('reason').notNull(),
  by: by(),
  at: integer('at').notNull(),
})

/** What upheld objections cancel. They come later in a round's life; the next decision passes them over. */
export const upheldObjections = sqliteView('upheld_objections', {
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
}).existing()
