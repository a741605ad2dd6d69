import { foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { people, places } from '../../people/tables.ts'
import { OUTCOMES } from './rules/answering.ts'
import { SOURCES, URGENCIES } from './rules/need.ts'
import { MEETINGS, STEPS } from './rules/steps.ts'

export const needs = sqliteTable(
  'needs',
  {
    id: text('id').primaryKey(),
    year: integer('year').notNull(),
    seq: integer('seq').notNull(),
    placeId: text('place_id')
      .notNull()
      .references(() => places.id),
    title: text('title').notNull(),
    text: text('text').notNull(),
    concerned: text('concerned').notNull(),
    people: integer('people').notNull(),
    source: text('source', { enum: SOURCES }).notNull(),
    urgency: text('urgency', { enum: URGENCIES }).notNull(),
    codeHash: text('code_hash').notNull(),
    by: text('by_id').references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [
    unique('needs_number').on(t.year, t.seq),
    index('needs_by_place').on(t.placeId),
    index('needs_by_time').on(t.at),
  ],
)

export const needContacts = sqliteTable('need_contacts', {
  needId: text('need_id')
    .primaryKey()
    .references(() => needs.id),
  name: text('name').notNull(),
  phone: text('phone').notNull(),
})

export const needSteps = sqliteTable(
  'need_steps',
  {
    needId: text('need_id')
      .notNull()
      .references(() => needs.id),
    step: text('step', { enum: STEPS }).notNull(),
    note: text('note').notNull(),
    by: text('by_id').references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.needId, t.step] })],
)

export const deliberations = sqliteTable(
  'deliberations',
  {
    needId: text('need_id').notNull(),
    step: text('step').notNull(),
    heldOn: text('held_on').notNull(),
    kind: text('kind', { enum: MEETINGS }).notNull(),
    present: text('present').notNull(),
    outcome: text('outcome').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.needId, t.step] }),
    foreignKey({ columns: [t.needId, t.step], foreignColumns: [needSteps.needId, needSteps.step] }),
  ],
)

export const needAnswers = sqliteTable(
  'need_answers',
  {
    needId: text('need_id')
      .primaryKey()
      .references(() => needs.id),
    outcome: text('outcome', { enum: OUTCOMES }).notNull(),
    project: text('project').notNull(),
    link: text('link').notNull(),
    text: text('text').notNull(),
    by: text('by_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (t) => [index('need_answers_by_time').on(t.at)],
)

export const lookUps = sqliteTable('look_ups', {
  number: text('number').primaryKey(),
  hour: integer('hour').notNull(),
  tries: integer('tries').notNull(),
})

export const topicLists = sqliteTable('topic_lists', {
  id: text('id').primaryKey(),
  title: text('title').notNull().unique(),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})

export const topics = sqliteTable(
  'topics',
  {
    id: text('id').primaryKey(),
    listId: text('list_id')
      .notNull()
      .references(() => topicLists.id),
    seq: integer('seq').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
  },
  (t) => [unique('topics_number').on(t.listId, t.seq)],
)

export const topicNeeds = sqliteTable(
  'topic_needs',
  {
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id),
    needId: text('need_id')
      .notNull()
      .references(() => needs.id),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.needId] }), index('topic_needs_by_need').on(t.needId)],
)

export const topicListPublications = sqliteTable('topic_list_publications', {
  listId: text('list_id')
    .primaryKey()
    .references(() => topicLists.id),
  by: text('by_id')
    .notNull()
    .references(() => people.id),
  at: integer('at').notNull(),
})
