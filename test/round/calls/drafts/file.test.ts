import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileOf, roundFile } from '../../../../src/round/calls/drafts/forms/file.ts'
import { planForm } from '../../../../src/round/calls/forms/plan.ts'
import { typedPlan } from '../../../../src/round/calls/drafts/rules/typed.ts'
import { read, readKept } from '../../../../src/web/body.ts'
import { plans } from '../plans-of.ts'
import { planBy, bookWith } from '../ruled.ts'
import { FORM } from '../asking.ts'
import { PLAN } from '../typed.ts'

describe('a round in a file', () => {
  test('imported elsewhere is the same round: as a file, and as the text of its draft', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const back = read(roundFile, JSON.parse(JSON.stringify(fileOf(plan))))
        // all but the lists of topics, which are the district's own
        const { topicList: _, moreTopicLists: __, ...away } = plan
        expect(back).toEqual({ ok: true, value: away })
        expect(readKept(planForm, typedPlan(plan))).toEqual({ ok: true, value: plan })
      }),
      { numRuns: 300 },
    )
  })

  test('tells which rulebook it went by, and does not bring it along', () => {
    const { rulebook, ...plan } = planBy(bookWith())
    const file = fileOf({ ...plan, ...(rulebook && { rulebook }) })
    expect(file.rulebook).toEqual({ title: rulebook?.title, version: 'v1' })
    expect(read(roundFile, file)).toEqual({ ok: true, value: plan })
  })

  test('keeps its list of topics at home; the text of a draft has it', () => {
    const plan = { ...PLAN, topicList: 'l1', moreTopicLists: ['l2', 'l3'] }
    expect(read(roundFile, fileOf(plan))).toEqual({ ok: true, value: PLAN })
    expect(readKept(planForm, typedPlan(plan))).toEqual({ ok: true, value: plan })
  })
})

describe('a form in a file', () => {
  const fileWith = (form: unknown) => {
    const { round, ...file } = fileOf(PLAN)
    return read(roundFile, { ...file, round: { ...round, form } })
  }
  const section = (question: unknown) => ({
    parts: [],
    sections: [{ code: 's', title: '一', questions: [question] }],
  })
  const text = { code: 'q', label: '问', kind: 'text', limit: 10 }

  test('is taken as it is', () => {
    expect(fileWith(FORM)).toEqual({ ok: true, value: { ...PLAN, form: FORM } })
  })

  test.each<[unknown, string]>([
    [{ parts: ['money'], sections: [] }, 'round.form.parts.0'],
    [{ sections: [] }, 'round.form.parts'],
    [section({ ...text, kind: 'essay' }), 'round.form.sections.0.questions.0.kind'],
    [section({ ...text, limit: '10' }), 'round.form.sections.0.questions.0.limit'],
    [section({ ...text, unit: '个' }), 'round.form.sections.0.questions.0'],
    [section({ ...text, required: false }), 'round.form.sections.0.questions.0.required'],
    [section({ ...text, when: { question: 'a' } }), 'round.form.sections.0.questions.0.when.is'],
    [
      section({ ...text, kind: 'table', columns: [{ code: 'a', label: '甲', required: true }], rows: 1 }),
      'round.form.sections.0.questions.0.columns.0.required',
    ],
    [section({ ...text, kind: 'choice' }), 'round.form.sections.0.questions.0.options'],
    ['form', 'round.form'],
  ])('%j is refused with its place and the reason', (form, path) => {
    const found = fileWith(form)
    expect(found.ok ? [] : found.refusal.problems[0]).toEqual({
      field: path,
      says: expect.stringMatching(/[一-龥]/),
    })
  })
})
