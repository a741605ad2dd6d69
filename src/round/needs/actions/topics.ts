import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../../history/rules.ts'
import { lastIn, lastOf, record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import {
  type ListRefusal,
  type MergeRefusal,
  type Merged,
  type NewListRefusal,
  type PublishListRefusal,
  whyNotEditList,
  whyNotMerge,
  whyNotPublishList,
  whyNotStartList,
} from '../rules/topic.ts'
import * as store from '../store/topics.ts'

type Done<R> = Promise<Result<{ id: string }, R | Stale | NotFound>>

/** An officer starts a list of topics; its title must be new. */
export async function startTopicList(
  db: Db,
  by: Person,
  title: string,
  now: Instant,
): Promise<Result<{ id: string }, NewListRefusal | Stale>> {
  const [same, last] = await db.batch([store.listByTitle(db, title), lastOf(db, store.LISTS)])
  const whyNot = whyNotStartList(title, same.length > 0, by)
  if (whyNot) return refuse(whyNot)
  const id = newId()
  return record(
    db,
    [lastIn(last, store.LISTS), fresh(subjects.topics(id))],
    { what: 'topic-list-started', by: by.id, at: now, particulars: { title } },
    [store.insertList(db, { id, title, by: by.id, at: now })],
    { id },
  )
}

/** An officer merges needs into a new topic of a list that is not published yet. */
export async function addTopic(
  db: Db,
  by: Person,
  listId: string,
  { title, text, needIds }: Merged,
  now: Instant,
): Done<MergeRefusal> {
  const [[list], chosen, last, lasts] = await db.batch([
    store.listById(db, listId),
    store.chosenNeeds(db, listId, needIds),
    lastOf(db, subjects.topics(listId)),
    store.lastsOf(db, needIds),
  ])
  if (!list) return refuse({ why: 'not-found' })
  const id = newId()
  const whyNot = whyNotMerge(list, id, needIds, chosen, [], by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    [lastIn(last, subjects.topics(listId)), ...lasts],
    { what: 'topic-added', by: by.id, at: now, particulars: { topic: title } },
    [store.insertTopic(db, { id, listId, title, text }), ...store.setNeeds(db, id, needIds)],
    { id },
  )
}

/** An officer rewrites a topic and chooses its needs anew. It enters the history of the needs that come or go. Answers the list's id. */
export async function rewriteTopic(
  db: Db,
  by: Person,
  topicId: string,
  { needIds, ...words }: Merged,
  now: Instant,
): Done<MergeRefusal> {
  const found = await store.findTopic(db, topicId, needIds)
  if (!found) return refuse({ why: 'not-found' })
  const { topic, before, chosen, lasts } = found
  const whyNot = whyNotMerge(topic, topicId, needIds, chosen, before, by)
  if (whyNot) return refuse(whyNot)
  const changed = [...needIds, ...before].filter((id) => needIds.includes(id) !== before.includes(id))
  return record(
    db,
    [found.last, ...lasts.filter(({ subject }) => changed.map((id) => subjects.need(id)).includes(subject))],
    { what: 'topic-rewritten', by: by.id, at: now, particulars: { topic: words.title } },
    [store.saveTopic(db, topicId, words), ...store.setNeeds(db, topicId, needIds)],
    { id: topic.id },
  )
}

/** An officer takes a topic out of a list; its needs are free again. Answers the list's id. */
export async function removeTopic(db: Db, by: Person, topicId: string, now: Instant): Done<ListRefusal> {
  const found = await store.findTopic(db, topicId, [])
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotEditList(found.topic, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    [found.last, ...found.lasts],
    { what: 'topic-removed', by: by.id, at: now, particulars: { topic: found.topic.topic } },
    store.deleteTopic(db, topicId),
    { id: found.topic.id },
  )
}

/** An officer publishes a list: from then on it is frozen, and a call may be published with it. */
export async function publishTopicList(
  db: Db,
  by: Person,
  listId: string,
  now: Instant,
): Done<PublishListRefusal> {
  const found = await store.findList(db, listId)
  if (!found) return refuse({ why: 'not-found' })
  const { list, topics, last, grounds } = found
  const whyNot = whyNotPublishList(list, topics.length, by)
  if (whyNot) return refuse(whyNot)
  const letter = says.topicsPublished(
    { 名称: list.title, 件数: topics.length },
    { about: paths.topicList(listId), grounds },
  )
  return record(
    db,
    last,
    { what: 'topic-list-published', by: by.id, at: now, particulars: { topics: topics.length } },
    [store.insertListPublication(db, listId, by.id, now), letterToRole('approver', letter)],
    { id: listId },
  )
}
