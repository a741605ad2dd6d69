import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { numbersForm } from '../../../src/round/calls/forms/numbers.ts'
import { planForm, typedPlan, versionForm } from '../../../src/round/calls/forms/plan.ts'
import { type Problem, read } from '../../../src/web/body.ts'
import { sendForm, sendJson } from '../../web/sending.ts'
import { speaksChinese, wrongs } from '../../web/wrongs.ts'
import { PLAN, TYPED, typedNumbers } from './typed.ts'

z.config(z.locales.zhCN())

type Fields = Record<string, string | string[] | undefined>

async function problemsOf(change: Fields): Promise<Problem[]> {
  const fields = Object.entries({ ...TYPED, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const plan = read(planForm(null), (await sendForm(Object.fromEntries(fields))).sent)
  return plan.ok ? [] : plan.refusal.problems
}

test('a plan is read', async () => {
  expect(read(planForm(null), (await sendForm(TYPED)).sent)).toEqual({ ok: true, value: typedNumbers(PLAN) })
})

test('a plan is shown as it would be typed, to the second', async () => {
  const plan = { ...PLAN, dates: { ...PLAN.dates, closes: PLAN.dates.closes + 59_000 } }
  const { 'tracks.0.kinds[]': kinds = '', ...typed } = typedPlan(plan)
  const { sent } = await sendForm({ ...typed, 'tracks.0.kinds[]': kinds.split('\n') })
  expect(typed['dates.closes.day']).toBe('2026-11-27')
  expect(typed['dates.closes.time']).toBe('17:00:59')
  expect(read(planForm(null), sent)).toEqual({ ok: true, value: typedNumbers(plan) })
})

describe('what is wrong is said at its field', () => {
  test.each<[string, string | string[] | undefined, string, string?]>([
    ['code', '', '请填写简称'],
    ['code', '二〇二六', '简称只用数字、字母和连字符'],
    ['code', 'x'.repeat(21), '简称最多20个字'],
    ['title', undefined, '请填写名称'],
    ['title', '长'.repeat(61), '名称最多60个字'],
    ['organizer', ' ', '请填写主办单位'],
    ['dates.opens', '2026-02-30T10:00', '开始申报应是一个有效的日期和时间，如2026-01-31，17:00或者24:00'],
    ['dates.closes', '2026-11-27T24:01', '申报截止应是一个有效的日期和时间，如2026-01-31，17:00或者24:00'],
    ['dates.scoringCloses', undefined, '请填写评分截止时间'],
    ['tracks.0.code', '社区', '代号只用数字、字母和连字符'],
    ['tracks.0.quota', '0', '名额应在1到500之间'],
    ['tracks.0.quota', '1.5', '名额应是整数'],
    ['tracks.0.budget', '0', '资金预算应在0.01到1,000,000,000.00元之间'],
    ['tracks.0.askMax', '1,5', '每项最高应是大于0的金额，最多两位小数'],
    ['tracks.0.kinds[]', undefined, '请选择谁可以申报', 'tracks.0.kinds'],
    ['tracks.0.kinds[]', ['company'], '请选择谁可以申报', 'tracks.0.kinds.0'],
    ['criteria.1.max', '0', '满分应在0.01到100之间，最多两位小数'],
    ['criteria.1.code', 'Effect', '代号以小写字母开头，只用小写字母、数字和连字符'],
    ['criteria.1.asks', '', '请写明评什么'],
    ['parameters.scoring.trimFromSheets', '2', '去高去低自应在3到15之间'],
    ['parameters.scoring.trimFromSheets', '两', '去高去低自应是整数'],
    ['parameters.scoring.decimals', '5', '得分小数应在0到4之间'],
    ['parameters.awards.skipWhenOverBudget', 'perhaps', '请选择超出余额时顺延'],
    ['parameters.publicity.days', '9'.repeat(9), '公示期应在1到60之间'],
    ['parameters.payments.tranches.1.on', '', '请选择拨付条件'],
    ['parameters.payments.tranches.1.percent', '-40', '比例应是整数'],
    ['parameters.closing.gradeA', '', '请填写优秀线（A等）'],
    ['parameters.proposals.longestMonths', '25', '项目最长实施期应在1到24之间'],
  ])('%s: %j', async (name, value, says, field = name) => {
    expect(await problemsOf({ [name]: value })).toEqual([{ field, says }])
  })

  test('all that is missing is said at once', async () => {
    const nothing = read(planForm(null), {})
    expect(nothing.ok ? [] : nothing.refusal.problems.map(({ field }) => field)).toEqual([
      'title',
      'code',
      'organizer',
      'step',
      'dates',
      'tracks',
      'criteria',
      'parameters',
    ])
  })

  test('of a stage of switches alone, where none was chosen, each is said to be missing', () => {
    const key = 'awards.skipWhenOverBudget'
    const nothing = read(numbersForm([key], { [key]: { to: 'track' } }), {})
    expect(nothing.ok ? [] : nothing.refusal.problems.map(({ field }) => field)).toEqual([key])
  })

  test('an amount of full-width digits is a number all the same', async () => {
    expect(
      await problemsOf({
        'parameters.proposals.longestMonths': '１２',
        'tracks.0.budget': '３５００００元',
        'parameters.closing.gradeB': '６０',
      }),
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
        'parameters.payments.tranches.0.percent': '',
        'parameters.payments.tranches.0.on': '',
        'parameters.payments.tranches.1.percent': '',
        'parameters.payments.tranches.1.on': '',
      }),
    ).toEqual([{ field: 'parameters.payments.tranches', says: '请填写拨付次序' }])
  })

  test('are at most twelve', async () => {
    const tracks = Array.from({ length: 13 }, (_, at) =>
      Object.entries(TYPED).flatMap(([name, value]) =>
        name.startsWith('tracks.0.') ? [[name.replace('.0.', `.${at}.`), value]] : [],
      ),
    )
    expect(await problemsOf(Object.fromEntries(tracks.flat()))).toContainEqual({
      field: 'tracks',
      says: '最多12行',
    })
  })
})

