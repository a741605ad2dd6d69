import { expect, test } from 'vitest'
import { verdictOf } from '../../../src/round/projects/rules/midterm.ts'
import { barredUntil, kindsAllowed, whyNotPropose } from '../../../src/round/projects/rules/sanctions.ts'
import {
  type List,
  isWithin,
  lookBackOf,
  whyNotCreditworthy,
} from '../../../src/round/screening/rules/credit.ts'
import { type Conflict, recusalSince, whyNotRecuse } from '../../../src/round/panel/rules/declaration.ts'
import { whyNotSpend } from '../../../src/round/proposals/budget/rules/findings.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'
import { OFFICER, PROJECT, noon, someone } from '../../round/projects/fixtures.ts'
import { type Under, behaves, under } from './behaves.ts'

behaves(
  'projects.midtermPassMark',
  [6000, 6100],
  ({ rulebook }) => verdictOf(6000, rulebook.parameters.projects.midtermPassMark, '2014-01-07', 1),
  ['passed', 'below-mark'],
)
behaves(
  'sanctions.kinds',
  [['delay', 'suspend'], ['delay']],
  ({ rulebook }) => [
    kindsAllowed({ rulebook }),
    whyNotPropose({ ...PROJECT, rulebook }, [], OFFICER, 'suspend'),
  ],
  [
    [['delay', 'suspend'], null],
    [['delay'], { why: 'sanction-not-allowed', by: 'sanctions.kinds', kind: 'suspend' }],
  ],
)
behaves(
  'sanctions.barYears',
  [3, 5],
  ({ rulebook }) => barredUntil({ rulebook }, 'bar', noon('2014-05-08')),
  ['2017-05-08', '2019-05-08'],
)

test('a mid-term that first comes in after its last day has failed, whatever it is worth', () => {
  const DUE = '2014-01-07'
  expect(verdictOf(10_500, 6000, DUE, endOf(DUE) - 1)).toBe('passed')
  expect(verdictOf(10_500, 6000, DUE, endOf(DUE))).toBe('late')
  expect(verdictOf(5999, 6000, DUE, endOf(DUE) - 1)).toBe('below-mark')
})

const EXPERT = someone('expert', 'expert')

// The sample call closes on 27 November 2026.
const found = ({ plan }: Under, list: List, enteredOn: string) =>
  whyNotCreditworthy(plan, [{ list, enteredOn, stands: false }])?.why ?? ''

behaves('screening.abnormalYears', [1, 2], (round) => found(round, 'abnormal', '2025-11-26'), [
  '',
  'on-a-list',
])
behaves('screening.dishonestyYears', [2, 3], (round) => found(round, 'dishonesty', '2024-11-26'), [
  '',
  'on-a-list',
])
behaves('screening.violationYears', [3, 0], (round) => found(round, 'violation', '2026-01-01'), [
  'on-a-list',
  '',
])

test('an entry counts from the same date years before to the day of the deadline, both included', () => {
  const round = under('screening.abnormalYears', 1).plan
  const period = lookBackOf(round, 'abnormal')
  expect(period).toEqual({ from: '2025-11-27', to: '2026-11-27' })
  const within = ['2025-11-26', '2025-11-27', '2026-11-27', '2026-11-28'].map((enteredOn) =>
    isWithin({ enteredOn, stands: false }, period),
  )
  expect(within).toEqual([false, true, true, false])
  const leap = { ...round, dates: { ...round.dates, closes: startOf('2024-02-29') + 1 } }
  expect(lookBackOf(leap, 'abnormal')?.from).toBe('2023-02-28')
  expect(lookBackOf({ dates: round.dates, parameters: { screening: {} } }, 'abnormal')).toBeNull()
})

test('looking back no year counts who still stands on the list on the day of the deadline, and nobody else', () => {
  const { plan } = under('screening.abnormalYears', 0)
  const why = (entry: { enteredOn: string; stands: boolean }) =>
    whyNotCreditworthy(plan, [{ list: 'abnormal', ...entry }])
  expect(lookBackOf(plan, 'abnormal')).toEqual({ from: null, to: '2026-11-27' })
  expect(why({ enteredOn: '2019-01-01', stands: true })).toMatchObject({ why: 'on-a-list', stands: true })
  expect(why({ enteredOn: '2026-11-27', stands: false })).toBeNull()
})

const standing = ({ plan, rulebook }: Under) => ({
  closes: plan.dates.closes,
  rulebook,
  organizations: [{ id: 'o', name: '夕阳茶叙社' }],
})
const declared = (endedOn: string, kind: Conflict = 'employment') => [
  { organizationId: 'o', reason: '曾任顾问', kind, endedOn },
]

behaves(
  'panel.recusalYears',
  [3, 4],
  (round) => whyNotRecuse(standing(round), declared('2023-11-26'), EXPERT)?.why ?? '',
  ['relation-over', ''],
)

test('a relation counts that ended on the same date years before, not the day before; kin always', () => {
  const round = standing(under('panel.recusalYears', 3))
  const why = (endedOn: string, kind?: Conflict) => whyNotRecuse(round, declared(endedOn, kind), EXPERT)?.why
  expect(why('2023-11-27')).toBeUndefined()
  expect(why('2023-11-26')).toBe('relation-over')
  expect(why('2023-11-26', 'dispute')).toBe('relation-over')
  expect(why('2001-01-01', 'kin')).toBeUndefined()
  expect(recusalSince({ closes: round.closes })).toBeNull()
})

const fridge = { kind: 'material' as const, name: '购置固定资产', grant: 1_000_000, own: 0 }
behaves(
  'proposals.forbidden',
  [['购置固定资产'], ['发放现金']],
  ({ plan }) => whyNotSpend(plan.parameters.proposals, [fridge])?.why ?? '',
  ['forbidden-spending', ''],
)

test('a list that counts names its clause', () => {
  const { plan } = under('screening.abnormalYears', 1)
  expect(whyNotCreditworthy(plan, [{ list: 'abnormal', enteredOn: '2026-05-01', stands: false }])).toEqual({
    why: 'on-a-list',
    by: 'screening.abnormalYears',
    list: 'abnormal',
    enteredOn: '2026-05-01',
    stands: false,
  })
  expect(whyNotCreditworthy(plan, [])).toBeNull()
})
