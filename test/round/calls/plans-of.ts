import fc from 'fast-check'
import { ORGANIZATION_KINDS } from '../../../src/people/rules/organization.ts'
import { bringing } from '../../../src/rulebook/rules/some.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { listsAs } from '../../../src/round/calls/topics/rules.ts'
import { forms, words } from './forms-of.ts'

const points = (least: number, most: number) => fc.integer({ min: least, max: most })
const count = (most: number) => fc.integer({ min: 1, max: most })
const second = fc
  .integer({ min: Date.UTC(2013, 0) / 1000, max: Date.UTC(2030, 0) / 1000 })
  .map((at) => at * 1000)

/** Plans of every shape that can be typed; they need not make sense. */
export const plans: fc.Arbitrary<Plan> = fc
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
    lists: fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{4}$/), { maxLength: 3 }),
    categories: fc.option(fc.uniqueArray(words(20), { minLength: 1, maxLength: 5 }), { nil: undefined }),
    form: fc.option(forms, { nil: undefined }),
    step: points(1, 1000),
    parameters: fc.record({
      proposals: fc.record({ perOrganization: count(20), longestMonths: count(24) }),
      panel: fc.record({ size: fc.integer({ min: 3, max: 15 }) }),
      scoring: fc.record({
        minSheets: count(15),
        trimFromSheets: fc.option(fc.integer({ min: 3, max: 15 })),
        decimals: fc.integer({ min: 0, max: 4 }),
        passMark: points(0, 10000),
      }),
      awards: fc.record({ perOrganizationAndTrack: count(10), skipWhenOverBudget: fc.boolean() }),
      publicity: fc.record({ days: count(30), countsFirstDay: fc.boolean() }),
      agreements: fc.record({ signWorkingDays: count(120) }),
      payments: fc.record({
        tranches: fc.array(
          fc.record({
            percent: count(100),
            on: fc.constantFrom('agreement_signed' as const, 'midterm_passed', 'final_passed'),
          }),
          { minLength: 1, maxLength: 5 },
        ),
      }),
      closing: fc.record({ gradeA: points(100, 10000), gradeB: points(100, 10000) }),
    }),
  })
  .map(({ categories, form, lists, parameters, ...plan }) => ({
    ...plan,
    ...listsAs(lists),
    ...(categories && { categories }),
    ...(form && { form }),
    parameters: bringing({
      ...parameters,
      scoring: { ...parameters.scoring, tieBreak: plan.criteria.map(({ code }) => code).toReversed() },
    }),
  }))
