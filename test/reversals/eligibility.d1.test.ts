import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { REVERSAL_DAYS } from '../../src/history/reversals/rules.ts'
import { answerReversal, findReversible, proposeReversal } from '../../src/reversals/actions.ts'
import { checkEligibility } from '../../src/round/screening/actions/eligibility.ts'
import { eligibilityReversal as kind } from '../../src/round/screening/actions/reversal.ts'
import { paths } from '../../src/paths.ts'
import { type Site, openSite } from '../pageless.ts'
import { byEight, theOne } from '../raced.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../round/screening/closed-round.ts'
import { refusalOf } from '../round/projects/cast.ts'
import { lastLetter, newest, reverse, rowsOf } from './office.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const FAIL = { outcome: 'ineligible' as const, reason: '备案证明过期' }
const PASS = { outcome: 'eligible' as const, reason: '' }
const WHY = { reason: '看的是旧证明', cause: '' }
const YES = { outcome: 'confirmed' as const, reason: '' }
const NOW = CLOSES + 1000

async function failed() {
  const round = await closedRound(site, ['夕阳茶叙'])
  const [proposal] = round.proposals
  if (!proposal) throw new Error('no proposal')
  valueOf(await checkEligibility(site.db, round.officer, proposal.id, FAIL, CLOSES))
  return { round, proposal, which: await newest(site, 'all_eligibility_checks') }
}
const standingOf = async (id: string) =>
  (
    await site.db.all<{ standing: string }>(
      sql`select standing from proposal_standings where proposal_id = ${id}`,
    )
  )[0]?.standing

