import { subjects } from '../../../history/subjects.ts'
import { type SQL, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { places } from '../../../people/tables.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { boundTo } from '../../../rulebook/rules/bound.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Merged, Topic, TopicList } from '../rules/topic.ts'
import { needAnswers, needs, topicListPublications, topicLists, topicNeeds, topics } from '../tables.ts'
import { rulebookNow } from './answering.ts'
import { answeredAt } from './columns.ts'

/** Lists are started one after the other, so that no two have one title. */
export const LISTS = subjects.topicLists

const head = {
  id: topicLists.id,
  title: topicLists.title,
  at: topicLists.at,
  publishedAt: sql<Instant | null>`${topicListPublications.at}`.as('published_at'),
}

const lists = (db: Db) =>
  db
    .select({
      ...head,
      topics: sql<number>`(select count(*) from topics t where t.list_id = ${topicLists.id})`,
      needs: sql<number>`(select count(*) from topic_needs n join topics t on t.id = n.topic_id
        where t.list_id = ${topicLists.id})`,
    })
    .from(topicLists)
    .leftJoin(topicListPublications, eq(topicListPublications.listId, topicLists.id))

/** A page of every list, drafts too, the newest first; for the staff. */
export async function allLists(db: Db, page: number, rows: number) {
  const [found, [counted]] = await db.batch([
    lists(db)
      .orderBy(desc(topicLists.at), asc(topicLists.id))
      .limit(rows)
      .offset((page - 1) * rows),
    db.select({ count: count() }).from(topicLists),
  ])
  return { lists: found, total: counted?.count ?? 0 }
}

/** Published lists, the newest first: what a call may be published with. */
export const publishedTopicLists = (db: Db) =>
  lists(db)
    .where(isNotNull(topicListPublications.listId))
    .orderBy(desc(topicListPublications.at), asc(topicLists.id))
    .limit(50)

/** Lists by their ids (a query may give them as a JSON array), published or not. */
export const listsById = (db: Db, ids: string[] | SQL) =>
  db
    .select(head)
    .from(topicLists)
    .leftJoin(topicListPublications, eq(topicListPublications.listId, topicLists.id))
    .where(
      sql`${topicLists.id} in (select value from json_each(${Array.isArray(ids) ? JSON.stringify(ids) : ids}))`,
    )

/** A list by its id, published or not. */
export const listById = (db: Db, id: string) =>
  db
    .select(head)
    .from(topicLists)
    .leftJoin(topicListPublications, eq(topicListPublications.listId, topicLists.id))
    .where(eq(topicLists.id, id))

export const listByTitle = (db: Db, title: string) =>
  db.select({ id: topicLists.id }).from(topicLists).where(eq(topicLists.title, title))

/** The topics of one list, in order. Rows go through `topicIn`. */
export const topicsIn = (db: Db, listId: string | SQL) => topicsOfLists(db, sql`json_array(${listId})`, false)

/** The topics of published lists, for a call and its proposals; none of a draft. `listIds`: a JSON array of ids, whose order they keep. */
export const publishedTopics = (db: Db, listIds: string[] | SQL) =>
  topicsOfLists(db, Array.isArray(listIds) ? sql`${JSON.stringify(listIds)}` : listIds, true)

/** Numbered through all the lists. */
const topicsOfLists = (db: Db, listIds: SQL, publishedOnly: boolean) =>
  db.all<TopicRow>(sql`
    select t.id, t.list_id as listId, row_number() over (order by l.key, t.seq) as seq, t.title, t.text,
      (select count(*) from topic_needs m where m.topic_id = t.id) as needs,
      (select coalesce(sum(n.people), 0) from topic_needs m join needs n on n.id = m.need_id
        where m.topic_id = t.id) as people,
      (select json_group_array(name) from (select distinct p.subdistrict as name from topic_needs m
        join needs n on n.id = m.need_id join places p on p.id = n.place_id
        where m.topic_id = t.id order by name)) as places
    from json_each(${listIds}) l join topics t on t.list_id = l.value
      left join topic_list_publications b on b.list_id = t.list_id
    where ${publishedOnly ? 1 : 0} = 0 or b.list_id is not null
    order by l.key, t.seq limit 200`)

export type TopicRow = Omit<Topic, 'places'> & { places: string }
export const topicIn = (row: TopicRow): Topic => ({ ...row, places: JSON.parse(row.places) })

/** A list with its topics, and the clause on lists in the rulebook in force. One round trip. */
export async function findList(db: Db, id: string) {
  const [[list], rows, last, [version]] = await db.batch([
    listById(db, id),
    topicsIn(db, id),
    lastOf(db, subjects.topics(id)),
    rulebookNow(db),
  ])
  if (!list) return null
  const grounds = groundsIn(version && boundTo(version), null, '#topics')
  return { list, topics: rows.map(topicIn), last: lastIn(last, subjects.topics(id)), grounds }
}

/** The same by one of its topics. */
export async function findListOf(db: Db, topicId: string) {
  const [topic] = await topicById(db, topicId)
  return topic ? findList(db, topic.id) : null
}

