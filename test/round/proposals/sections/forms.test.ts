import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { submissionForm } from '../../../../src/round/proposals/submissions/forms.ts'
import { CELLS } from '../../../../src/round/proposals/budget/rules/lines.ts'
import { type Problem, read } from '../../../../src/web/body.ts'
import { sendForm, sendJson } from '../../../web/sending.ts'
import { speaksChinese, wrongs } from '../../../web/wrongs.ts'
import { readTyped } from './read.ts'
import { CONTENT, TYPED, sentOf } from '../typed.ts'

z.config(z.locales.zhCN())

async function problemsOf(change: Record<string, string | undefined>): Promise<Problem[]> {
  const fields = Object.entries({ ...TYPED, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const content = readTyped((await sendForm(Object.fromEntries(fields))).typed)
  return content.problems.map(({ field, says }) => ({ field, says }))
}

test('a proposal is read', async () => {
  expect(readTyped((await sendForm(TYPED)).typed).content).toEqual(CONTENT)
})

test('what was read can be sent again by a machine, amounts in 元', async () => {
  expect(readTyped((await sendJson(sentOf(CONTENT))).typed).content).toEqual(CONTENT)
})

const PRICE = '单价应是大于0的金额，最多两位小数'
const PRICE_RANGE = '单价应在0.01到9,999,999.99元之间'
const QUANTITY = '数量应是数字，最多两位小数'
const QUANTITY_RANGE = '数量应在0.01到99,999.99之间'

describe('what is wrong is said at its field', () => {
  test.each<[string, string | undefined, string]>([
    ['title', '', '请填写项目名称'],
    ['title', undefined, '请填写项目名称'],
    ['title', '长'.repeat(31), '项目名称最多30个字'],
    ['track', '', '请选择赛道'],
    ['category', '', '请选择领域'],
    ['place', ' ', '请填写实施地点'],
    ['months', '', '请填写实施时间'],
    ['months', '0', '实施时间应在1到24之间'],
    ['months', '25', '实施时间应在1到24之间'],
    ['months', '1.5', '实施时间应是整数'],
    ['months', '9'.repeat(1000), '实施时间应是整数'],
    ['leader', '', '请填写项目负责人'],
    ['summary', '长'.repeat(501), '项目概况最多500个字'],
    ['need', '长'.repeat(1001), '居民需求最多1000个字'],
    ['goals', ' \n\n ', '请至少写一条目标'],
    ['goals', undefined, '请填写目标'],
    ['goals', '目标\n'.repeat(11), '目标最多10条'],
    ['goals', `短\n${'长'.repeat(201)}`, '第2条目标太长，最多200个字'],
    ['outputs.0.target', '', '请填写目标值'],
    ['outputs.0.target', '-1', '目标值应是数字，最多两位小数'],
    ['outputs.0.target', '1.005', '目标值应是数字，最多两位小数'],
    ['outputs.0.unit', '', '请填写单位'],
    ['effects.0.baseline', '很少', '基线应是数字，最多两位小数'],
    ['effects.0.method', '', '请填写测量办法'],
    ['plan.0.month', '25', '从第几月应在1到24之间'],
    ['risks.0.response', '', '请填写应对办法'],
    ['budget.1.kind', '', '请选择科目'],
    ['budget.1.kind', 'car', '请选择科目'],
    ['budget.1.name', '', '请填写事项'],
    ['budget.1.price', '', '请填写单价'],
    ['budget.1.price', '3元5', PRICE],
    ['budget.1.price', '0', PRICE_RANGE],
    ['budget.1.price', '-1', PRICE],
    ['budget.1.price', '1.005', PRICE],
    ['budget.1.price', '10,000,000', PRICE_RANGE],
    ['budget.1.price', '=1+1', PRICE],
    ['budget.1.quantity', '', '请填写数量'],
    ['budget.1.quantity', '40元', QUANTITY],
    ['budget.1.quantity', '40场', QUANTITY],
    ['budget.1.quantity', '0.001', QUANTITY],
    ['budget.1.quantity', '100000', QUANTITY_RANGE],
    ['budget.1.quantity', '0', QUANTITY_RANGE],
    ['budget.1.unit', '', '请填写单位'],
    ['budget.1.unit', '长'.repeat(11), '单位最多10个字'],
    ['budget.1.source', '', '请选择资金来源'],
    ['budget.1.source', '申请资助', '请选择资金来源'],
    ['budget.1.basis', '', '请填写测算依据'],
    ['budget.1.basis', '长'.repeat(201), '测算依据最多200个字'],
    ['budget.1.activity', '长'.repeat(201), '对应活动最多200个字'],
  ])('%s: %j', async (field, value, says) =>
    expect(await problemsOf({ [field]: value })).toEqual([{ field, says }]),
  )

  test('all that is missing is said at once', () => {
    const nothing = readTyped({})
    const fields = nothing.problems.map(({ field }) => field)
    expect(fields.toSorted()).toEqual(
      'budget category effects goals innovation leader months need outputs place plan risks summary title track'.split(
        ' ',
      ),
    )
  })

  test('nothing asked for is no application', async () => {
    expect(await problemsOf({ 'budget.0.source': 'other', 'budget.1.source': 'in-kind' })).toEqual([
      { field: 'budget', says: '申请资金合计不能为0' },
    ])
  })
})

describe('text', () => {
  test('is counted as people count it: a rare character or an emoji is one, a line’s end is one', async () => {
    expect(await problemsOf({ title: '𠮷'.repeat(30), summary: `${'一\r\n'.repeat(249)}一二` })).toEqual([])
    expect(await problemsOf({ title: '𠮷'.repeat(31) })).toEqual([
      { field: 'title', says: '项目名称最多30个字' },
    ])
  })
  test('of full-width digits is a number all the same', async () => {
    expect(
      await problemsOf({
        months: '１０',
        'outputs.0.target': '４０．５',
        'budget.0.price': '１００元',
        'budget.0.quantity': '４０',
      }),
    ).toEqual([])
  })
})

describe('rows', () => {
  const blank = Object.fromEntries(CELLS.map((cell) => [`budget.0.${cell}`, cell === 'name' ? ' ' : '']))

  test('left blank do not count, and the others keep their number', async () => {
    expect(await problemsOf(blank)).toEqual([])
    expect(await problemsOf({ ...blank, 'budget.1.price': 'x' })).toEqual([
      { field: 'budget.1.price', says: PRICE },
    ])
  })

  test('left out do not count either', async () => {
    const gone = Object.fromEntries(Object.keys(blank).map((name) => [name, undefined]))
    expect(await problemsOf({ ...gone, 'budget.1.price': 'x' })).toEqual([
      { field: 'budget.1.price', says: PRICE },
    ])
  })

  test('all blank are none', async () => {
    expect(await problemsOf({ 'risks.0.risk': '', 'risks.0.response': '' })).toEqual([
      { field: 'risks', says: '请至少写一项风险与应对' },
    ])
  })

  test('are at most forty', async () => {
    const rows = Object.fromEntries(
      Array.from({ length: 41 }, (_, i) => [`plan.${i}.work`, '做事'] as const).flatMap(([name, work]) => [
        [name, work],
        [name.replace('work', 'month'), '1'],
      ]),
    )
    expect(await problemsOf(rows)).toEqual([{ field: 'plan', says: '最多40行' }])
  })
})

describe('submitting', () => {
  test('needs the declaration; the versions of the sections are sent along where they are known', async () => {
    expect(read(submissionForm, { declaration: 'yes', seen: 'about.3' })).toEqual({
      ok: true,
      value: { declaration: 'yes', seen: 'about.3' },
    })
    expect(read(submissionForm, { declaration: 'yes' }).ok).toBe(true)
    expect(read(submissionForm, {})).toEqual({
      ok: false,
      refusal: { why: 'form', problems: [{ field: 'declaration', says: '请确认所填内容真实' }] },
    })
  })

  test('whatever stands anywhere, the answer is a proposal or Chinese', async () => {
    const { sent } = await sendForm(TYPED)
    for (const wrong of wrongs(sent)) {
      const form = readTyped((await sendJson(wrong)).typed)
      for (const { says } of form.problems) expect(says).toSatisfy(speaksChinese)
    }
  })
})
