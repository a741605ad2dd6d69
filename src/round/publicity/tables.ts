import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

const noticeColumns = {
  id: text('id').notNull(),
  roundId: text('round_id').notNull(),
  decisionId: text('decision_id').notNull(),
  seq: integer('seq').notNull(),
  fromDay: text('from_day').notNull(),
  toDay: text('to_day').notNull(),
  contact: text('contact').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allNotices = sqliteTable('all_notices', noticeColumns)
/** Those that count. */
export const notices = sqliteView('notices', noticeColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnNotice = sqliteView('rests_on_notice', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const objections = sqliteTable('objections', {
  id: text('id').notNull(),
  noticeId: text('notice_id').notNull(),
  submissionId: text('submission_id'),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
  text: text('text').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
})

const objectionAnswerColumns = {
  id: text('id').notNull(),
  objectionId: text('objection_id').notNull(),
  upheld: integer('upheld', { mode: 'boolean' }).notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
}
/** With those that were reversed. */
export const allObjectionAnswers = sqliteTable('all_objection_answers', objectionAnswerColumns)
/** Those that count. */
export const objectionAnswers = sqliteView('objection_answers', objectionAnswerColumns).existing()

/** What rests on one, so that it is not reversed under it. */
export const restsOnObjectionAnswer = sqliteView('rests_on_objection_answer', {
  which: text('which').notNull(),
  what: text('what').notNull(),
  id: text('id').notNull(),
}).existing()

export const announcements = sqliteTable('announcements', {
  noticeId: text('notice_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

/** The list of a notice: `place` counts from 1, by track in the order of the plan and rank. */
const ofLine = {
  noticeId: text('notice_id').notNull(),
  place: integer('place').notNull(),
  submissionId: text('submission_id').notNull(),
}
export const noticeLines = sqliteTable('notice_lines', ofLine)
export const noticeLinesAnew = sqliteView('notice_lines_anew', ofLine).existing()

/** What a notice counts, a row a track. */
const ofNotice = {
  noticeId: text('notice_id').notNull(),
  track: text('track').notNull(),
  ranked: integer('ranked').notNull(),
  funded: integer('funded').notNull(),
  fundedFen: integer('funded_fen').notNull(),
}
export const noticeCounts = sqliteTable('notice_counts', ofNotice)
export const noticeCountsAnew = sqliteView('notice_counts_anew', ofNotice).existing()

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
