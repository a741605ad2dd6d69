import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

/** Of the panel of a round, who are experts still, and how many of these have declared; when its first member was made. */
const ofPanel = {
  roundId: text('round_id').notNull(),
  members: integer('members').notNull(),
  declared: integer('declared').notNull(),
  beganAt: integer('began_at'),
}
export const roundPanels = sqliteTable('round_panels', ofPanel)
export const roundPanelsAnew = sqliteView('round_panels_anew', ofPanel).existing()
/** What is inserted into these is touched: its panels are counted anew. */
export const panelsOf = sqliteView('panels_of', { roundId: text('round_id').notNull() }).existing()
export const panelsOfPeople = sqliteView('panels_of_people', {
  personId: text('person_id').notNull(),
}).existing()

/** How many sheets of a submission count, how many of these are in, and their points: [{ criterion: hundredths }]. */
const ofSheets = {
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
  sheets: integer('sheets').notNull(),
  sheetsDone: integer('sheets_done').notNull(),
  points: text('points').notNull(),
}
export const submissionSheets = sqliteTable('submission_sheets', ofSheets)
export const submissionSheetsAnew = sqliteView('submission_sheets_anew', ofSheets).existing()
/** What is inserted here is touched: its sheets are counted anew. */
export const sheetsOf = sqliteView('sheets_of', {
  roundId: text('round_id').notNull(),
  submissionId: text('submission_id').notNull(),
}).existing()
export const barredAssignments = sqliteView('barred_assignments', {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  organizationId: text('organization_id').notNull(),
  submissionId: text('submission_id').notNull(),
}).existing()

const ofAssignment = {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  submissionId: text('submission_id').notNull(),
}
/** Of members who were taken off before they handed it in. */
export const givenBackAssignments = sqliteView('given_back_assignments', ofAssignment).existing()
/** What was given out and does not count, for that or because its expert is barred; `done`: it is in. */
export const voidAssignments = sqliteView('void_assignments', {
  ...ofAssignment,
  done: integer('done').notNull(),
}).existing()

/** How many proposals of a round somebody scores; its recusals, and the sheets that were given out and do not count. */
const ofScored = {
  roundId: text('round_id').notNull(),
  proposals: integer('proposals').notNull(),
  recusals: integer('recusals').notNull(),
  void: integer('void').notNull(),
  voidDone: integer('void_done').notNull(),
}
export const roundScored = sqliteTable('round_scored', ofScored)
export const roundScoredAnew = sqliteView('round_scored_anew', ofScored).existing()

/** When the list of awards of a round was approved; a round without one is not there. */
export const approvedRounds = sqliteView('approved_rounds', {
  roundId: text('round_id').notNull(),
  at: integer('at').notNull(),
}).existing()

/** What a list of awards funds. */
const ofDecision = {
  decisionId: text('decision_id').notNull(),
  funded: integer('funded').notNull(),
  fundedFen: integer('funded_fen').notNull(),
}
export const decisionCounts = sqliteTable('decision_counts', ofDecision)
export const decisionCountsAnew = sqliteView('decision_counts_anew', ofDecision).existing()
