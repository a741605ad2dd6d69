import { describe, expect, test } from 'vitest'
import { type Known, type Scored, fairnessIn, saidOf } from '../../../../src/round/awards/rules/fairness.ts'
import { scoringPlan } from '../../scoring/plan.ts'
import { entered } from '../room.ts'

const plan = scoringPlan()
const [first, second] = plan.tracks

/** Three experts, of whom each adds their own to 50, 25 and `effect`. */
const known = (proposal: string, effect: number, experts: string[], track = first?.code ?? ''): Known => ({
  ...entered(proposal, effect, { track }),
  sheets: experts.map((expert) => ({
    expert,
    points: { goal: 2000, output: 2000, effect: effect + 50 * Number(expert), innovation: 1000 },
  })),
})
const ALL = ['01', '02', '03']
const scored = (list: Known[]): Scored => ({ plan, entered: list, cancelled: new Set(), barred: new Set() })
const ROUND = scored([
  known('甲', 2500, ALL),
  known('乙', 2400, ALL),
  known('丙', 2300, ALL.slice(1)),
  known('丁', 2000, ['01', '02'], second?.code),
])

describe('how firmly a ranking stands', () => {
  test('is told of the track that is asked for, of the first unless told, and of none that there is not', () => {
    const ranked = (code: string) =>
      fairnessIn(ROUND, code)?.compared.rule.rows.map(({ candidate }) => candidate.proposal)
    expect([ranked(''), ranked(second?.code ?? ''), ranked('none')]).toEqual([
      ['甲', '乙', '丙'],
      ['丁'],
      undefined,
    ])
    expect(fairnessIn(scored([]), '')).toBeNull()
  })

  test('counts agreement of all sheets, and of the proposals that all have scored', () => {
    const { all, complete } = fairnessIn(ROUND, '')?.agreement ?? {}
    expect([all?.sheets, complete?.sheets, complete?.subjects]).toEqual([8, 6, 2])
    expect([all?.icc.icc31.value, complete?.icc.icc31.value]).toEqual([null, expect.closeTo(1, 9)])
    expect(all?.alpha.value).toEqual(expect.any(Number))
  })

  test('knows the experts by the whole round', () => {
    const { leniency } = fairnessIn(ROUND, second?.code ?? '') ?? {}
    expect([...(leniency?.keys() ?? [])]).toEqual(ALL)
    expect((leniency?.get('03') ?? 0) - (leniency?.get('01') ?? 0)).toBeCloseTo(100, 6)
  })

  test('is the same whenever it is looked at: the seed names the track', () => {
    const [one, other] = [fairnessIn(ROUND, ''), fairnessIn(ROUND, '')]
    expect(one && saidOf(one)).toEqual(other && saidOf(other))
    expect(one?.drawn).toMatchObject({ seed: `${plan.code}:${first?.code}`, runs: 1000 })
  })

  test('leaves out what would take too long: fewer runs first, then none', () => {
    const many = (count: number, experts = ALL) =>
      fairnessIn(scored(Array.from({ length: count }, (_, at) => known(`P${at}`, 2000, experts))), '', 1000)
    expect(many(5)?.drawn?.runs).toBe(200)
    const [most, over] = [many(10), many(11)]
    expect([most?.drawn?.runs, over?.drawn]).toEqual([100, null])
    expect([over?.withoutExpert?.length, over?.shifted === null]).toEqual([3, false])
    const experts = Array.from({ length: 101 }, (_, at) => String(at + 1))
    expect([many(10, experts)?.withoutExpert, many(200)?.shifted]).toEqual([null, null])
  })
})
