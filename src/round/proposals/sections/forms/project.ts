import { z } from 'zod'
import { lengthOf } from '../../../../shared/words.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { asks } from '../rules/sections.ts'
import { decimal, orBlank, rows, rowsOf, ticks, whole, words, wordsOrNone } from '../../forms.ts'
import type { Content, Topic } from '../../rules/content.ts'

/** 项目概况. The place may be left blank where the form asks for communities. */
export const aboutForm = (plan: Plan) =>
  z.object({
    title: words(30, '项目名称'),
    track: z.string('请选择赛道').trim().min(1, '请选择赛道'),
    category: words(20, '领域').refine(
      (chosen) => plan.categories === undefined || plan.categories.includes(chosen),
      '请从列出的领域中选择',
    ),
    place: asks(plan, 'beneficiaries') ? wordsOrNone(60, '实施地点') : words(60, '实施地点'),
    months: whole(1, 24, '实施时间'),
    leader: words(20, '项目负责人'),
    summary: words(500, '项目概况'),
  })

const plain = {
  need: words(1000, '居民需求'),
  goals: z
    .union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))], '请填写目标')
    .transform((text, ctx) => {
      const goals = linesOf(text)
      const long = goals.findIndex((goal) => lengthOf(goal) > 200)
      if (goals.length === 0) ctx.addIssue('请至少写一条目标')
      if (goals.length > 10) ctx.addIssue('目标最多10条')
      if (long >= 0) ctx.addIssue(`第${long + 1}条目标太长，最多200个字`)
      return goals
    }),
  innovation: words(1000, '创新之处'),
}

/** 需求与目标. With a list of topics a proposal answers some of them, or says how its own need is known. */
export function needForm(topics: Topic[]): z.ZodType<Need> {
  if (topics.length === 0) return z.object(plain)
  const ground = {
    topics: ticks(topics, '有的选题已经不在清单里，请重新选择'),
    evidence: wordsOrNone(500, '需求的依据'),
  }
  return z
    .object({ ...ground, ...plain })
    .refine(({ topics: answered, evidence }) => answered.length > 0 || evidence !== '', {
      path: ['evidence'],
      error: '请选择回应的选题；不在选题之内的，写明需求是怎样得知的',
      // said together with what else is missing
      when: ({ value }) => z.object(READ).safeParse(value).success,
    })
    .transform(({ topics: answered, evidence, ...rest }) => ({
      ...rest,
      ...(answered.length > 0 && { topics: answered.map(({ id, title }) => ({ id, title })) }),
      ...(evidence !== '' && { evidence }),
    }))
}

type Need = Pick<Content, 'need' | 'goals' | 'innovation' | 'topics' | 'evidence'>
/** The ground of a need as it was read. */
const READ = { topics: z.array(z.object({ id: z.string() })), evidence: z.string() }

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** 产出与成效: what is done, and what changes by it. */
export const outputsForm = z.object({
  outputs: rows(
    { name: words(40, '产出指标'), unit: words(10, '单位'), target: decimal('目标值') },
    '请至少写一项产出',
  ),
  effects: rows(
    {
      name: words(40, '成效指标'),
      unit: words(20, '单位'),
      baseline: orBlank(decimal('基线'), '基线应是数字，最多两位小数'),
      target: decimal('目标值'),
      method: words(100, '测量办法'),
    },
    '请至少写一项成效',
  ),
})

const step = z
  .object(
    {
      month: whole(1, 24, '月份'),
      until: orBlank(whole(1, 24, '月份'), '月份应是整数'),
      work: words(200, '工作'),
    },
    '这一行的格式不对',
  )
  .refine(({ month, until }) => until === null || until >= month, {
    path: ['until'],
    error: '结束的月份不能早于开始的月份',
  })
  .transform(({ month, until, work }) => ({
    month,
    work,
    ...(until !== null && until > month && { until }),
  }))

/** 活动计划: what is done in which month, or from one month to another. */
export const planForm = z.object({ plan: rowsOf(step, '请至少写一步计划') })

const risks = rows({ risk: words(100, '风险'), response: words(300, '应对办法') }, '请至少写一项风险与应对')

/** 风险与应对; how it goes on after the money ends, where the round asks. */
export const risksForm = (plan: Plan) =>
  asks(plan, 'sustainability')
    ? z.object({ risks, sustainability: words(500, '可持续') })
    : z.object({ risks })
