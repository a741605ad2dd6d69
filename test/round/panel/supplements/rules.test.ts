import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Member } from '../../../../src/round/panel/rules/panel.ts'
import {
  type Supplemented,
  type Wanting,
  readyIn,
  supplement,
} from '../../../../src/round/panel/supplements/rules.ts'
import { scoringPlan } from '../../scoring/plan.ts'

const memberOf = (id: string, sheets: number, change: Partial<Member> = {}): Member => ({
  ...{ id, name: id, employer: '', field: '', personId: id, acceptedAt: 1, expiresAt: 9 },
  ...{ isReader: false, hasLeft: false, isOut: false, declaredAt: 1, sheets, removedAt: null, ...change },
})
const wantingOf = (at: number, missing: number): Wanting => ({
  ...{ submissionId: `s${at}`, organizationId: `o${at}`, number: at, title: '', live: 1, missing },
})

/** Some want sheets; of five members some have sheets, have left, were taken off, have not declared, or may not judge. */
const panels = fc
  .record({
    missing: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }),
    sheets: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
    off: fc.subarray([0, 1, 2, 3, 4]),
    how: fc.constantFrom({ hasLeft: true }, { removedAt: 2 }, { declaredAt: null }),
    barred: fc.array(fc.tuple(fc.nat(4), fc.nat(5)), { maxLength: 8 }),
    given: fc.array(fc.tuple(fc.nat(4), fc.nat(5)), { maxLength: 8 }),
  })
  .map(({ missing, sheets, off, how, barred, given }): Supplemented => ({
    ...{ roundId: 'r', plan: scoringPlan(), openedAt: 1, assignedAt: 1 },
    members: sheets.map((count, e) => memberOf(`e${e}`, count, off.includes(e) ? how : {})),
    recusals: barred.map(([e, o]) => ({
      ...{ expertId: `e${e}`, organizationId: `o${o}`, organization: '', reason: '' },
    })),
    wanting: missing.map((count, at) => wantingOf(at, count)),
    given: given.map(([e, s]) => ({ expertId: `e${e}`, submissionId: `s${s}` })),
  }))

describe('what is missing', () => {
  test('goes to whoever may judge it and had no sheet on it: as much as there is, and no more', () => {
    fc.assert(
      fc.property(panels, (of) => {
        const pairs = supplement(of)
        const ready = readyIn(of).map(({ id }) => id)
        const mayJudge = (expertId: string, { submissionId, organizationId }: Wanting) =>
          ready.includes(expertId) &&
          !of.recusals.some((one) => one.expertId === expertId && one.organizationId === organizationId) &&
          !of.given.some((one) => one.expertId === expertId && one.submissionId === submissionId)
        for (const one of of.wanting) {
          const own = pairs.filter(({ submissionId }) => submissionId === one.submissionId)
          const free = ready.filter((id) => mayJudge(id, one)).length
          expect(own).toHaveLength(Math.min(one.missing, free))
          expect(own.every(({ expertId }) => mayJudge(expertId, one))).toBe(true)
          expect(new Set(own.map(({ expertId }) => expertId)).size).toBe(own.length)
          expect(own.every(({ organizationId }) => organizationId === one.organizationId)).toBe(true)
        }
      }),
    )
  })

  test('goes to those who have least', () => {
    const of: Supplemented = {
      ...{ roundId: 'r', plan: scoringPlan(), openedAt: 1, assignedAt: 1, recusals: [], given: [] },
      members: [memberOf('busy', 9), memberOf('idle', 0), memberOf('fresh', 1)],
      wanting: [wantingOf(1, 1), wantingOf(2, 1), wantingOf(3, 1)],
    }
    const of3 = supplement(of).map(({ expertId }) => expertId)
    expect(of3.toSorted()).toEqual(['fresh', 'idle', 'idle'])
  })
})
