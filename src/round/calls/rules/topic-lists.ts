import type { Instant } from '../../../shared/days.ts'
import type { Plan } from './plan.ts'

/** Lists of topics that a call may name: the one that it was published with, and what amendments added. */
export const MOST_LISTS = 10

type Lists = Pick<Plan, 'topicList' | 'moreTopicLists'>

/** Ids of all lists whose topics a call invites answers to, in their order. */
export const topicListsOf = ({ topicList, moreTopicLists = [] }: Lists): string[] => [
  ...(topicList === undefined ? [] : [topicList]),
  ...moreTopicLists,
]

/** The same as a plan keeps them: the first one apart. */
export function listsAs([first, ...more]: string[]): Lists {
  return { ...(first && { topicList: first }), ...(more.length > 0 && { moreTopicLists: more }) }
}

export type TopicListRefusal =
  /** A list of topics that the plan names is not published, or there is none such. */
  { why: 'topic-list-not-published' }

/** `published`: those of the district. Once published a list stays so: publishing the call need not ask again. */
export function whyNotTopicLists(
  plan: Lists,
  published: { id: string; publishedAt: Instant | null }[],
): TopicListRefusal | null {
  const isPublished = (id: string) => published.some((list) => list.id === id && list.publishedAt !== null)
  return topicListsOf(plan).every(isPublished) ? null : { why: 'topic-list-not-published' }
}
