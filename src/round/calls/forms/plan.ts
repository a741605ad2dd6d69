import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../../people/rules/organization.ts'
import { type Instant, readInstant } from '../../../shared/days.ts'
import { readYuan } from '../../../shared/money.ts'
import { readPoints } from '../../../shared/points.ts'
import type { Plan } from '../rules/plan.ts'
import { LEVEL_NAMES } from '../rules/rubric.ts'

/** What an officer types for a round: amounts in 元, points in 分, instants of the round's time zone. */
export const planForm = z
  .object({
    code: words(20, '请填写简称').regex(/^[0-9A-Za-z-]+$/, '简称只用数字、字母和连字符'),
    title: words(60, '请填写名称'),
    organizer: words(60, '请填写主办单位'),
    dates: z.object(
      { opens: instant('开始申报'), closes: instant('申报截止'), scoringCloses: instant('评分截止') },
      '请填写日程',
    ),
    tracks: rows(
      {
        code: words(20, '请填写代号').regex(/^[0-9A-Za-z-]+$/, '代号只用数字、字母和连字符'),
        name: words(40, '请填写赛道名称'),
        quota: whole(1, 500, '名额'),
        budget: amount('资金预算'),
        askMax: amount('每项最高'),
        askMin: blankOr(amount('每项最低'), '每项最低'),
        kinds: z
          .array(z.enum(ORGANIZATION_KINDS, '没有这种单位'), '请选择谁可以申报')
          .min(1, '请选择谁可以申报'),
      },
      '至少要有一个赛道',
    ),
    criteria: rows(
      {
        code: words(20, '请填写代号').regex(
          /^[a-z][a-z0-9-]*$/,
          '代号以小写字母开头，只用小写字母、数字和连字符',
        ),
        name: words(40, '请填写评分项名称'),
        max: points('满分'),
        asks: words(200, '请写明评什么'),
        bonus: tick(),
        levels: rows(
          {
            name: words(4, '请填写等次').optional(),
            from: mark('起分'),
            means: words(100, '请写明这一等是什么样'),
          },
          null,
        ),
      },
      '至少要有一个评分项',
    ),
    scoring: z.object(
      {
        step: points('每档'),
        panelSize: whole(1, 50, '专家人数'),
        minSheets: whole(1, 50, '最少有效评分表'),
        trimFromSheets: blankOr(whole(3, 50, '去高去低的份数'), '去高去低的份数'),
        decimals: whole(0, 4, '小数位数'),
        passMark: points('合格线'),
        tieBreak: words(200, '请写明同分时比较的顺序').transform((text) =>
          text.split(/[、,，\s]+/).filter(Boolean),
        ),
      },
      '请填写评分规则',
    ),
    award: z.object(
      { perOrganizationAndTrack: whole(1, 50, '每家每赛道立项数'), skipWhenOverBudget: tick() },
      '请填写立项规则',
    ),
    publicity: z.object({ workingDays: whole(1, 60, '公示天数'), countsFirstDay: tick() }, '请填写公示规则'),
    agreement: z.object({ signWithinWorkingDays: whole(1, 120, '签约期限') }, '请填写签约期限'),
    tranches: rows(
      {
        percent: whole(1, 100, '比例'),
        on: z.enum(['agreement_signed', 'midterm_passed', 'final_passed'], '请选择拨付条件'),
      },
      '至少要有一笔拨款',
    ),
    grades: z.object({ a: points('A等分数线'), b: points('B等分数线') }, '请填写结项等级'),
    proposalsPerOrganization: whole(1, 50, '每家申报数'),
    longestMonths: whole(1, 24, '最长实施月数'),
    topicList: choice('请选择选题清单'),
  })
  .transform(({ topicList, ...plan }): Plan => ({
    ...plan,
    ...(topicList && { topicList }),
    tracks: plan.tracks.map(({ askMin, ...track }) => (askMin === null ? track : { ...track, askMin })),
    criteria: plan.criteria.map(({ levels, bonus, ...criterion }) => ({
      ...criterion,
      ...(levels.length > 0 && { levels: levels.map(named) }),
      ...(bonus && { bonus }),
    })),
    scoring: { ...plan.scoring, tieBreak: codesOf(plan) },
  }))

