import { expect, test } from 'vitest'
import { type Meeting, fairest } from '../../src/round/panel/rules/fairest.ts'
import { seeded } from '../../src/shared/seeded.ts'
import { tableOf } from './table.ts'

/** Two of `fields` for each, and one pair in a hundred that may not meet. */
function meetingOf(proposals: number, experts: number, fields: number): Meeting {
  const random = seeded(`${proposals}`)
  const two = () => [`f${random(fields)}`, `f${random(fields)}`]
  const conflicts: Meeting['conflicts'] = []
  for (let p = 0; p < proposals; p += 1)
    for (let e = 0; e < experts; e += 1) if (random(100) === 0) conflicts.push([`E${e}`, `P${p}`])
  return {
    ...{ reviewsPerProposal: 5, seed: '2026', conflicts },
    experts: Array.from({ length: experts }, (_, e) => ({ id: `E${e}`, maxLoad: 40, fields: two() })),
    proposals: Array.from({ length: proposals }, (_, p) => ({ id: `P${p}`, fields: two() })),
  }
}

const SIZES = [
  [78, 12, 6, '10 ms'],
  [780, 120, 10, '400 ms'],
  [7800, 1200, 12, '30 s'],
] as const

test('what assigning costs: five experts for each proposal, one pair in a hundred barred', () => {
  const rows = SIZES.map(([proposals, experts, fields, goal]) => {
    const meeting = meetingOf(proposals, experts, fields)
    const runs = proposals > 1000 ? 1 : 5
    const times = Array.from({ length: runs }, () => {
      const begun = performance.now()
      expect(fairest(meeting).ok).toBe(true)
      return performance.now() - begun
    })
    const median = times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
    const memory = `${Math.round(process.memoryUsage().rss / 1e6)} MB`
    return {
      name: `${proposals} × ${experts} × 5`,
      ms: median.toFixed(1),
      first: times[0]?.toFixed(1) ?? '',
      goal,
      memory,
    }
  })
  console.log(tableOf(rows))
})
