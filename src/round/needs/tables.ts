import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { OUTCOMES } from './rules/answering.ts'
import { SOURCES, URGENCIES } from './rules/need.ts'
import { MEETINGS, STEPS } from './rules/steps.ts'

export const needs = sqliteTable('needs', {
  id: text('id').notNull(),
  year: integer('year').notNull(),
  seq: integer('seq').notNull(),
  placeId: text('place_id').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  concerned: text('concerned').notNull(),
  people: integer('people').notNull(),
  source: text('source', { enum: SOURCES }).notNull(),
  urgency: text('urgency', { enum: URGENCIES }).notNull(),
  codeHash: text('code_hash').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
})

export const needContacts = sqliteTable('need_contacts', {
  needId: text('need_id').notNull(),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
})

export const needSteps = sqliteTable('need_steps', {
  needId: text('need_id').notNull(),
  step: text('step', { enum: STEPS }).notNull(),
  note: text('note').notNull(),
  by: text('by_id'),
  at: integer('at').notNull(),
})

export const deliberations = sqliteTable('deliberations', {
  needId: text('need_id').notNull(),
  step: text('step').notNull(),
  heldOn: text('held_on').notNull(),
  kind: text('kind', { enum: MEETINGS }).notNull(),
  present: text('present').notNull(),
  outcome: text('outcome').notNull(),
})

export const needAnswers = sqliteTable('need_answers', {
  needId: text('need_id').notNull(),
  outcome: text('outcome', { enum: OUTCOMES }).notNull(),
  project: text('project').notNull(),
  link: text('link').notNull(),
  text: text('text').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const lookUps = sqliteTable('look_ups', {
  number: text('number').notNull(),
  triedBy: text('tried_by').notNull(),
  hour: integer('hour').notNull(),
  tries: integer('tries').notNull(),
})

export const topicLists = sqliteTable('topic_lists', {
  id: text('id').notNull(),
  title: text('title').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})

export const topics = sqliteTable('topics', {
  id: text('id').notNull(),
  listId: text('list_id').notNull(),
  seq: integer('seq').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
})

export const topicNeeds = sqliteTable('topic_needs', {
  topicId: text('topic_id').notNull(),
  needId: text('need_id').notNull(),
})

export const topicListPublications = sqliteTable('topic_list_publications', {
  listId: text('list_id').notNull(),
  by: text('by_id').notNull(),
  at: integer('at').notNull(),
})
