import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../../people/rules/organization.ts'
import type { Plan } from '../rules/plan.ts'
import { LEVEL_NAMES } from '../rubric/rules.ts'
import { MOST_LISTS, listsAs } from '../topics/rules.ts'
import { amount, blankOr, choice, instant, mark, points, rows, tick, whole, words } from './fields.ts'
import { categoriesForm, formForm } from '../form/forms/form.ts'

/** Lists of topics that were ticked, and the empty marker that says that none was. */
const listsForm = z
  .array(z.string('请选择选题清单'), '请选择选题清单')
  .optional()
  .transform((ticked) => (ticked ?? []).map((id) => id.trim()).filter(Boolean))
  .refine((ids) => ids.length <= MOST_LISTS, `选题清单最多${MOST_LISTS}份`)

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
    topicLists: listsForm,
    categories: categoriesForm,
    form: formForm.optional(),
  })
  .transform(({ topicList, topicLists, categories, form, ...plan }): Plan => ({
    ...plan,
    ...listsAs([...new Set([...(topicList ? [topicList] : []), ...topicLists])]),
    ...(categories.length > 0 && { categories }),
    ...(form && { form }),
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
