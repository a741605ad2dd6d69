import { beforeAll, describe, expect, test } from 'vitest'
import { recordChecks } from '../../../src/organizations/checks/actions.ts'
import { snapshotsOf } from '../../../src/organizations/checks/store.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { hosted } from '../../organizations/cast.ts'
import { bookWith, enacted, planBy } from '../calls/ruled.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, organizationOf, submittedProposal } from '../opened.ts'
import { CONTENT } from '../proposals/typed.ts'
import { PASS, UNLOOKED_TYPED } from './checklist/explained.ts'
import { unlike } from '../../unlike.ts'

/** A round under the model's rules that closed on 27 November 2026. */
const { opens, closes } = PLAN.dates
const MODEST = { ...CONTENT, budget: [{ kind: 'material' as const, name: '食材', grant: 500_000, own: 0 }] }
const book = bookWith()
const { clauses } = boundTo({ id: 'v', book })

let site: Site
let officer: Someone
let roundId: string
const proposals: string[] = []
beforeAll(async () => {
  site = await openSite(opens)
  const approver = await site.person('周正', ['approver'])
  await enacted(site, approver, opens - 5000, book)
  const { rulebook: _, code: __, ...plan } = planBy(book)
  const round = await openedRound(site, plan)
  officer = round.officer
  roundId = round.id
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
    const found = { abnormal: '2025-11-26', violation: '2020-01-01' }
    const sent = { outcome: 'eligible', ...UNLOOKED_TYPED, ...found }
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

const LOOKED = { outcome: 'eligible', ...UNLOOKED_TYPED, 'looked.abnormal': 'clear' }

describe('a look-up', () => {
  const entered = async () => {
    site.now = opens + 1
    const by = await site.member(`和平里互助社${unlike()}`)
    await hosted(site, by)
    const id = await submittedProposal(site, roundId, by, MODEST)
    site.now = closes + 86_400_000
    const organization = organizationOf(by)
    return {
      by,
      id,
      organization,
      case: `/proposals/${id}/eligibility`,
      page: `/organizations/${organization}`,
    }
  }
  const kept = async (organization: string) => await snapshotsOf(site.db, organization)
  const LISTED = {
    'abnormal.result': 'found',
    'abnormal.checkedOn': '2026-11-28',
    'abnormal.source': '信用中国',
    'abnormal.enteredOn': '2026-03-01',
    'abnormal.until': '2026-06-01',
    'abnormal.note': '未按期报告',
  }

  test('recorded on the organization counts in its case without being typed again', async () => {
    const of = await entered()
    expect((await site.form(`${of.page}/verification`, LISTED, officer)).status).toBe(303)
    const shown = await site.get(of.case, officer)
    expect(shown.text).toContain('2026年11月28日查信用中国')
    const refused = await site.post(of.case, { outcome: 'eligible' }, officer)
    expect(refused.json).toMatchObject({ status: 422, why: 'on-a-list', enteredOn: '2026-03-01' })
    const failed = await site.post(of.case, { outcome: 'ineligible', reason: '在名录' }, officer)
    expect(failed.status).toBe(200)
    const after = await site.get(of.case, officer)
    expect(after.text).toContain('2026年3月1日列入，在回看期内（2026年11月28日查信用中国）')
    expect(await kept(of.organization)).toHaveLength(1)
  })

  test('recorded in a case is the organization’s own: the same row on either page', async () => {
    const of = await entered()
    const looked = { 'looked.registration': 'clear', 'looked.abnormal': 'clear', source: '信用中国' }
    expect(
      (await site.form(of.case, { outcome: 'eligible', ...UNLOOKED_TYPED, ...looked }, officer)).status,
    ).toBe(303)
    const rows = await kept(of.organization)
    expect(rows.map(({ about, result, source }) => [about, result, source]).toSorted()).toEqual([
      ['abnormal', 'clear', '信用中国'],
      ['registration', 'clear', '信用中国'],
    ])
    expect((await site.get(`${of.page}/verification`, officer)).text).toContain('信用中国')
    expect((await site.get(of.case, officer)).text).toContain('不在名录（2026年11月28日查信用中国）')
  })

  test('that is newer does not change what a finding rested on', async () => {
    const of = await entered()
    await site.form(of.case, LOOKED, officer)
    site.now += 1000
    await site.form(`${of.page}/verification`, LISTED, officer)
    const { json } = await site.json(of.case, officer)
    expect(json).toMatchObject({ entries: [], grounds: [{ about: 'abnormal', result: 'clear' }] })
  })

  test('found and still standing keeps out, whenever it was entered, until somebody looks again', async () => {
    const of = await entered()
    const standing = { ...LISTED, 'abnormal.enteredOn': '', 'abnormal.until': '' }
    await site.form(`${of.page}/verification`, standing, officer)
    expect((await site.post(of.case, { outcome: 'eligible' }, officer)).json['why']).toBe('on-a-list')
    const cleared = await site.form(of.case, LOOKED, officer)
    expect(cleared.status).toBe(303)
  })

  test('that came after the page was read is not decided on unseen', async () => {
    const of = await entered()
    const seen = /name="seen" value="([^"]*)"/.exec((await site.get(of.case, officer)).text)?.[1] ?? 'none'
    await site.form(`${of.page}/verification`, { ...LISTED, 'abnormal.enteredOn': '2020-01-01' }, officer)
    const late = await site.form(of.case, { outcome: 'eligible', seen }, officer)
    expect([late.status, late.text.includes('信用中国')]).toEqual([409, true])
  })

  test('two at once: a finding and a look-up of the same organization, and one of them waits', async () => {
    const of = await entered()
    await site.form(`${of.page}/verification`, { ...LISTED, 'abnormal.enteredOn': '2020-01-01' }, officer)
    const one = { about: 'violation', checkedOn: '2026-11-20', source: '网', result: 'clear' } as const
    const row = { ...one, enteredOn: null, until: null, note: '' }
    const results = await Promise.all([
      checkEligibility(site.db, officer, of.id, PASS, site.now),
      recordChecks(site.db, officer, of.organization, [row], site.now),
    ])
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })

  test.each([
    [{ outcome: 'eligible', 'looked.abnormal': 'perhaps' }, '请选择查询的结果'],
    [{ outcome: 'eligible', 'looked.abnormal': 'clear', abnormal: '2026-01-01' }, '没有查到的，不填列入日期'],
    [{ outcome: 'eligible', source: '长'.repeat(101) }, '查询来源最多100个字'],
  ])('%j is refused with its reason, and nothing is kept', async (fields, says) => {
    const of = await entered()
    const answer = await site.form(of.case, fields, officer)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
    expect(await kept(of.organization)).toEqual([])
  })

  test('and a finding are nobody’s of the organization itself', async () => {
    const of = await entered()
    const both = { ...of.by, roles: ['officer' as const] }
    expect(
      await checkEligibility(site.db, both, of.id, { outcome: 'eligible', reason: '' }, site.now),
    ).toMatchObject({ refusal: { why: 'own-interest' } })
  })
})
