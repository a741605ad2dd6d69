import { withNumbers } from '../ruled.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Levels, Rubric } from '../../../../src/round/calls/rubric/pages/rubric.tsx'
import type { Criterion, Plan } from '../../../../src/round/calls/rules/plan.ts'
import { faultsOf } from '../../../../src/round/calls/rounds/rules.ts'
import { pointsOf } from '../../../../src/round/calls/rules/round.ts'
import { bandAt, bandsOf, usualLevels } from '../../../../src/round/calls/rubric/rules.ts'
import { usualCriteria } from '../../../../src/round/calls/drafts/rules/usual.ts'
import { PLAN } from '../typed.ts'

const [GOAL] = usualCriteria()
if (!GOAL) throw new Error('the usual rubric has a criterion')
const NOW = PLAN.dates.opens - 1
const withCriteria = (...criteria: Criterion[]): Plan => ({
  ...PLAN,
  criteria,
  parameters: withNumbers(PLAN, { scoring: { tieBreak: [], passMark: 1 } }).parameters,
})

describe('levels', () => {
  test('of 25 points in steps of half a point', () => {
    expect(bandsOf(GOAL, 50).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['优', 2250, 2500],
      ['良', 1850, 2200],
      ['中', 1500, 1800],
      ['差', 0, 1450],
    ])
  })

  test('every mark on a step falls into exactly one of the usual ones', () => {
    const sizes = fc.record({ max: fc.integer({ min: 20, max: 200 }), step: fc.constantFrom(10, 50, 100) })
    fc.assert(
      fc.property(sizes, ({ max, step }) => {
        const levels = usualLevels(max * step, step).map((level) => ({ ...level, means: '…' }))
        const bands = bandsOf({ max: max * step, levels }, step)
        for (let mark = 0; mark <= max * step; mark += step) {
          expect(bands.filter(({ from, to }) => mark >= from && mark <= to)).toHaveLength(1)
        }
        const plan = withCriteria({ ...GOAL, max: max * step, levels })
        const faults = faultsOf({ ...plan, step }, NOW)
        expect(faults).not.toContain('levels-out-of-order')
      }),
    )
  })

  test.each<[string, number[]]>([
    ['that leave out the lowest points', [2250, 1850, 1500, 50]],
    ['out of order', [2250, 1500, 1850, 0]],
    ['of which two begin at once', [2250, 1850, 1850, 0]],
    ['off the step', [2251, 1850, 1500, 0]],
    ['above what can be given', [2550, 1850, 1500, 0]],
  ])('%s contradict themselves', (_, froms) => {
    const levels = froms.map((from, at) => ({ name: '优良中差'.charAt(at), from, means: '…' }))
    expect(faultsOf(withCriteria({ ...GOAL, levels }), NOW)).toContain('levels-out-of-order')
  })

  test('no mark has no level', () => expect(bandAt(bandsOf(GOAL, 50), null)).toBeUndefined())

  test('stand beside the points: the one that they fall into is the current one', () => {
    const page = String(<Levels criterion={GOAL} step={50} typed="20.5" />)
    expect(page).toContain('data-from="18.5" data-to="22" aria-current="true"')
    expect(page.match(/aria-current/g)).toHaveLength(1)
    expect(String(<Levels criterion={GOAL} step={50} typed="" />)).not.toContain('aria-current')
  })
})

describe('bonus points', () => {
  const bonus: Criterion = { code: 'bonus', name: '党建引领', max: 500, asks: '有没有', bonus: true }

  test('come on top of the full mark', () => {
    expect(pointsOf(withCriteria(GOAL, bonus))).toBe(2500)
    const page = String(<Rubric plan={withCriteria(GOAL, bonus)} />)
    expect(page).toContain('满分25分，附加分最多5分')
    expect(page).toContain('附加5分')
  })

  test('do not lift the pass mark within reach', () => {
    const plan = withCriteria(GOAL, bonus)
    const high = withNumbers(plan, { scoring: { passMark: 2501 } })
    expect(faultsOf(high, NOW)).toContain('pass-mark-out-of-reach')
  })
})

test('the call says what each level means', () => {
  const page = String(<Rubric plan={withCriteria(...usualCriteria())} />)
  expect(page).toContain('22.5～25.0')
  expect(page).toContain('0～14.5')
  expect(page).toContain('有基线、有目标、有测量办法')
})
