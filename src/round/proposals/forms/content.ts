import { z } from 'zod'
import type { Content } from '../rules/content.ts'
import { budgetRows } from './budget.ts'
import { decimal, rows, whole, words } from './cells.ts'

/** The whole form, read when it is submitted. Until then it is working text and may be incomplete. */
export const contentForm = z.object({
  title: words(30, '项目名称'),
  track: z.string('请选择赛道').trim().min(1, '请选择赛道'),
  category: words(20, '领域'),
  place: words(60, '实施地点'),
  months: whole(1, 24, '实施时间'),
  leader: words(20, '项目负责人'),
  summary: words(500, '项目概况'),
  need: words(1000, '居民需求'),
  goals: z
    .union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))], '请填写目标')
    .transform((text, ctx) => {
      const goals = linesOf(text)
      const long = goals.findIndex((goal) => [...goal].length > 200)
      if (goals.length === 0) ctx.addIssue('请至少写一条目标')
      if (goals.length > 10) ctx.addIssue('目标最多10条')
      if (long >= 0) ctx.addIssue(`第${long + 1}条目标太长，最多200个字`)
      return goals
    }),
  outputs: rows(
    { name: words(40, '产出指标'), unit: words(10, '单位'), target: decimal('目标值') },
    '请至少写一项产出',
  ),
  effects: rows(
    {
      name: words(40, '成效指标'),
      unit: words(20, '单位'),
      baseline: z
        .string('基线应是数字，最多两位小数')
        .optional()
        .transform((typed) => typed?.trim() || null)
        .pipe(decimal('基线').nullable()),
      target: decimal('目标值'),
      method: words(100, '测量办法'),
    },
    '请至少写一项成效',
  ),
  innovation: words(1000, '创新之处'),
  plan: rows({ month: whole(1, 24, '月份'), work: words(200, '工作') }, '请至少写一步计划'),
  risks: rows({ risk: words(100, '风险'), response: words(300, '应对办法') }, '请至少写一项风险与应对'),
  budget: budgetRows,
}) satisfies z.ZodType<Content>

/** Which organization starts a proposal; needed when a person is a member of several. */
export const startForm = z.object({ organization: z.string('请选择申报单位').min(1, '请选择申报单位') })

/** The version of the working text that this window had read. */
export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** What the button sends: the whole form, the declaration ticked before, and the version where the sender had read one. */
export const submissionForm = contentForm
  .and(
    z.object({
      declaration: z.literal('yes', '请确认所填内容真实'),
      version: versionForm.shape.version.optional(),
    }),
  )
  .transform((form) => {
    const { declaration: _, version, ...content } = form
    return { content, version }
  })

export const withdrawalForm = z.object({ reason: words(200, '撤回原因') })

/** Longest working text, in characters of all fields together. */
export const LONGEST_DRAFT = 60_000

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
