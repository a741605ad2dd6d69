import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordChecks } from '../../../../src/organizations/checks/actions.ts'
import { paths } from '../../../../src/paths.ts'
import { findReversible, proposeReversal } from '../../../../src/reversals/actions.ts'
import { choosePanel } from '../../../../src/round/panel/actions.ts'
import { findDeclaring } from '../../../../src/round/panel/store/declaration.ts'
import { checkEligibility } from '../../../../src/round/screening/actions/eligibility.ts'
import { eligibilityReversal as kind } from '../../../../src/round/screening/actions/reversal.ts'
import { answerRecheck, askRecheck } from '../../../../src/round/screening/rechecks/actions.ts'
import { waitingIn } from '../../../../src/round/screening/store/waiting.ts'
import { endOf } from '../../../../src/shared/days.ts'
import { type Site, openSite } from '../../../pageless.ts'
import { byEight, theOne } from '../../../raced.ts'
import { lastLetter, newest, reverse, rowsOf } from '../../../reversals/office.ts'
import { makeExpert } from '../../panel/sitting.ts'
import { refusalOf } from '../../projects/cast.ts'
import { CLOSES, OPENS, closedRound, plan, valueOf } from '../closed-round.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const FAIL = { outcome: 'ineligible' as const, reason: '备案证明过期' }
const WHY = '备案证明已经换发，附在附件里'
const GRANTED = { outcome: 'granted' as const, reason: '新的备案证明有效' }
const UPHELD = { outcome: 'upheld' as const, reason: '截止之日已经过期' }
const NOW = CLOSES + 1000
/** A Friday; the working Saturday and Sunday before the holiday of May 2013, which begins on Monday, are the first two. */
const LAST = '2013-05-02'

async function failed(days: number | null = 3) {
  const { parameters } = plan()
  const round = await closedRound(site, ['夕阳茶叙'], undefined, {
    parameters: { ...parameters, screening: days === null ? {} : { recheckDays: days, dishonestyYears: 2 } },
  })
  const [proposal] = round.proposals
  if (!proposal) throw new Error('no proposal')
  valueOf(await checkEligibility(site.db, round.officer, proposal.id, FAIL, CLOSES))
  const other = await site.person('孙经办', ['officer'])
  return { ...round, ...proposal, other, which: await newest(site, 'all_eligibility_checks') }
}
const standingOf = async (id: string) =>
  (
    await site.db.all<{ standing: string }>(
      sql`select standing from proposal_standings where proposal_id = ${id}`,
    )
  )[0]?.standing
const leftIn = async (roundId: string) => (await waitingIn(site.db, roundId))[0]?.left
const roundOf = async (id: string) =>
  (await site.db.all<{ id: string }>(sql`select round_id as id from proposals where id = ${id}`))[0]?.id ?? ''

