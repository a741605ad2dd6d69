import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answersForm } from '../../../../src/round/calls/form/forms/answers.ts'
import type { Question } from '../../../../src/round/calls/form/rules/form.ts'
import { type Problem, read } from '../../../../src/web/body.ts'
import { sendForm, sendJson } from '../../../web/sending.ts'
import { speaksChinese, wrongs } from '../../../web/wrongs.ts'
import { ANSWERS, QUESTIONS, TYPED_ANSWERS } from '../asking.ts'

z.config(z.locales.zhCN())

type Fields = Record<string, string | string[] | undefined>

/** As a proposal's own form reads it: under `answers`. */
const within = (questions: Question[] = QUESTIONS) => z.object({ answers: answersForm(questions) })

async function readWith(change: Fields, questions = QUESTIONS) {
  const fields = Object.entries({ ...TYPED_ANSWERS, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return read(within(questions), (await sendForm(Object.fromEntries(fields))).sent)
}
async function problemsOf(change: Fields): Promise<Problem[]> {
  const found = await readWith(change)
  return found.ok ? [] : found.refusal.problems
}

test('answers are read, each by its kind', async () => {
  expect(await readWith({})).toEqual({ ok: true, value: { answers: ANSWERS } })
})

test('of a form without questions there are none, sent or not', () => {
  expect(read(within([]), {})).toEqual({ ok: true, value: { answers: {} } })
  expect(read(within([]), { answers: { other: 'x' } })).toEqual({ ok: true, value: { answers: {} } })
})

test('what is not required may be left out', async () => {
  const found = await readWith({
    'answers.needs[]': [''],
    'answers.area': undefined,
    'answers.from': ' ',
    'answers.where': '',
    'answers.people.0.name': '',
    'answers.people.0.duty': '',
  })
  expect(found).toEqual({ ok: true, value: { answers: { again: '是', before: '服务120人' } } })
})

describe('what is wrong is said at its field, by its label', () => {
  test.each<[string, string | string[] | undefined, string, string?]>([
    ['answers.again', undefined, '请选择“是否延续项目”'],
    ['answers.again', '也许', '“是否延续项目”里没有这个选项'],
    ['answers.before', ' ', '请填写“上一期成效”'],
    ['answers.before', '长'.repeat(101), '“上一期成效”最多100个字'],
    ['answers.before[]', ['a', 'b'], '“上一期成效”的格式不对', 'answers.before'],
    ['answers.needs[]', ['场地', '现金'], '“需要哪些支持”里没有这个选项', 'answers.needs'],
    ['answers.area', '', '请填写“场地面积”'],
    ['answers.area', '-1', '“场地面积”应是数字，整数最多九位，小数最多两位'],
    ['answers.area', '1.234', '“场地面积”应是数字，整数最多九位，小数最多两位'],
    ['answers.area', '1234567890', '“场地面积”应是数字，整数最多九位，小数最多两位'],
    ['answers.area', '四十', '“场地面积”应是数字，整数最多九位，小数最多两位'],
    ['answers.from', '2026-02-30', '“最早开始日期”应是一个有效的日期，如2026-11-22'],
    ['answers.where', '某'.repeat(61), '“集合地点”最多60个字'],
    ['answers.people.0.duty', '', '“安全负责人”第1行没有填“分工”，没有的请写“无”'],
    ['answers.people.1.name', '某'.repeat(201), '“安全负责人”第2行的“姓名”最多200个字'],
  ])('%s: %j', async (name, value, says, field = name) => {
    expect(await problemsOf({ [name]: value })).toContainEqual({ field, says })
  })

  test('of one choice two are too many', () => {
    const found = read(within(), { answers: { again: ['是', '否'] } })
    expect(found.ok ? [] : found.refusal.problems).toContainEqual({
      field: 'answers.again',
      says: '“是否延续项目”只能选一项',
    })
  })

  test('too many rows are refused, blank ones do not count', async () => {
    const row = (at: number) => ({ [`answers.people.${at}.name`]: '甲', [`answers.people.${at}.duty`]: '乙' })
    expect(await problemsOf({ ...row(5), 'answers.people.3.name': '' })).toEqual([])
    expect(await problemsOf({ ...row(1), ...row(5) })).toEqual([
      { field: 'answers.people', says: '“安全负责人”最多2行' },
    ])
  })

  test('a row that is begun wants the required cells alone', () => {
    const people = {
      code: 'people',
      label: '志愿者',
      kind: 'table',
      columns: [
        { code: 'name', label: '姓名' },
        { code: 'phone', label: '电话', required: false },
      ],
      rows: 3,
    } as const satisfies Question
    const readRows = (...rows: object[]) => read(within([people]), { answers: { people: rows } })
    expect(readRows({ name: '王秀兰' }, { name: '', phone: ' ' }, { name: '李敏', phone: '馆内' })).toEqual({
      ok: true,
      value: {
        answers: {
          people: [
            { name: '王秀兰', phone: '' },
            { name: '李敏', phone: '馆内' },
          ],
        },
      },
    })
    const found = readRows({ name: '', phone: '馆内' }, { name: '甲', phone: '长'.repeat(201) })
    expect(found.ok ? [] : found.refusal.problems).toEqual([
      { field: 'answers.people.0.name', says: '“志愿者”第1行没有填“姓名”，没有的请写“无”' },
      { field: 'answers.people.1.phone', says: '“志愿者”第2行的“电话”最多200个字' },
    ])
  })

  test('a required table, list of choices and date are asked for', () => {
    const required = QUESTIONS.map((one) => ({ ...one, required: true as const }))
    const found = read(within(required), { answers: { again: '否' } })
    expect(found.ok ? [] : found.refusal.problems).toEqual([
      { field: 'answers.needs', says: '请选择“需要哪些支持”，至少一项' },
      { field: 'answers.from', says: '请填写“最早开始日期”' },
      { field: 'answers.where', says: '请填写“集合地点”' },
      { field: 'answers.people', says: '请填写“安全负责人”，至少一行' },
    ])
  })
})

test('what is not asked is not read, and not refused whatever stands there', async () => {
  const found = await readWith({
    'answers.again': '否',
    'answers.before': '长'.repeat(500),
    'answers.needs[]': ['宣传'],
    'answers.area': '不知道',
  })
  const { before: _, area: __, ...others } = ANSWERS
  expect(found).toEqual({ ok: true, value: { answers: { ...others, again: '否', needs: ['宣传'] } } })
})

test('whatever stands anywhere, the answer is answers or Chinese', async () => {
  const { sent } = await sendForm(TYPED_ANSWERS)
  for (const wrong of wrongs(sent)) {
    const found = read(within(), (await sendJson(wrong)).sent)
    for (const { says } of found.ok ? [] : found.refusal.problems) expect(says).toSatisfy(speaksChinese)
  }
})
