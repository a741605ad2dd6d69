import type { Criterion } from '../../rules/plan.ts'
import { usualLevels } from '../../rubric/rules.ts'

/** Half a point. */
export const USUAL_STEP = 50

/** Four criteria that districts score by, and what their levels mean. An officer changes what is otherwise. */
const CRITERIA: (Omit<Criterion, 'levels'> & { means: string[] })[] = [
  {
    code: 'goal',
    name: '项目目标',
    max: 2500,
    asks: '需求是否真实，目标是否清楚、可以检验',
    means: [
      '需求有走访或议事会记录，目标可以检验',
      '需求清楚，目标大体可以检验',
      '需求或目标有一处说不清',
      '看不出回应了谁的什么需求',
    ],
  },
  {
    code: 'output',
    name: '项目产出',
    max: 2500,
    asks: '活动、人数和时数是否具体，与预算相称',
    means: [
      '每项产出有数量、有时间、有凭证',
      '产出具体，个别缺少凭证办法',
      '产出笼统，或与预算不相称',
      '没有可以核对的产出',
    ],
  },
  {
    code: 'effect',
    name: '实施效果',
    max: 3000,
    asks: '受益人会发生什么变化，怎样测得出来',
    means: [
      '有基线、有目标、有测量办法',
      '效果清楚，测量办法可行',
      '只有满意率，没有前后对比',
      '效果说不清，也无法测量',
    ],
  },
  {
    code: 'innovation',
    name: '项目创新性',
    max: 2000,
    asks: '做法有没有新意，别的社区能不能用',
    means: ['做法新，且写明怎样推广', '有一定新意，推广办法可行', '与往年项目相近', '照搬已有做法'],
  },
]

/** The rubric that a new draft starts from. */
export const usualCriteria = (): Criterion[] =>
  CRITERIA.map(({ means, ...criterion }) => ({
    ...criterion,
    levels: usualLevels(criterion.max, USUAL_STEP).map((level, at) => ({ ...level, means: means[at] ?? '' })),
  }))