/** A level without a word of its own has the usual one of its place. */
const named = <L extends { name?: string | undefined }>(level: L, at: number) => ({
  ...level,
  name: level.name ?? LEVEL_NAMES[at] ?? '',
})

/** Which version of the rulebook a draft binds; the last one in force where it says nothing. */
export const rulebookForm = z.object({ rulebook: choice('请选择管理办法') })

/** The tie-break chain may be typed by name or by code; what is neither stays, and the check before publication names it. */
function codesOf(plan: {
  criteria: { code: string; name: string }[]
  scoring: { tieBreak: string[] }
}): string[] {
  return plan.scoring.tieBreak.map((word) => plan.criteria.find((one) => one.name === word)?.code ?? word)
}

/** The version that the officer had read, sent along unseen. */
export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** An id that was chosen; left blank or left out: none. */
function choice(missing: string) {
  return z
    .string(missing)
    .optional()
    .transform((id) => id?.trim() || undefined)
}

function words(limit: number, missing: string) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .refine((text) => [...text].length <= limit, `最多${limit}个字`)
}

function whole(least: number, most: number, name: string) {
  return z
    .string(`请填写${name}`)
    .normalize('NFKC')
    .trim()
    .regex(/^\d{1,9}$/, `${name}应是整数`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `${name}应在${least}到${most}之间`)
}

function amount(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const fen = readYuan(typed)
    if (fen === null || fen === 0) ctx.addIssue(`${name}应是大于0的金额，最多两位小数`)
    return fen ?? 0
  })
}

function points(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const read = readPoints(typed)
    if (read === null || read === 0) ctx.addIssue(`${name}应是大于0的分数，最多两位小数`)
    return read ?? 0
  })
}

function instant(name: string) {
  return z.string(`请填写${name}时间`).transform((typed, ctx): Instant => {
    const at = readInstant(typed.trim())
    if (at === null) ctx.addIssue(`${name}应是一个有效的日期和时间`)
    return at ?? 0
  })
}

function tick() {
  return z
    .enum(['yes', 'no'], '请选择是或否')
    .optional()
    .transform((word) => word === 'yes')
}

/** Points from 0 on: where a level begins. */
function mark(name: string) {
  return z.string(`请填写${name}`).transform((typed, ctx) => {
    const read = readPoints(typed)
    if (read === null) ctx.addIssue(`${name}应是分数，最多两位小数`)
    return read ?? 0
  })
}

/** Left blank or left out: null. */
function blankOr<T>(schema: z.ZodType<T, string>, name: string) {
  return z
    .string(`${name}应是整数`)
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(schema.nullable())
}

/**
 * Rows that are left wholly empty do not count; the others keep their place, so that a problem names its row.
 * `missing` null: there may be none.
 */
function rows<T extends z.ZodRawShape>(row: T, missing: string | null) {
  const list = z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), z.object(row, '这一行的格式不对').nullable()),
      missing ?? '这一项的格式不对',
    )
    .max(12, '最多12行')
  return z
    .preprocess((sent) => (sent === undefined && missing === null ? [] : sent), list)
    .transform((all, ctx) => {
      const filled = all.flatMap((one) => (one === null ? [] : [one]))
      if (filled.length === 0 && missing !== null) ctx.addIssue(missing)
      return filled
    })
}

/** A row counts as empty with rows inside that are. */
const isBlank = (row: unknown): boolean =>
  row === null ||
  (typeof row === 'string' && row.trim() === '') ||
  (typeof row === 'object' && Object.values(row).every(isBlank))
