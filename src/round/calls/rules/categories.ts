import type { Plan } from './plan.ts'

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