test('a tie-break is typed by name or by code, or not at all; blank trimming is none', async () => {
  const scoringOf = async (change: Fields) => {
    const fields = Object.entries({ ...TYPED, ...change }).filter((one) => one[1] !== undefined)
    const plan = read(planForm(null), (await sendForm(Object.fromEntries(fields) as typeof TYPED)).sent)
    return plan.ok ? plan.value.parameters.scoring : plan.refusal
  }
  const typed = {
    'parameters.scoring.tieBreak': 'effect\n项目目标\n创新',
    'parameters.scoring.trimFromSheets': ' ',
  }
  expect(await scoringOf(typed)).toMatchObject({
    tieBreak: ['effect', '项目目标', '创新'],
    trimFromSheets: null,
  })
  expect(await scoringOf({ 'parameters.scoring.tieBreak': '' })).toMatchObject({ tieBreak: [] })
  expect(await scoringOf({ 'parameters.scoring.passMark': '0' })).toMatchObject({ passMark: 0 })
})

test('a deadline at 24:00 is the end of its day, and is shown as that', async () => {
  const { sent } = await sendForm({ ...TYPED, 'dates.closes': '2026-11-27T24:00' })
  const plan = read(planForm(null), sent)
  const dates = plan.ok && plan.value.dates
  expect(dates && dates.closes).toBe(Date.parse('2026-11-28T00:00:00+08:00'))
  const typed = typedPlan({ ...PLAN, ...(dates && { dates }) })
  expect([typed['dates.closes.day'], typed['dates.closes.time']]).toEqual(['2026-11-27', '24:00'])
})

test('a machine may leave the trimming out, or say null', async () => {
  const { sent } = await sendForm(TYPED)
  const parameters = structuredClone(sent['parameters']) as { scoring: Record<string, unknown> }
  parameters.scoring['trimFromSheets'] = null
  const plan = read(planForm(null), (await sendJson({ ...sent, parameters })).sent)
  expect(plan.ok && plan.value.parameters.scoring?.trimFromSheets).toBeNull()
})

test('whatever stands anywhere, the answer is a plan or Chinese', async () => {
  const { sent } = await sendForm(TYPED)
  const form = planForm(null)
  for (const wrong of wrongs(sent)) {
    const plan = read(form, (await sendJson(wrong)).sent)
    for (const { says } of plan.ok ? [] : plan.refusal.problems) expect(says).toSatisfy(speaksChinese)
  }
})

test.each([undefined, '', 'x', '-1', '1.0', '1'.repeat(10), ['1']])('%j is no version', (version) => {
  expect(read(versionForm, { version })).toEqual({
    ok: false,
    refusal: { why: 'form', problems: [{ field: 'version', says: '请重新打开这一页' }] },
  })
})
