import fc from 'fast-check'
import { type Brought, bringing } from '../../../../src/rulebook/rules/some.ts'
import { describe, expect, test } from 'vitest'
import { fileOf } from '../../../../src/round/calls/drafts/forms/file-written.ts'
import { roundFile } from '../../../../src/round/calls/drafts/forms/file.ts'
import { planForm, typedPlan } from '../../../../src/round/calls/forms/plan.ts'
import { read, readKept } from '../../../../src/web/body.ts'
import { plans } from '../plans-of.ts'
import { planBy, bookWith } from '../ruled.ts'
import { FORM } from '../asking.ts'
import { PLAN, typedNumbers } from '../typed.ts'

describe('a round in a file', () => {
  test('imported elsewhere is the same round: as a file, and as the text of its draft', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const file = JSON.parse(JSON.stringify(fileOf(plan)))
        // all but the lists of topics, which are the district's own
        const { topicList: _, moreTopicLists: __, ...away } = plan
        const back = read(roundFile(true), file)
        expect(
          back.ok ? { ...back.value, parameters: bringing(back.value.parameters as Brought) } : back,
        ).toEqual({
          ...away,
          attachments: [],
        })
        expect(readKept(planForm(null), typedPlan(plan))).toEqual({ ok: true, value: typedNumbers(plan) })
      }),
      { numRuns: 300 },
    )
  })

  test('tells which rulebook it went by, and does not bring it along', () => {
    const { rulebook, ...plan } = planBy(bookWith())
    const file = fileOf({ ...plan, ...(rulebook && { rulebook }) })
    expect(file.rulebook).toEqual({ title: rulebook?.title, version: 'v1' })
    expect(read(roundFile(true), file)).toEqual({ ok: true, value: { ...plan, attachments: [] } })
  })

  test('keeps its list of topics at home; the text of a draft has it', () => {
    const plan = { ...PLAN, topicList: 'l1', moreTopicLists: ['l2', 'l3'] }
    expect(fileOf(plan)).toEqual(fileOf(PLAN))
    expect(readKept(planForm(null), typedPlan(plan))).toEqual({ ok: true, value: typedNumbers(plan) })
  })
})

describe('a form in a file', () => {
  const fileWith = (form: unknown) => {
    return read(roundFile(true), { ...fileOf(PLAN), form })
  }
  const section = (question: unknown) => ({
    parts: [],
    sections: [{ code: 's', title: '一', questions: [question] }],
  })
  const text = { code: 'q', label: '问', kind: 'text', limit: 10 }

  test('is taken as it is', () => {
    expect(fileWith(FORM)).toMatchObject({ ok: true, value: { form: FORM } })
  })

  test.each<[unknown, string]>([
    [{ parts: ['money'], sections: [] }, 'form.parts.0'],
    [{ sections: [] }, 'form.parts'],
    [section({ ...text, kind: 'essay' }), 'form.sections.0.questions.0.kind'],
    [section({ ...text, limit: '10' }), 'form.sections.0.questions.0.limit'],
    [section({ ...text, unit: '个' }), 'form.sections.0.questions.0'],
    [section({ ...text, required: false }), 'form.sections.0.questions.0.required'],
    [section({ ...text, when: { question: 'a' } }), 'form.sections.0.questions.0.when.is'],
    [
      section({ ...text, kind: 'table', columns: [{ code: 'a', label: '甲', required: true }], rows: 1 }),
      'form.sections.0.questions.0.columns.0.required',
    ],
    [section({ ...text, kind: 'choice' }), 'form.sections.0.questions.0.options'],
    ['form', 'form'],
  ])('%j is refused with its place and the reason', (form, path) => {
    const found = fileWith(form)
    expect(found.ok ? [] : found.refusal.problems[0]).toEqual({
      field: path,
      says: expect.stringMatching(/[一-龥]/),
    })
  })
})
