import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ORGANIZATION_KINDS } from '../../../src/people/rules/organization.ts'
import { fileOf, roundFile } from '../../../src/round/calls/forms/file.ts'
import { planForm } from '../../../src/round/calls/forms/plan.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { typedPlan } from '../../../src/round/calls/rules/typed.ts'
import { read, readKept } from '../../../src/web/body.ts'
import { forms, words } from './forms-of.ts'
import { planBy, bookWith } from './ruled.ts'
import { FORM } from './asking.ts'
import { PLAN } from './typed.ts'

const points = (least: number, most: number) => fc.integer({ min: least, max: most })
const second = fc
  .integer({ min: Date.UTC(2013, 0) / 1000, max: Date.UTC(2030, 0) / 1000 })
  .map((at) => at * 1000)

const plans: fc.Arbitrary<Plan> = fc
  .record({
    code: fc.stringMatching(/^[0-9A-Z-]{1,20}$/),
    title: words(60),
    organizer: words(60),
    dates: fc.record({ opens: second, closes: second, scoringCloses: second }),
    tracks: fc.array(
      fc.record(
        {
          code: fc.stringMatching(/^[a-z-]{1,20}$/),
          name: words(40),
          quota: fc.integer({ min: 1, max: 500 }),
          budget: fc.integer({ min: 1, max: 1e9 }),
          askMax: fc.integer({ min: 1, max: 1e9 }),
          askMin: fc.integer({ min: 1, max: 1e9 }),
          kinds: fc.subarray([...ORGANIZATION_KINDS], { minLength: 1 }),
        },
        { requiredKeys: ['code', 'name', 'quota', 'budget', 'askMax', 'kinds'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    criteria: fc.uniqueArray(
      fc.record(
        {
          code: fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/),
          name: words(40),
          max: points(1, 10000),
          asks: words(200),
          bonus: fc.constant(true as const),
          levels: fc.array(fc.record({ name: words(4), from: points(0, 10000), means: words(100) }), {
            minLength: 1,
            maxLength: 4,
          }),
        },
        { requiredKeys: ['code', 'name', 'max', 'asks'] },
      ),
      { minLength: 1, maxLength: 4, selector: ({ code }) => code },
    ),
    categories: fc.option(fc.uniqueArray(words(20), { minLength: 1, maxLength: 5 }), { nil: undefined }),
    form: fc.option(forms, { nil: undefined }),
    decimals: fc.integer({ min: 0, max: 4 }),
    trim: fc.option(fc.integer({ min: 3, max: 50 })),
    skips: fc.boolean(),
  })
  .map(({ decimals, trim, skips, categories, form, ...plan }) => ({
    ...PLAN,
    ...plan,
    ...(categories && { categories }),
    ...(form && { form }),
    scoring: {
      ...PLAN.scoring,
      decimals,
      trimFromSheets: trim,
      tieBreak: plan.criteria.map(({ code }) => code).toReversed(),
    },
    award: { ...PLAN.award, skipWhenOverBudget: skips },
  }))

describe('a round in a file', () => {
  test('imported elsewhere is the same round: as a file, and as the text of its draft', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const back = read(roundFile, JSON.parse(JSON.stringify(fileOf(plan))))
        expect(back).toEqual({ ok: true, value: plan })
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
    const plan = { ...PLAN, topicList: 'l1' }
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
