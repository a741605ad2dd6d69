import { expect, test } from 'vitest'
import { type Reminding, whyNotRemind } from '../../../src/round/scoring/rules/reminding.ts'
import { startOf } from '../../../src/shared/days.ts'
import { person } from '../people.ts'
import { scoringPlan } from './plan.ts'

const plan = scoringPlan()
const { closes, scoringCloses } = plan.dates
const REMINDING: Reminding = { plan, behind: 1, remindedAt: null }
const officer = person('钱经办', ['officer'])

test('an officer reminds while the scoring runs, from its first moment to its last', () => {
  expect(whyNotRemind(REMINDING, officer, closes)).toBeNull()
  expect(whyNotRemind(REMINDING, officer, scoringCloses - 1)).toBeNull()
  expect(whyNotRemind(REMINDING, officer, closes - 1)).toMatchObject({
    why: 'scoring-not-open',
    by: '#scoring',
  })
  expect(whyNotRemind(REMINDING, officer, scoringCloses)).toMatchObject({
    why: 'scoring-closed',
    by: '#scoring',
  })
  expect(whyNotRemind(REMINDING, person('陈审批', ['approver']), closes)).toEqual({
    why: 'not-your-role',
    needs: 'officer',
  })
})

test('not when every sheet is in', () => {
  expect(whyNotRemind({ ...REMINDING, behind: 0 }, officer, closes)).toEqual({
    why: 'everybody-done',
    by: '#scoring',
  })
})

test('once a day: again from the next midnight on', () => {
  const noon = startOf('2013-05-20') + 43_200_000
  const during = { ...plan, dates: { ...plan.dates, closes: noon - 1, scoringCloses: noon + 7 * 86_400_000 } }
  const reminded = { plan: during, behind: 1, remindedAt: noon }
  const last = startOf('2013-05-21') - 1
  expect(whyNotRemind(reminded, officer, last)).toEqual({ why: 'reminded-today', by: '#scoring', at: noon })
  expect(whyNotRemind(reminded, officer, last + 1)).toBeNull()
})
