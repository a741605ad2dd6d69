import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { withdrawProposal } from '../../../src/round/proposals/submissions/actions.ts'
import { proposalStandings } from '../../../src/round/proposals/tables.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import type { Finding } from '../../../src/round/screening/rules/eligibility.ts'
import { eligibilityChecks } from '../../../src/round/screening/tables.ts'
import { type Site, openSite } from '../../pageless.ts'
import { CLOSES, OPENS, type Round, closedRound, valueOf } from './closed-round.ts'

const PASS: Finding = { outcome: 'eligible', reason: '' }
const FAIL: Finding = { outcome: 'ineligible', reason: '管理费超过申请资金的10%' }

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const firstOf = ({ proposals }: Round) => {
  const [first] = proposals
  if (!first) throw new Error('no proposal')
  return first
}
const standingOf = async (id: string) =>
  (await site.db.select().from(proposalStandings).where(eq(proposalStandings.proposalId, id)))[0]
const checkOf = async (id: string) => {
  const submissionId = (await standingOf(id))?.submissionId ?? ''
  return (
    await site.db.select().from(eligibilityChecks).where(eq(eligibilityChecks.submissionId, submissionId))
  )[0]
}
const lastLetter = async (personId: string) => (await lettersTo(site.db, personId))[0]

describe('checking eligibility', () => {
  test('a pass is a row, an entry in the proposal’s history and a letter', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const { id, member } = firstOf(round)
    const finding = { outcome: 'eligible', reason: '备案证已核对' } as const
    expect(await checkEligibility(site.db, round.officer, id, finding, CLOSES)).toEqual({
      ok: true,
      value: finding,
    })

    expect(await checkOf(id)).toMatchObject({ ...finding, by: round.officer.id, at: CLOSES })
    expect((await standingOf(id))?.standing).toBe('eligible')
    const history = await entriesOf(site.db, `proposal:${id}`)
    expect(history.at(-1)).toMatchObject({
      what: 'eligibility-checked',
      by: round.officer.id,
      at: CLOSES,
      particulars: finding,
    })
    const letter = await lastLetter(member.id)
    expect(letter).toMatchObject({ subject: '入围：夕阳茶叙', about: `/proposals/${id}` })
    expect(letter?.body).not.toContain('备案证')
  })

  test('a failure tells its reason', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const { id, member } = firstOf(round)
    valueOf(await checkEligibility(site.db, round.officer, id, FAIL, CLOSES))
    expect((await standingOf(id))?.standing).toBe('ineligible')
    expect((await lastLetter(member.id))?.body).toContain('管理费超过申请资金的10%')
  })

  test('two at once: one finding is recorded, the other officer is told', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const { id, member } = firstOf(round)
    const other = await site.person('孙经办', ['officer'])
    const both = await Promise.all([
      checkEligibility(site.db, round.officer, id, PASS, CLOSES),
      checkEligibility(site.db, other, id, FAIL, CLOSES),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.flatMap((one) => (one.ok ? [] : [one.refusal]))).toEqual([{ why: 'changed-meanwhile' }])
    const letters = (await lettersTo(site.db, member.id)).filter(({ subject }) => subject.includes('入围'))
    expect(letters).toHaveLength(1)
  })

  test('not twice, not before the deadline, not what was withdrawn or never there', async () => {
    const round = await closedRound(site, ['夕阳茶叙', '撤回的'])
    const [first, second] = round.proposals
    const check = (id: string, now: number) => checkEligibility(site.db, round.officer, id, PASS, now)
    expect(await check(first?.id ?? '', CLOSES - 1)).toMatchObject({
      refusal: { why: 'call-still-open', by: '#screening' },
    })
    valueOf(await check(first?.id ?? '', CLOSES))
    const again = await check(first?.id ?? '', CLOSES + 1)
    expect(again).toMatchObject({
      refusal: { why: 'already-checked', by: '#screening', outcome: 'eligible', at: CLOSES },
    })

    if (second) valueOf(await withdrawProposal(site.db, second.member, second.id, '人手不够', CLOSES - 1))
    expect(await check(second?.id ?? '', CLOSES)).toEqual({ ok: false, refusal: { why: 'not-found' } })
    expect(await check('nothing', CLOSES)).toEqual({ ok: false, refusal: { why: 'not-found' } })
  })
})
