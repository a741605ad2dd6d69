import { typedForm } from '../asking.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planForm, typedPlan } from '../../../../src/round/calls/forms/plan.ts'
import { readFormEdit, sectionsIn, withEdit } from '../../../../src/round/calls/form/rules/edits.ts'
import { MOST } from '../../../../src/round/calls/form/rules/form.ts'
import { usualForm } from '../../../../src/round/calls/form/rules/usual.ts'
import { readKept } from '../../../../src/web/body.ts'
import { FORM } from '../asking.ts'
import { forms } from '../forms-of.ts'
import { PLAN, typedNumbers } from '../typed.ts'

const TYPED = { ...typedForm(FORM), version: '3' }

function edit(word: string, typed: Record<string, string> = TYPED) {
  const read = readFormEdit(word)
  if (!read) throw new Error(`no edit: ${word}`)
  const { typed: after, at } = withEdit(typed, read)
  const codes = sectionsIn(after).map(({ own, questions }) => [
    own['code'],
    ...questions.map((one) => one['code']),
  ])
  return { after, at, codes }
}

const BACKGROUND = ['background', 'again', 'before', 'needs']
const SUPPORT = ['support', 'area', 'from', 'where', 'people', 'plan']

describe('the buttons of a form', () => {
  test.each<[string, unknown, string]>([
    ['add-question.0', [[...BACKGROUND, 'q1'], SUPPORT], 'form.sections.0.questions.3.label'],
    ['add-section', [BACKGROUND, SUPPORT, ['s1', 'q1']], 'form.sections.2.title'],
    ['remove-question.0.1', [['background', 'again', 'needs'], SUPPORT], 'form.sections.0.title'],
    ['remove-section.0', [SUPPORT], 'form.parts'],
    ['up-section.1', [SUPPORT, BACKGROUND], 'form.sections.0.title'],
    [
      'down-question.0.0',
      [['background', 'before', 'again', 'needs'], SUPPORT],
      'form.sections.0.questions.1.label',
    ],
    ['up-question.0.0', [BACKGROUND, SUPPORT], ''],
    ['down-section.1', [BACKGROUND, SUPPORT], ''],
    ['remove-question.7.7', [BACKGROUND, SUPPORT], ''],
    ['add-question.9', [BACKGROUND, SUPPORT], ''],
  ])('%s', (word, codes, at) => {
    const done = edit(word)
    expect([done.codes, done.at]).toEqual([codes, at])
    expect(done.after['version']).toBe('3')
  })

  test('add no more than a form may hold', () => {
    let typed: Record<string, string> = {}
    for (let i = 0; i < MOST.sections + 3; i++) typed = edit('add-section', typed).after
    for (let i = 0; i < MOST.questions + 3; i++) typed = edit('add-question.0', typed).after
    const sections = sectionsIn(typed)
    expect([sections.length, sections[0]?.questions.length]).toEqual([MOST.sections, MOST.questions])
    const codes = sections.flatMap(({ questions }) => questions.map((one) => one['code']))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test.each([undefined, '', 'next', 'stay', 'drop-question.0', 'constructor'])('%j is none', (word) => {
    expect(readFormEdit(word)).toBeNull()
  })

  test('moved down and up again, a question is where it was', () => {
    fc.assert(
      fc.property(forms, fc.nat(3), fc.nat(5), (form, s, q) => {
        const typed = typedForm(form)
        const down = edit(`down-question.${s}.${q}`, typed)
        expect(down.at === '' ? typed : edit(`up-question.${s}.${q + 1}`, down.after).after).toEqual(typed)
      }),
    )
  })
})

describe('a form as it is typed', () => {
  const formIn = (change: Record<string, string>) =>
    readKept(planForm(null), { ...typedPlan({ ...PLAN, form: FORM }), ...change })
  const problems = (change: Record<string, string>) => {
    const plan = formIn(change)
    return plan.ok ? [] : plan.refusal.problems
  }

  test('is the form', () =>
    expect(formIn({})).toEqual({ ok: true, value: typedNumbers({ ...PLAN, form: FORM }) }))

  test('that is usual is one to start from', () => {
    const plan = readKept(planForm(null), { ...typedPlan(PLAN), ...typedForm(usualForm()) })
    expect(plan).toEqual({ ok: true, value: typedNumbers({ ...PLAN, form: usualForm() }) })
  })

  test('leaves out what says nothing, and keeps an empty form a form', () => {
    const added = edit('add-section', edit('add-question.0', typedPlan({ ...PLAN, form: FORM })).after).after
    expect(readKept(planForm(null), added)).toEqual({
      ok: true,
      value: typedNumbers({ ...PLAN, form: FORM }),
    })
    const none = { parts: [], sections: [] }
    expect(readKept(planForm(null), typedPlan({ ...PLAN, form: none }))).toEqual({
      ok: true,
      value: typedNumbers({ ...PLAN, form: none }),
    })
  })

  const Q = 'form.sections.0.questions'
  test.each<[string, string, string]>([
    ['form.sections.0.title', '', '请填写这一部分的名称'],
    ['form.sections.0.code', '项目', '代号以小写字母开头，只用小写字母、数字和连字符'],
    ['form.parts[]', 'files\nmoney', '没有这一部分'],
    [`${Q}.0.label`, '长'.repeat(61), '问题最多60个字'],
    [`${Q}.0.code`, '1a', '代号以小写字母开头，只用小写字母、数字和连字符'],
    [`${Q}.0.kind`, 'essay', '请选择题型'],
    [`${Q}.0.options`, '是', '请填写选项，一行一个，至少两个'],
    [`${Q}.0.options`, `是\n${'长'.repeat(61)}`, `“${'长'.repeat(61)}”太长，一个选项最多60个字`],
    [`${Q}.1.limit`, '0', '字数上限应在1到5000之间'],
    [`${Q}.1.limit`, '许多', '字数上限应是整数'],
    ['form.sections.1.questions.0.unit', '', '请填写单位'],
    ['form.sections.1.questions.3.columns', '', '请填写栏目，一行一个'],
    ['form.sections.1.questions.3.rows', '51', '行数应在1到50之间'],
    ['categories', '为老服务\n为老服务', '领域“为老服务”写了两次'],
    ['categories', '长'.repeat(21), `“${'长'.repeat(21)}”太长，一个领域最多20个字`],
    ['categories', Array.from({ length: 41 }, (_, at) => `领域${at}`).join('\n'), '领域最多40个'],
  ])('%s: %j is refused in words', (name, value, says) => {
    expect(problems({ [name]: value })).toEqual([{ field: name.replace('[]', ''), says }])
  })

  test('more sections and questions than a form holds are refused in words', () => {
    const many = (prefix: string, count: number, row: Record<string, string>) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) =>
          Object.entries(row).map(([name, text]) => [`${prefix}.${at}.${name}`, text]),
        ).flat(),
      )
    const section = { code: 'a', title: '甲' }
    const question = { code: 'a', label: '甲', kind: 'date' }
    expect(problems(many('form.sections', MOST.sections + 1, section))).toContainEqual({
      field: 'form.sections',
      says: '最多12个部分',
    })
    expect(problems(many(Q, MOST.questions + 1, question))).toContainEqual({
      field: Q,
      says: '一部分最多20个问题',
    })
  })

  test('a column that may be left blank says so after its name, in brackets of either width', () => {
    const typed = '姓名\nphone-2 联系办法（选填）\n备注 (选填)\n甲（必填）\n（选填）'
    const plan = formIn({ 'form.sections.1.questions.3.columns': typed })
    const question = plan.ok ? plan.value.form?.sections[1]?.questions[3] : undefined
    expect(question).toMatchObject({
      columns: [
        { code: 'c1', label: '姓名' },
        { code: 'phone-2', label: '联系办法', required: false },
        { code: 'c3', label: '备注', required: false },
        { code: 'c4', label: '甲' },
        { code: 'c5', label: '（选填）' },
      ],
    })
  })

  test('columns have a code by their place, or their own', () => {
    const plan = formIn({ 'form.sections.1.questions.3.columns': '姓名\nphone-2 联系办法\n' })
    const question = plan.ok ? plan.value.form?.sections[1]?.questions[3] : undefined
    expect(question).toMatchObject({
      columns: [
        { code: 'c1', label: '姓名' },
        { code: 'phone-2', label: '联系办法' },
      ],
    })
  })
})
