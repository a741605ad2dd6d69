import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Plan } from '../rules/plan.ts'

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

/** A list of topics that the plan names is not published, or there is none such. */
export type TopicListRefusal = Ruled<{ why: 'topic-list-not-published' }>

/** `published`: those of the district. Once published a list stays so: publishing the call need not ask again. */
export function whyNotTopicLists(
  plan: Lists,
  published: { id: string; publishedAt: Instant | null }[],
): TopicListRefusal | null {
  const isPublished = (id: string) => published.some((list) => list.id === id && list.publishedAt !== null)
  return topicListsOf(plan).every(isPublished) ? null : { why: 'topic-list-not-published', by: '#call' }
}

/** 领域 that a round has, where its district names none of its own. */
export const USUAL_CATEGORIES = [
  '为老服务',
  '助残服务',
  '青少年服务',
  '妇女服务',
  '救助帮困',
  '心理健康',
  '社区文化',
  '社区协商',
  '志愿服务',
  '矛盾调解',
  '防灾减灾',
  '绿色环保',
  '法律服务',
  '能力建设',
  '新居民融入',
  '其他',
] as const

/** What a proposal of the round chooses its category from. */
export const categoriesOf = ({ categories }: Pick<Plan, 'categories'>): readonly string[] =>
  categories ?? USUAL_CATEGORIES