describe('a re-check', () => {
  test('is asked for by the organization, told to the officers, and holds up what rests on the screening', async () => {
    const { id, member, officer } = await failed()
    const roundId = await roundOf(id)
    expect(await leftIn(roundId)).toBe(0)
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    expect(await lastLetter(site, officer)).toMatch(/^申请复核：夕阳茶叙 .*备案证明已经换发.*另一位经办人/)
    expect(await leftIn(roundId)).toBe(1)
    expect(await standingOf(id)).toBe('ineligible')
  })

  test('that is granted takes the failure back, which stays, and puts a pass in its place', async () => {
    const { id, member, other, which } = await failed()
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    valueOf(await answerRecheck(site.db, other, id, GRANTED, NOW + 1))
    expect(await standingOf(id)).toBe('eligible')
    expect(await leftIn(await roundOf(id))).toBe(0)
    expect(await rowsOf(site, 'all_eligibility_checks', which)).toBe(1)
    expect(await rowsOf(site, 'eligibility_checks', which)).toBe(0)
    expect(await lastLetter(site, member)).toMatch(/^复核通过：夕阳茶叙 .*新的备案证明有效/)
    const [first] = (await findReversible(site.db, kind, which))?.reversals ?? []
    expect(first).toMatchObject({ said: '未入围：备案证明过期', reason: WHY, by: member.name })
    expect(first?.answer).toMatchObject({ outcome: 'confirmed', by: '孙经办', reason: GRANTED.reason })
  })

  test('is foreseen by members who declare before it: whoever failed is on their list, where it can be asked for', async () => {
    for (const days of [3, 0, null]) {
      const { id, officer, organizationId } = await failed(days)
      const roundId = await roundOf(id)
      const experts = [await makeExpert(site, '评审甲'), await makeExpert(site, '评审乙')]
      const ids = experts.map(({ expertId }) => expertId)
      valueOf(await choosePanel(site.db, officer, roundId, ids, CLOSES))
      const found = await findDeclaring(site.db, roundId, experts[0]?.person.id ?? '')
      const listed = found?.standing.organizations.map((one) => one.id)
      expect([days, listed]).toEqual([days, days ? [organizationId] : []])
    }
  })

  test('leaves a pass that two people can take back like any other', async () => {
    const { id, member, other, officer, approver } = await failed()
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    valueOf(await answerRecheck(site.db, other, id, GRANTED, NOW + 1))
    const which = await newest(site, 'all_eligibility_checks')
    valueOf(await reverse(site, kind, which, { by: officer, other: approver, at: NOW + 2 }))
    expect(await standingOf(id)).toBe('submitted')
  })

  test('that is upheld leaves the failure as it was, with one more reason', async () => {
    const { id, member, other, which } = await failed()
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    valueOf(await answerRecheck(site.db, other, id, UPHELD, NOW + 1))
    expect(await standingOf(id)).toBe('ineligible')
    expect(await rowsOf(site, 'eligibility_checks', which)).toBe(1)
    expect(await leftIn(await roundOf(id))).toBe(0)
    expect(await lastLetter(site, member)).toMatch(/^复核维持：夕阳茶叙 .*截止之日已经过期/)
    expect(await askRecheck(site.db, member, id, WHY, NOW + 2)).toMatchObject({
      refusal: { why: 'recheck-asked', by: 'screening.recheckDays', at: NOW },
    })
    expect(await answerRecheck(site.db, other, id, GRANTED, NOW + 2)).toMatchObject({
      refusal: { why: 'recheck-answered', outcome: 'upheld', at: NOW + 1 },
    })
  })

  test('is not answered by the officer who failed it, by the organization’s own people, or while two people take it back', async () => {
    const { id, organizationId, member, officer, other, approver, which } = await failed()
    const by = (one: typeof officer) => answerRecheck(site.db, one, id, GRANTED, NOW + 2)
    expect(await by(other)).toMatchObject({ refusal: { why: 'no-recheck-waits' } })
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    expect(await by(officer)).toMatchObject({ refusal: { why: 'own-finding', by: 'screening.recheckDays' } })
    expect(await by(approver)).toMatchObject({ refusal: { why: 'not-your-role' } })
    expect(
      await by({ ...other, interests: [{ id: organizationId, name: '茶叙社', rounds: [] }] }),
    ).toMatchObject({
      refusal: { why: 'own-interest' },
    })
    const why = { reason: '看的是旧证明', cause: '' }
    valueOf(await proposeReversal(site.db, officer, kind, which, why, NOW + 1))
    expect(await by(other)).toMatchObject({ refusal: { why: 'reversal-waits', by: '#second-person' } })
  })

  test('is not granted to whom a public list names', async () => {
    const { id, member, other, organizationId } = await failed()
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    const look = { about: 'dishonesty' as const, result: 'found' as const, enteredOn: '2012-05-01' }
    const found = { ...look, source: '信用中国', checkedOn: '2013-04-26', until: null, note: '查到' }
    valueOf(await recordChecks(site.db, other, organizationId, [found], NOW))
    expect(await answerRecheck(site.db, other, id, GRANTED, NOW + 1)).toMatchObject({
      refusal: { why: 'on-a-list', by: 'screening.dishonestyYears' },
    })
    valueOf(await answerRecheck(site.db, other, id, UPHELD, NOW + 1))
  })

  test('is refused by the database to whoever failed it, whatever the code says', async () => {
    const { id, member, officer } = await failed()
    const { id: recheck } = valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    const insert = site.db.run(
      sql`insert into recheck_answers values (${recheck}, null, 'upheld', 'x', ${officer.id}, ${NOW + 1})`,
    )
    expect(await refusalOf(insert)).toContain('nobody rechecks their own finding')
  })

  test('falls away with a finding that two people took back', async () => {
    const { id, member, officer, other, approver, which } = await failed()
    valueOf(await askRecheck(site.db, member, id, WHY, NOW))
    valueOf(await reverse(site, kind, which, { by: officer, other: approver, at: NOW + 1 }))
    expect(await answerRecheck(site.db, other, id, GRANTED, NOW + 5)).toMatchObject({
      refusal: { why: 'no-recheck-waits' },
    })
    expect(await leftIn(await roundOf(id))).toBe(1) // the proposal itself, which is judged anew
    valueOf(await checkEligibility(site.db, officer, id, FAIL, NOW + 6))
    valueOf(await askRecheck(site.db, member, id, WHY, NOW + 7))
    valueOf(await answerRecheck(site.db, other, id, GRANTED, NOW + 8))
    expect(await standingOf(id)).toBe('eligible')
  })

  test('is asked for within its working days, by a member, where the rules know of it', async () => {
    const { id, member, officer } = await failed()
    const over = await askRecheck(site.db, member, id, WHY, endOf(LAST))
    expect(over).toMatchObject({ refusal: { why: 'recheck-over', lastDay: LAST } })
    expect(await askRecheck(site.db, officer, id, WHY, NOW)).toMatchObject({ refusal: { why: 'not-found' } })
    valueOf(await askRecheck(site.db, member, id, WHY, endOf(LAST) - 1))
    for (const days of [0, null]) {
      const one = await failed(days)
      expect(await askRecheck(site.db, one.member, one.id, WHY, NOW)).toMatchObject({
        refusal: { why: 'no-rechecks', by: 'screening.recheckDays' },
      })
    }
  })

  test('is not there for what passed or is not judged yet', async () => {
    const round = await closedRound(site, ['过了的'])
    const [one] = round.proposals
    const ask = () => askRecheck(site.db, one?.member ?? round.officer, one?.id ?? '', WHY, NOW)
    expect(await ask()).toMatchObject({ refusal: { why: 'nothing-failed' } })
    valueOf(
      await checkEligibility(
        site.db,
        round.officer,
        one?.id ?? '',
        { outcome: 'eligible', reason: '' },
        CLOSES,
      ),
    )
    expect(await ask()).toMatchObject({ refusal: { why: 'nothing-failed' } })
  })

  test('is offered by the letter that tells of the failure, until its last day', async () => {
    const { member } = await failed()
    expect(await lastLetter(site, member)).toMatch(/^未入围：夕阳茶叙 .*2013年5月2日24:00前可以申请复核一次/)
    const never = await failed(0)
    expect(await lastLetter(site, never.member)).not.toContain('复核')
  })

  test('eight at once: it is asked for once, and answered once', async () => {
    const { id, member, other } = await failed()
    const asked = await byEight(paths.recheck, () => askRecheck(site.db, member, id, WHY, NOW))
    theOne(asked, 'changed-meanwhile', 'recheck-asked')
    const answered = await byEight(paths.recheckAnswer, (n) =>
      answerRecheck(site.db, other, id, n % 2 ? GRANTED : UPHELD, NOW + 1),
    )
    theOne(answered, 'changed-meanwhile', 'recheck-answered')
  })
})
