import { expect, test } from 'vitest'
import { checkEligibility } from '../../../../src/round/screening/actions/eligibility.ts'
import { answerRecheck, askRecheck } from '../../../../src/round/screening/rechecks/actions.ts'
import { endOf } from '../../../../src/shared/days.ts'
import { linesOf } from '../../../lives/desks.ts'
import { openSite } from '../../../pageless.ts'
import type { Someone } from '../../../support.ts'
import { CLOSES, OPENS, closedRound, plan, valueOf } from '../closed-round.ts'

const LAST = '2013-05-02'

test('a re-check stands on the desks with its last day: whoever may ask, the officers, the administrator where no other is left', async () => {
  const site = await openSite(OPENS)
  const { parameters } = plan()
  const { officer, proposals } = await closedRound(site, ['夕阳茶叙'], undefined, {
    parameters: { ...parameters, screening: { recheckDays: 3 } },
  })
  const [proposal] = proposals
  if (!proposal) throw new Error('no proposal')
  const { id, member } = proposal
  const on = async (by: Someone, at: number) =>
    (await linesOf(site.db, by, at)).filter(({ act }) => /recheck|appoint/.test(act))
  const finding = { outcome: 'ineligible' as const, reason: '备案证明过期' }
  valueOf(await checkEligibility(site.db, officer, id, finding, CLOSES))

  expect(await on(member, CLOSES)).toMatchObject([{ act: 'my-ask-recheck', id, by: LAST }])
  expect(await on(member, endOf(LAST))).toEqual([])
  expect(await on(officer, CLOSES)).toMatchObject([{ act: 'watch-rechecks', by: LAST }])

  valueOf(await askRecheck(site.db, member, id, '已经换发', CLOSES + 1))
  expect(await on(member, CLOSES + 1)).toEqual([])
  expect(await on(officer, CLOSES + 1)).toMatchObject([{ act: 'recheck', id, by: LAST, held: 'own-act' }])
  const administrator = await site.person('吴管理', ['administrator'])
  expect(await on(administrator, CLOSES + 1)).toMatchObject([{ act: 'appoint', role: 'officer', by: LAST }])

  const other = await site.person('孙经办', ['officer'])
  expect(await on(administrator, CLOSES + 2)).toEqual([])
  expect(await on(other, CLOSES + 2)).toMatchObject([{ act: 'recheck', id, by: LAST, held: null }])
  valueOf(
    await answerRecheck(site.db, other, id, { outcome: 'upheld', reason: '截止之日已经过期' }, CLOSES + 3),
  )
  expect([...(await on(officer, CLOSES + 4)), ...(await on(other, CLOSES + 4))]).toEqual([])
})