describe('a finding that was wrong', () => {
  test('holds until a second person agrees; then it stays, counts no more, and whoever was told is told', async () => {
    const { round, proposal, which } = await failed()
    valueOf(await proposeReversal(site.db, round.officer, kind, which, WHY, NOW))
    expect(await standingOf(proposal.id)).toBe('ineligible')
    expect(await lastLetter(site, round.approver)).toMatch(
      /^请确认更正：.*夕阳茶叙.*备案证明过期.*看的是旧证明/,
    )
    expect(await lastLetter(site, proposal.member)).toMatch(/^未入围：/)

    valueOf(await answerReversal(site.db, round.approver, kind, which, YES, NOW + 1))
    expect(await standingOf(proposal.id)).toBe('submitted')
    expect(await rowsOf(site, 'all_eligibility_checks', which)).toBe(1)
    expect(await rowsOf(site, 'eligibility_checks', which)).toBe(0)
    expect(await lastLetter(site, proposal.member)).toMatch(/^已更正：.*未入围：备案证明过期.*看的是旧证明/)
    expect(await lastLetter(site, round.officer)).toMatch(/^同意更正：/)

    valueOf(await checkEligibility(site.db, round.officer, proposal.id, PASS, NOW + 2))
    expect(await standingOf(proposal.id)).toBe('eligible')
    const [counted] = await site.db.all<{ count: number }>(
      sql`select count(*) as count from all_eligibility_checks e join submissions s on s.id = e.submission_id
        where s.proposal_id = ${proposal.id}`,
    )
    expect(counted?.count).toBe(2)
  })

  test('is reversed once, and the new finding can be reversed too', async () => {
    const { round, proposal, which } = await failed()
    const by = { by: round.officer, other: round.approver }
    valueOf(await reverse(site, kind, which, { ...by, at: NOW }))
    expect(await reverse(site, kind, which, { ...by, at: NOW + 10 })).toMatchObject({
      refusal: { why: 'reversed-already', by: '#record' },
    })
    valueOf(await checkEligibility(site.db, round.officer, proposal.id, PASS, NOW + 20))
    const second = await newest(site, 'all_eligibility_checks')
    expect(second).not.toBe(which)
    valueOf(await reverse(site, kind, second, { ...by, at: NOW + 30 }))
    expect(await standingOf(proposal.id)).toBe('submitted')
  })

  test('stays as it was when the second person refuses, when the first takes it back, and when nobody answers', async () => {
    const { round, proposal, which } = await failed()
    const answer = (by: typeof round.officer, outcome: 'refused' | 'taken-back', now: number) =>
      answerReversal(site.db, by, kind, which, { outcome, reason: '证明确已过期' }, now)
    valueOf(await proposeReversal(site.db, round.officer, kind, which, WHY, NOW))
    valueOf(await answer(round.approver, 'refused', NOW + 1))
    expect(await lastLetter(site, round.officer)).toMatch(/^没有同意更正：.*证明确已过期/)
    valueOf(await proposeReversal(site.db, round.officer, kind, which, WHY, NOW + 2))
    valueOf(await answer(round.officer, 'taken-back', NOW + 3))
    valueOf(await proposeReversal(site.db, round.officer, kind, which, WHY, NOW + 4))
    const lapsed = NOW + 4 + REVERSAL_DAYS * 86_400_000
    expect(await answerReversal(site.db, round.approver, kind, which, YES, lapsed)).toMatchObject({
      refusal: { why: 'no-reversal-waits' },
    })
    expect(await standingOf(proposal.id)).toBe('ineligible')
    const found = await findReversible(site.db, kind, which)
    expect(found?.reversals.map((one) => one.answer?.outcome ?? null)).toEqual([
      null,
      'taken-back',
      'refused',
    ])
  })

  test('eight at once: one proposes, and of eight answers one counts', async () => {
    const { round, proposal, which } = await failed()
    const officers = await Promise.all(Array.from({ length: 8 }, () => site.person('孙经办', ['officer'])))
    const approvers = await Promise.all(Array.from({ length: 8 }, () => site.person('周负责', ['approver'])))
    const proposed = await byEight(paths.reversal, (n) =>
      proposeReversal(site.db, officers[n] ?? round.officer, kind, which, WHY, NOW),
    )
    theOne(proposed, 'changed-meanwhile', 'reversal-waits')
    const NO = { outcome: 'refused' as const, reason: '不对' }
    const answered = await byEight(paths.reversalAnswer, (n) =>
      answerReversal(site.db, approvers[n] ?? round.approver, kind, which, n % 2 ? YES : NO, NOW + 1),
    )
    theOne(answered, 'changed-meanwhile', 'no-reversal-waits')
    const told = await site.db.all(
      sql`select 1 from letters where to_id = ${proposal.member.id} and subject like '已更正%'`,
    )
    expect(told.length).toBeLessThanOrEqual(1)
  })

  test('the database refuses a second person who is the first, whatever the code says', async () => {
    const { round, which } = await failed()
    valueOf(await proposeReversal(site.db, round.officer, kind, which, WHY, NOW))
    const [row] = await site.db.all<{ id: string }>(sql`select id from reversals where which = ${which}`)
    const insert = (outcome: string, by: string, at: number) =>
      site.db.run(sql`insert into reversal_answers values (${row?.id}, ${outcome}, 'x', ${by}, ${at})`)
    const yes = insert('confirmed', round.officer.id, NOW + 1)
    expect(await refusalOf(yes)).toContain('nobody reverses alone')
    const back = insert('taken-back', round.approver.id, NOW + 1)
    expect(await refusalOf(back)).toContain('nobody reverses alone')
    const late = insert('confirmed', round.approver.id, NOW + 8 * 86_400_000)
    expect(await refusalOf(late)).toContain('changed meanwhile: the reversal has lapsed')
  })

  test('nobody who belongs to the organization proposes or agrees', async () => {
    const { round, proposal, which } = await failed()
    const own = {
      ...round.officer,
      interests: [{ id: proposal.organizationId, name: '茶叙社', rounds: [round.id] }],
    }
    expect(await proposeReversal(site.db, own, kind, which, WHY, NOW)).toMatchObject({
      refusal: { why: 'own-interest' },
    })
  })

  test('there is none of an unknown row', async () => {
    const { round } = await failed()
    expect(await proposeReversal(site.db, round.officer, kind, 'nothing', WHY, NOW)).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    })
  })
})
