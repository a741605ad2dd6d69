import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, sheetsOf, sumOf } from '../../../src/round/panel/rules/assignment.ts'

const name = (letter: string) => fc.integer({ min: 0, max: 6 }).map((n) => `${letter}${n}`)
const submissions = fc.uniqueArray(fc.record({ submissionId: name('s'), organizationId: name('o') }), {
  selector: ({ submissionId }) => submissionId,
})
const members = fc.uniqueArray(fc.record({ id: name('e') }), { selector: ({ id }) => id })
const recusals = fc.array(fc.record({ expertId: name('e'), organizationId: name('o') }), { maxLength: 12 })

/** A second way: a table of all pairs, from which each recusal strikes out what it bars. */
function struckOut(...[submitted, sitting, barred]: Parameters<typeof assign>): string[] {
  const table = new Map<string, Set<string>>()
  for (const { submissionId } of submitted) table.set(submissionId, new Set(sitting.map(({ id }) => id)))
  for (const { expertId, organizationId } of barred) {
    for (const one of submitted) {
      if (one.organizationId === organizationId) table.get(one.submissionId)?.delete(expertId)
    }
  }
  return [...table].flatMap(([submissionId, ids]) => [...ids].map((id) => `${submissionId} ${id}`)).toSorted()
}

test('everyone who is not barred gets everything, nobody who is barred gets anything', () => {
  fc.assert(
    fc.property(submissions, members, recusals, (submitted, sitting, barred) => {
      const pairs = assign(submitted, sitting, barred)
      expect(pairs.map((pair) => `${pair.submissionId} ${pair.expertId}`).toSorted()).toEqual(
        struckOut(submitted, sitting, barred),
      )
      for (const pair of pairs) {
        expect(barred).not.toContainEqual({ expertId: pair.expertId, organizationId: pair.organizationId })
        expect(submitted).toContainEqual({
          submissionId: pair.submissionId,
          organizationId: pair.organizationId,
        })
      }
    }),
  )
})

test('counted by organization, of whom nobody is barred all in one, they are as many', () => {
  fc.assert(
    fc.property(submissions, members, recusals, (submitted, sitting, barred) => {
      const named = new Set(barred.map(({ organizationId }) => organizationId))
      const groups = Map.groupBy(submitted, ({ organizationId }) =>
        named.has(organizationId) ? organizationId : '',
      )
      const counted = [...groups].map(([organizationId, all]) => ({ organizationId, count: all.length }))
      expect(sumOf(counted)).toBe(submitted.length)
      expect(sheetsOf(counted, sitting, barred)).toBe(assign(submitted, sitting, barred).length)
    }),
  )
})

test('the round of 2013: 32 proposals, seven experts, three recusals, 221 sheets', () => {
  const submitted = Array.from({ length: 32 }, (_, i) => ({ submissionId: `s${i}`, organizationId: `o${i}` }))
  const sitting = Array.from({ length: 7 }, (_, i) => ({ id: `e${i}` }))
  const barred = [
    { expertId: 'e3', organizationId: 'o1' },
    { expertId: 'e2', organizationId: 'o2' },
    { expertId: 'e5', organizationId: 'o3' },
  ]
  expect(assign(submitted, sitting, barred)).toHaveLength(221)
})
