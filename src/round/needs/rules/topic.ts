import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'

/** A list of topics; `publishedAt` null: an officer still works on it. */
export type TopicList = { id: string; title: string; at: Instant; publishedAt: Instant | null }
/** A topic as everybody may read it. `seq` counts from 1; `people`: all whom its needs concern. */
export type Topic = {
  id: string
  listId: string
  seq: number
  title: string
  text: string
  needs: number
  people: number
  /** Subdistricts that its needs come from. */
  places: string[]
}
/** What an officer writes: the words, and the needs that it answers. */
export type Merged = { title: string; text: string; needIds: string[] }
/** A need that could be merged into a topic. `topicId`: the topic of the same list that has it. */
export type Mergeable = {
  id: string
  year: number
  seq: number
  title: string
  concerned: string
  people: number
  subdistrict: string
  community: string
  topicId: string | null
}

/** Needs that one topic may merge. */
export const MOST_NEEDS = 40
export const TOPIC_LIMITS = { list: 40, title: 40, text: 1000 }

export type ListRefusal = NotYourRole | { why: 'list-published'; at: Instant }

/** Asked before any change of a list. */
export function whyNotEditList(list: { publishedAt: Instant | null }, by: Person): ListRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  return list.publishedAt === null ? null : { why: 'list-published', at: list.publishedAt }
}

export type NewListRefusal = NotYourRole | { why: 'list-title-taken'; list: string }

export function whyNotStartList(title: string, taken: boolean, by: Person): NewListRefusal | null {
  return whyNotRole(by, 'officer') ?? (taken ? { why: 'list-title-taken', list: title } : null)
}

export type MergeRefusal =
  | ListRefusal
  | { why: 'no-such-need' }
  | { why: 'need-answered'; needs: string[] }
  | { why: 'need-in-other-topic'; needs: string[] }

type Chosen = { id: string; title: string; answeredAt: Instant | null; topicId: string | null }

/**
 * Why these needs cannot be one topic. `chosen`: those of `needIds` that there are; `topicId`: the topic that has them
 * in this list; `before`: what the topic held already, which stays though it has been answered.
 */
export function whyNotMerge(
  list: { publishedAt: Instant | null },
  topicId: string,
  needIds: string[],
  chosen: Chosen[],
  before: string[],
  by: Person,
): MergeRefusal | null {
  const whyNot = whyNotEditList(list, by)
  if (whyNot) return whyNot
  if (needIds.some((id) => !chosen.some((need) => need.id === id))) return { why: 'no-such-need' }
  const answered = chosen.filter(({ id, answeredAt }) => answeredAt !== null && !before.includes(id))
  if (answered.length > 0) return { why: 'need-answered', needs: answered.map(({ title }) => title) }
  const elsewhere = chosen.filter((need) => need.topicId !== null && need.topicId !== topicId)
  return elsewhere.length > 0
    ? { why: 'need-in-other-topic', needs: elsewhere.map(({ title }) => title) }
    : null
}

export type PublishListRefusal = ListRefusal | { why: 'no-topics' }

/** The officer publishes the list; the call that goes with it is the approver's to publish. */
export function whyNotPublishList(
  list: { publishedAt: Instant | null },
  topics: number,
  by: Person,
): PublishListRefusal | null {
  return whyNotEditList(list, by) ?? (topics === 0 ? { why: 'no-topics' } : null)
}
