import { z } from 'zod'
import { readYuan } from '../../shared/money.ts'
import { BUDGET_KINDS, type Content } from './rules/content.ts'

/** The whole form, read when it is submitted. Until then it is working text and may be incomplete. */
export const contentForm = z
  .object({
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
    budget: rows(
      {
        kind: z.enum(BUDGET_KINDS, '请选择科目'),
        name: words(100, '事项与测算依据'),
        grant: amount('申请资金'),
        own: z
          .string('自有资金应是金额，最多两位小数')
          .optional()
          .transform((typed) => (typed ?? '').trim() || '0')
          .pipe(amount('自有资金')),
      },
      '请至少写一行预算',
    ),
  })
  .transform((content, ctx): Content => {
    if (content.budget.every((line) => line.grant === 0))
      ctx.addIssue({ code: 'custom', path: ['budget.0.grant'], message: '申请资金合计不能为0' })
    return content
  })

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

function words(limit: number, name: string) {
  return z
    .string(`请填写${name}`)
    .trim()
    .min(1, `请填写${name}`)
    .refine((text) => [...text].length <= limit, `${name}最多${limit}个字`)
}

function whole(least: number, most: number, name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .min(1, `请填写${name}`)
    .regex(/^\d{1,6}$/, `${name}应是整数`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `${name}应在${least}到${most}之间`)
}

/** A target or baseline: up to nine digits and two decimals. */
function decimal(name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .min(1, `请填写${name}`)
    .regex(/^\d{1,9}(\.\d{1,2})?$/, `${name}应是数字，最多两位小数`)
    .transform(Number)
}

function amount(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const fen = readYuan(typed.trim() || '0')
    if (fen === null) ctx.addIssue(`${name}应是金额，最多两位小数`)
    return fen ?? 0
  })
}

/** Rows that are left wholly empty do not count; the others keep their place, so that a problem names its row. */
function rows<T extends z.ZodRawShape>(row: T, missing: string) {
  return z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), z.object(row, '这一行的格式不对').nullable()),
      missing,
    )
    .max(40, '最多40行')
    .transform((all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0) ctx.addIssue(missing)
      return filled
    })
}

const isBlank = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  Object.values(row).every((cell) => typeof cell === 'string' && cell.trim() === '')

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
