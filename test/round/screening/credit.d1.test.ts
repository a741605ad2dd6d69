import { beforeAll, describe, expect, test } from 'vitest'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { hosted } from '../../organizations/cast.ts'
import { bookWith, enacted, planBy } from '../calls/ruled.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, submittedProposal } from '../opened.ts'
import { CONTENT } from '../proposals/typed.ts'

/** A round under the model's rules that closed on 27 November 2026. */
const { opens, closes } = PLAN.dates
const MODEST = { ...CONTENT, budget: [{ kind: 'material' as const, name: '食材', grant: 500_000, own: 0 }] }
const book = bookWith()
const { clauses } = boundTo({ id: 'v', book })

let site: Site
let officer: Someone
const proposals: string[] = []
beforeAll(async () => {
  site = await openSite(opens)
  const approver = await site.person('周正', ['approver'])
  await enacted(site, approver, opens - 5000, book)
  const { rulebook: _, code: __, ...plan } = planBy(book)
  const round = await openedRound(site, plan)
  officer = round.officer
  site.now = opens + 1
  for (const name of ['夕阳茶叙社', '邻里厨房社', '银铃守望社']) {
    const by = await site.member(name)
    await hosted(site, by)
    proposals.push(await submittedProposal(site, round.id, by, MODEST))
  }
  site.now = closes + 86_400_000
})
const path = (at: number) => `/proposals/${proposals[at]}/eligibility`

describe('what an officer finds on the public lists', () => {
  test('is asked with the period that counts, and its clause', async () => {
    const { text } = await site.get(path(0), officer)
    for (const says of [
      '2025年11月27日至2026年11月27日之间列入的，不能通过',
      '2024年11月27日至2026年11月27日',
      '2023年11月27日至2026年11月27日',
      `#clause-${clauses['screening.abnormalYears']}`,
    ]) {
      expect(text).toContain(says)
    }
  })

  test('within the period lets nobody pass, with the clause; the officer’s typing stays', async () => {
    const sent = { outcome: 'eligible', reason: '材料齐全', abnormal: '2025-11-27' }
    const refused = await site.post(path(0), sent, officer)
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { why: 'on-a-list', list: 'abnormal', clause: { no: clauses['screening.abnormalYears'] } },
    ])
    const page = await site.form(path(0), sent, officer)
    for (const says of ['2025年11月27日被列入活动异常名录，在回看期内', 'value="2025-11-27"', '材料齐全']) {
      expect(page.text).toContain(says)
    }
    const failed = await site.form(path(0), { ...sent, outcome: 'ineligible', reason: '在异常名录' }, officer)
    expect(failed.status).toBe(303)
    const shown = await site.get(path(0), officer)
    expect(shown.text).toContain('2025年11月27日列入，在回看期内')
  })

  test('before the period lets pass, and stays as evidence', async () => {
    const sent = { outcome: 'eligible', abnormal: '2025-11-26', violation: '2020-01-01' }
    expect((await site.form(path(1), sent, officer)).status).toBe(303)
    expect((await site.json(path(1), officer)).json).toMatchObject({
      check: { outcome: 'eligible' },
      entries: [
        { list: 'abnormal', enteredOn: '2025-11-26' },
        { list: 'violation', enteredOn: '2020-01-01' },
      ],
    })
    expect((await site.get(path(1), officer)).text).toContain('2025年11月26日列入，不在回看期内')
  })

  test.each([
    [{ outcome: 'eligible', abnormal: '2025-02-30' }, 'form'],
    [{ outcome: 'eligible', violation: '昨天' }, 'form'],
    [{ outcome: 'eligible', dishonesty: ['2026-01-01'] }, 'form'],
    [{ outcome: 'ineligible', reason: '在名单', dishonesty: '2026-12-01' }, 'entered-in-future'],
  ])('%j is told what is wrong', async (body, why) => {
    expect((await site.post(path(2), body, officer)).json).toMatchObject({ status: 422, why })
  })
})