/** A topic and its list. */
export const topicById = (db: Db, id: string) =>
  db
    .select({ ...head, topicId: topics.id, topic: topics.title, text: topics.text })
    .from(topics)
    .innerJoin(topicLists, eq(topicLists.id, topics.listId))
    .leftJoin(topicListPublications, eq(topicListPublications.listId, topicLists.id))
    .where(eq(topics.id, id))

const needsOfTopic = (db: Db, topicId: string) =>
  db.select({ id: topicNeeds.needId }).from(topicNeeds).where(eq(topicNeeds.topicId, topicId))

/** Needs that could be merged into a topic of the list: without an answer, or in it already; the oldest first, at most 300. */
const mergeable = (db: Db, listId: string | SQL) =>
  db
    .select({
      id: needs.id,
      year: needs.year,
      seq: needs.seq,
      title: needs.title,
      concerned: needs.concerned,
      people: needs.people,
      subdistrict: places.subdistrict,
      community: places.community,
      topicId: topicHolding(listId).as('topic_id'),
    })
    .from(needs)
    .innerJoin(places, eq(places.id, needs.placeId))
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .where(sql`${needAnswers.needId} is null or ${topicHolding(listId)} is not null`)
    .orderBy(asc(places.subdistrict), asc(needs.at), asc(needs.id))
    .limit(300)

/** The topic of a list that has the need. */
const topicHolding = (listId: string | SQL) => sql<string | null>`(select m.topic_id from topic_needs m
  join topics t on t.id = m.topic_id where m.need_id = ${needs.id} and t.list_id = ${listId} limit 1)`

/** What whyNotMerge asks of the needs chosen. */
export const chosenNeeds = (db: Db, listId: string | SQL, ids: string[]) =>
  db
    .select({
      id: needs.id,
      title: needs.title,
      answeredAt,
      topicId: topicHolding(listId).as('topic_id'),
    })
    .from(needs)
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .where(inArray(needs.id, ids))

/** Where the histories of these needs stand, and of those that a topic holds. */
export const lastsOf = (db: Db, ids: string[], topicId: string | null = null) =>
  db.all<Last>(sql`select h.subject, h.seq, h.hash
    from (select value as subject from json_each(${JSON.stringify(ids.map((id) => subjects.need(id)))})
      union select ${subjects.need.of(sql`need_id`)} from topic_needs where topic_id = ${topicId}) s
    join history h on h.subject = s.subject
    where h.seq = (select max(seq) from history where subject = s.subject)`)

const listOf = (topicId: string) => sql`(select list_id from topics where id = ${topicId})`

/** A topic with its list, what it holds, what is asked for it, and the histories of the list and of all those needs. One round trip. */
export async function findTopic(db: Db, topicId: string, needIds: string[]) {
  const [[topic], held, chosen, [last], lasts] = await db.batch([
    topicById(db, topicId),
    needsOfTopic(db, topicId),
    chosenNeeds(db, listOf(topicId), needIds),
    lastOf(db, subjects.topics.of(listOf(topicId))),
    lastsOf(db, needIds, topicId),
  ])
  if (!topic || !last) return null
  return { topic, before: held.map(({ id }) => id), chosen, last, lasts }
}

/** A list with the needs that a new topic of it could merge. One round trip. */
export async function findNewTopic(db: Db, listId: string) {
  const [[list], choices] = await db.batch([listById(db, listId), mergeable(db, listId)])
  return list ? { list, choices } : null
}

/** A topic with its list, what it holds and what it could: for its form. One round trip. */
export async function findTopicForm(db: Db, topicId: string) {
  const [[topic], held, choices] = await db.batch([
    topicById(db, topicId),
    needsOfTopic(db, topicId),
    mergeable(db, listOf(topicId)),
  ])
  return topic ? { topic, held: held.map(({ id }) => id), choices } : null
}

export const insertList = (
  db: Db,
  list: Pick<TopicList, 'id' | 'title'> & { by: string; at: Instant },
): Statement => db.insert(topicLists).values(list)

/** Its number is computed inside the batch. */
export const insertTopic = (
  db: Db,
  topic: Omit<Merged, 'needIds'> & { id: string; listId: string },
): Statement =>
  db.insert(topics).values({
    ...topic,
    seq: sql`(select coalesce(max(seq), 0) + 1 from topics where list_id = ${topic.listId})`,
  })

export const saveTopic = (db: Db, id: string, { title, text }: Omit<Merged, 'needIds'>): Statement =>
  db.update(topics).set({ title, text }).where(eq(topics.id, id))

/** The needs of a topic are from now on these. */
export const setNeeds = (db: Db, topicId: string, needIds: string[]): Statement[] => [
  clearNeeds(db, topicId),
  ...needIds.map((needId) => db.insert(topicNeeds).values({ topicId, needId })),
]

const clearNeeds = (db: Db, topicId: string): Statement =>
  db.delete(topicNeeds).where(eq(topicNeeds.topicId, topicId))

export const deleteTopic = (db: Db, topicId: string): Statement[] => [
  clearNeeds(db, topicId),
  db.delete(topics).where(eq(topics.id, topicId)),
]

export const insertListPublication = (db: Db, listId: string, by: string, at: Instant): Statement =>
  db.insert(topicListPublications).values({ listId, by, at })
