import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { planForm, versionForm } from '../../../src/round/calls/forms/plan.ts'
import { typedPlan } from '../../../src/round/calls/drafts/rules/typed.ts'
import { type Problem, read } from '../../../src/web/body.ts'
import { sendForm, sendJson } from '../../web/sending.ts'
import { speaksChinese, wrongs } from '../../web/wrongs.ts'
import { PLAN, TYPED } from './typed.ts'

z.config(z.locales.zhCN())

type Fields = Record<string, string | string[] | undefined>

async function problemsOf(change: Fields): Promise<Problem[]> {
  const fields = Object.entries({ ...TYPED, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const plan = read(planForm, (await sendForm(Object.fromEntries(fields))).sent)
  return plan.ok ? [] : plan.refusal.problems
}

test('a plan is read', async () => {
  expect(read(planForm, (await sendForm(TYPED)).sent)).toEqual({ ok: true, value: PLAN })
})

test('a plan is shown as it would be typed, to the second', async () => {
  const plan = { ...PLAN, dates: { ...PLAN.dates, closes: PLAN.dates.closes + 59_000 } }
  const { 'tracks.0.kinds[]': kinds = '', ...typed } = typedPlan(plan)
  const { sent } = await sendForm({ ...typed, 'tracks.0.kinds[]': kinds.split('\n') })
  expect(typed['dates.closes']).toBe('2026-11-27T17:00:59')
  expect(read(planForm, sent)).toEqual({ ok: true, value: plan })
})

describe('what is wrong is said at its field', () => {
  test.each<[string, string | string[] | undefined, string, string?]>([
    ['code', '', '请填写简称'],
    ['code', '二〇二六', '简称只用数字、字母和连字符'],
    ['code', 'x'.repeat(21), '最多20个字'],
    ['title', undefined, '请填写名称'],
    ['title', '长'.repeat(61), '最多60个字'],
    ['organizer', ' ', '请填写主办单位'],
    ['dates.opens', '2026-02-30T10:00', '开始申报应是一个有效的日期和时间'],
    ['dates.closes', '2026-11-27T24:00', '申报截止应是一个有效的日期和时间'],
    ['dates.scoringCloses', undefined, '请填写评分截止时间'],
    ['tracks.0.code', '社区', '代号只用数字、字母和连字符'],
    ['tracks.0.quota', '0', '名额应在1到500之间'],
    ['tracks.0.quota', '1.5', '名额应是整数'],
    ['tracks.0.budget', '0', '资金预算应是大于0的金额，最多两位小数'],
    ['tracks.0.askMax', '1,5', '每项最高应是大于0的金额，最多两位小数'],
    ['tracks.0.kinds[]', undefined, '请选择谁可以申报', 'tracks.0.kinds'],
    ['tracks.0.kinds[]', ['company'], '没有这种单位', 'tracks.0.kinds.0'],
    ['criteria.1.max', '0', '满分应是大于0的分数，最多两位小数'],
    ['criteria.1.code', 'Effect', '代号以小写字母开头，只用小写字母、数字和连字符'],
    ['criteria.1.asks', '', '请写明评什么'],
    ['scoring.trimFromSheets', '2', '去高去低的份数应在3到50之间'],
    ['scoring.trimFromSheets', '两', '去高去低的份数应是整数'],
    ['scoring.decimals', '5', '小数位数应在0到4之间'],
    ['scoring.tieBreak', '', '请写明同分时比较的顺序'],
    ['award.skipWhenOverBudget', 'perhaps', '请选择是或否'],
    ['publicity.workingDays', '9'.repeat(9), '公示天数应在1到60之间'],
    ['tranches.1.on', '', '请选择拨付条件'],
    ['tranches.1.percent', '-40', '比例应是整数'],
    ['grades.a', '', 'A等分数线应是大于0的分数，最多两位小数'],
    ['longestMonths', '25', '最长实施月数应在1到24之间'],
  ])('%s: %j', async (name, value, says, field = name) => {
    expect(await problemsOf({ [name]: value })).toEqual([{ field, says }])
  })

  test('all that is missing is said at once', async () => {
    const nothing = read(planForm, {})
    expect(nothing.ok ? [] : nothing.refusal.problems.map(({ field }) => field)).toEqual([
      'code',
      'title',
      'organizer',
      'dates',
      'tracks',
      'criteria',
      'scoring',
      'award',
      'publicity',
      'agreement',
      'tranches',
      'grades',
      'proposalsPerOrganization',
      'longestMonths',
    ])
  })

  test('an amount of full-width digits is a number all the same', async () => {
    expect(
      await problemsOf({ longestMonths: '１２', 'tracks.0.budget': '３５００００元', 'grades.b': '６０' }),
    ).toEqual([])
  })
})

describe('rows', () => {
  const blank = {
    'tracks.1.code': ' ',
    'tracks.1.name': '',
    'tracks.1.quota': '',
    'tracks.1.budget': '',
    'tracks.1.askMax': '',
  }

  test('left blank do not count', async () => expect(await problemsOf(blank)).toEqual([]))

  test('keep their number after a blank one and after a gap', async () => {
    const third = Object.fromEntries(
      Object.entries(TYPED).flatMap(([name, value]) =>
        name.startsWith('tracks.0.') ? [[name.replace('.0.', '.2.'), value]] : [],
      ),
    )
    const wrong = [{ field: 'tracks.2.quota', says: '名额应是整数' }]
    expect(await problemsOf({ ...blank, ...third, 'tracks.2.quota': 'x' })).toEqual(wrong)
    expect(await problemsOf({ ...third, 'tracks.2.quota': 'x' })).toEqual(wrong)
  })

  test('all blank are none', async () => {
    expect(
      await problemsOf({
        'tranches.0.percent': '',
        'tranches.0.on': '',
        'tranches.1.percent': '',
        'tranches.1.on': '',
      }),
    ).toEqual([{ field: 'tranches', says: '至少要有一笔拨款' }])
  })

  test('are at most twelve', async () => {
    expect(await problemsOf({ 'tranches.12.percent': '1', 'tranches.12.on': 'final_passed' })).toContainEqual(
      {
        field: 'tranches',
        says: '最多12行',
      },
    )
  })
})

test('a tie-break is typed by name or by code; blank trimming is none', async () => {
  const { sent } = await sendForm({
    ...TYPED,
    'scoring.tieBreak': 'effect，项目目标 创新',
    'scoring.trimFromSheets': ' ',
  })
  const plan = read(planForm, sent)
  expect(plan.ok && plan.value.scoring).toMatchObject({
    tieBreak: ['effect', 'goal', '创新'],
    trimFromSheets: null,
  })
})

test('a machine may leave the trimming out, or say null', async () => {
  const { sent } = await sendForm(TYPED)
  const scoring = Object.assign({}, sent['scoring'], { trimFromSheets: null })
  const plan = read(planForm, (await sendJson({ ...sent, scoring })).sent)
  expect(plan.ok && plan.value.scoring.trimFromSheets).toBeNull()
})

test('whatever stands anywhere, the answer is a plan or Chinese', async () => {
  const { sent } = await sendForm(TYPED)
  for (const wrong of wrongs(sent)) {
    const plan = read(planForm, (await sendJson(wrong)).sent)
    for (const { says } of plan.ok ? [] : plan.refusal.problems) expect(says).toSatisfy(speaksChinese)
  }
})

test.each([undefined, '', 'x', '-1', '1.0', '1'.repeat(10), ['1']])('%j is no version', (version) => {
  expect(read(versionForm, { version })).toEqual({
    ok: false,
    refusal: { why: 'form', problems: [{ field: 'version', says: '请刷新页面再试' }] },
  })
})
