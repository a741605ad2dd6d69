import { PLAN as UNRULED } from '../../calls/typed.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sayBudgetFinding } from '../../../../src/round/proposals/pages/words.ts'
import { findingsIn, whyNotSpend } from '../../../../src/round/proposals/budget/rules/findings.ts'
import { lineOf } from '../../../../src/round/proposals/budget/rules/lines.ts'
import {
  BUDGET_KINDS,
  type BudgetKind,
  SOURCES,
  type Source,
} from '../../../../src/round/proposals/rules/content.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'

const PLAN = planBy(
  bookWith({ 'proposals.grantShare': 80, 'proposals.managementFee': 10, 'proposals.personnel': 30 }),
)
const BESIDE = { track: 'community', activities: ['茶叙', '入户'] }

/** A line of `yuan` whole 元. */
const line = (kind: BudgetKind, yuan: number, source: Source = 'grant', name = '事项', basis = '询价') =>
  lineOf({ kind, name, price: yuan * 100, quantity: 100, unit: '项', basis, activity: '', source })

const sayAll = (lines: Parameters<typeof findingsIn>[1], plan = PLAN) =>
  findingsIn(plan, lines, BESIDE).map((finding) => [finding.at, sayBudgetFinding(finding)])

describe('a budget', () => {
  test('within every bound has nothing to be said of it, up to the bound itself', () => {
    expect(
      sayAll([
        line('material', 6000),
        line('overhead', 1000),
        line('personnel', 3000),
        line('venue', 2500, 'own'),
      ]),
    ).toEqual([])
  })

  test('is told of the row with which it passes a bound', () => {
    expect(
      sayAll([
        line('material', 5000),
        line('overhead', 600),
        null,
        line('overhead', 401),
        line('personnel', 4000),
        line('venue', 9000, 'other'),
      ]),
    ).toEqual([
      [3, '管理费1,001.00元，超过申请资金10,001.00元的10%'],
      [4, '人员费4,000.00元，超过申请资金10,001.00元的30%'],
    ])
  })

  test('as a whole is nobody’s row: the cap, the least, the grant’s part of all', () => {
    const [track] = PLAN.tracks
    expect(sayAll([line('material', 35_001), line('venue', 20_000, 'in-kind')])).toEqual([
      [null, '申请资金35,001.00元，超过“社区社会组织项目”每项最高35,000.00元'],
    ])
    expect(sayAll([line('material', 8001), line('venue', 2000, 'own')])).toEqual([
      [null, '申请资金8,001.00元，超过总预算10,001.00元的80%'],
    ])
    const least = { ...PLAN, tracks: track ? [{ ...track, askMin: 5_000_00 }] : [] }
    expect(sayAll([line('material', 4999), line('venue', 9000, 'own')], least)).toEqual([
      [null, '申请资金4,999.00元，低于“社区社会组织项目”每项最低5,000.00元'],
    ])
    expect(sayAll([], least)).toEqual([])
  })

  test('of a round without a rulebook has its cap alone', () => {
    expect(
      findingsIn(UNRULED, [line('overhead', 100), line('material', 1, 'grant', '礼品')], BESIDE),
    ).toEqual([])
    expect(findingsIn(UNRULED, [line('overhead', 40_000)], { ...BESIDE, track: 'none' })).toEqual([])
  })
})

describe('what must not be paid', () => {
  const of = (name: string, basis = '询价', source: Source = 'grant') => [
    line('material', 100, source, name, basis),
    line('venue', 9000, 'own'),
  ]

  test.each(['固定资产', '购置固定资产', '装修', '礼品', '有价证券', ' 现 金 ', '缴纳罚款', '罚款'])(
    'by its very name is refused: %s',
    (name) => {
      expect(whyNotSpend(PLAN.parameters.proposals, of(name))).toMatchObject({
        why: 'forbidden-spending',
        by: 'proposals.forbidden',
        item: name,
      })
      expect(findingsIn(PLAN, of(name), BESIDE)).toMatchObject([
        { at: 0, why: 'forbidden-spending', by: 'proposals.forbidden' },
      ])
    },
  )

  test.each<[string, string, string]>([
    ['给老人的礼品', '询价', '礼品'],
    ['茶点', '不发放礼品，只供现场用', '礼品'],
    ['活动室装修', '三家报价', '装修'],
  ])('named in passing is pointed out, and goes on: %s, %s', (name, basis, named) => {
    expect(whyNotSpend(PLAN.parameters.proposals, of(name, basis))).toBeNull()
    expect(findingsIn(PLAN, of(name, basis), BESIDE)).toMatchObject([
      { at: 0, why: 'forbidden-named', by: 'proposals.forbidden', named },
    ])
  })

  test('is the grant’s alone: own money may buy what it likes', () => {
    expect(findingsIn(PLAN, of('固定资产', '询价', 'own'), BESIDE)).toEqual([])
  })

  test('nothing forbidden, nothing found', () => {
    const free = planBy(bookWith({ 'proposals.forbidden': [] }))
    expect(findingsIn(free, of('固定资产'), BESIDE)).toEqual([])
    expect(findingsIn(PLAN, of('茶点'), BESIDE)).toEqual([])
  })
})

test('an activity that the plan has not is pointed out', () => {
  const serving = (activity: string) => [
    lineOf({ ...line('material', 100, 'own').estimate, kind: 'material', name: '茶', ...REST, activity }),
  ]
  expect(sayAll(serving('参观'))).toEqual([[0, '活动计划里没有“参观”']])
  for (const activity of ['', ' ', '茶叙', ' 茶 叙 ']) expect(sayAll(serving(activity))).toEqual([])
})

const REST = { price: 100, quantity: 100, unit: '项', basis: '询价', source: 'own' as const }

test('a share is over exactly when its fraction is', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(...BUDGET_KINDS),
          fc.integer({ min: 1, max: 9_999_999 }),
          fc.constantFrom(...SOURCES),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      (all) => {
        const budget = all.map(([kind, yuan, source]) => line(kind, yuan, source))
        const sum = (wanted: (kind: BudgetKind, source: Source) => boolean) =>
          all.reduce(
            (total, [kind, yuan, source]) => (wanted(kind, source) ? total + BigInt(yuan) : total),
            0n,
          )
        const ask = sum((_, source) => source === 'grant')
        const over = [
          ask * 100n > sum(() => true) * 80n,
          sum((kind, source) => kind === 'overhead' && source === 'grant') * 10n > ask,
          sum((kind, source) => kind === 'personnel' && source === 'grant') * 10n > ask * 3n,
        ]
        const found = findingsIn(PLAN, budget, { ...BESIDE, track: '' }).map(({ why }) => why)
        expect(
          ['over-grant-share', 'over-overhead', 'over-personnel'].map((why) =>
            found.some((one) => one === why),
          ),
        ).toEqual(over)
        expect(whyNotSpend(PLAN.parameters.proposals, budget) === null).toBe(!over.includes(true))
      },
    ),
  ))
