import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import { verificationReversal } from '../../src/organizations/checks/reversal.ts'
import { proposeReversal } from '../../src/reversals/actions.ts'
import {
  answerEnquiry,
  askAboutCall,
  refuseEnquiry,
} from '../../src/round/calls/enquiries/actions/enquiries.ts'
import {
  enquiryAnswerReversal,
  enquiryRefusalReversal,
} from '../../src/round/calls/enquiries/actions/reversals.ts'
import { checkEligibility } from '../../src/round/screening/actions/eligibility.ts'
import { eligibilityReversal } from '../../src/round/screening/actions/reversal.ts'
import { openedRound } from '../round/opened.ts'
import { PLAN } from '../round/calls/typed.ts'
import { CLOSES, closedRound, valueOf } from '../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { lastLetter, newest, reverse } from './office.ts'

const { opens } = PLAN.dates
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(opens + 1000)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})
const of = (at: number) => ({ by: officer, other: approver, at })

describe('an answer to a question about the call that was wrong', () => {
  test('stays for everybody to read, struck through, until it is answered anew; whoever asked is told', async () => {
    site.now = opens + 1000
    const { id: roundId } = await openedRound(site)
    const asker = await site.person('赵女士', [])
    const text = '两家单位可以联合申报吗？'
    const { id } = valueOf(await askAboutCall(site.db, asker, roundId, { text, name: null }, site.now))
    valueOf(await answerEnquiry(site.db, officer, id, '不可以。', site.now + 1))
    const which = await newest(site, 'all_enquiry_answers')
    valueOf(await reverse(site, enquiryAnswerReversal, which, of(site.now + 2)))
    expect(await lastLetter(site, asker)).toMatch(/^已更正：.*不可以。/s)
    const read = async () => (await site.get(`/calls/${roundId}/enquiries`)).text
    expect(await read()).toMatch(/<del>不可以。<\/del>[^]*正在重新答复/)
    expect((await site.get(`/rounds/${roundId}/enquiries?state=open`, officer)).text).toContain(text)
    valueOf(await answerEnquiry(site.db, officer, id, '可以，由一家牵头。', site.now + 5))
    expect(await read()).toMatch(/<del>不可以。<\/del>[^]*可以，由一家牵头。/)
    const page = (await site.get(`/enquiries/${id}`, approver)).text
    expect(page).toContain('登记时看错了')
    expect(page).toContain('周正同意')
  })

  test('so is a question that was not answered in public', async () => {
    site.now = opens + 1000
    const { id: roundId } = await openedRound(site)
    const asked = { text: '社区能不能自己报？', name: null }
    const { id } = valueOf(await askAboutCall(site.db, null, roundId, asked, site.now))
    valueOf(await refuseEnquiry(site.db, officer, id, '与公告无关', site.now + 1))
    const which = await newest(site, 'all_enquiry_refusals')
    valueOf(await reverse(site, enquiryRefusalReversal, which, of(site.now + 2)))
    valueOf(await answerEnquiry(site.db, officer, id, '可以。', site.now + 5))
    expect((await site.get(`/calls/${roundId}/enquiries`)).text).toContain('可以。')
  })
})

describe('a look-up that was written down wrongly', () => {
  test('counts no more, and is read struck through; where a finding rests on it that comes first', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const [proposal] = round.proposals
    if (!proposal) throw new Error('no proposal')
    const { organizationId } = proposal
    const found = {
      ...{
        about: 'dishonesty' as const,
        checkedOn: '2013-04-20',
        source: '信用中国',
        result: 'clear' as const,
      },
      ...{ enteredOn: null, until: null, note: '' },
    }
    valueOf(await recordChecks(site.db, round.officer, organizationId, [found], CLOSES))
    const which = await newest(site, 'all_organization_checks')
    const finding = { outcome: 'eligible' as const, reason: '' }
    valueOf(await checkEligibility(site.db, round.officer, proposal.id, finding, CLOSES + 1))
    const judged = await newest(site, 'all_eligibility_checks')
    const why = { reason: '查的是另一家', cause: '' }
    const two = (at: number) => ({ by: round.officer, other: round.approver, at })
    expect(
      await proposeReversal(site.db, round.officer, verificationReversal, which, why, CLOSES + 2),
    ).toMatchObject({
      refusal: { why: 'relied-on', rests: [{ href: `/proposals/${proposal.id}/eligibility` }] },
    })
    valueOf(await reverse(site, eligibilityReversal, judged, two(CLOSES + 3)))
    valueOf(await reverse(site, verificationReversal, which, two(CLOSES + 10)))
    const left = await site.db.all(
      sql`select 1 from organization_checks where organization_id = ${organizationId}`,
    )
    expect(left).toEqual([])
    const page = (await site.get(`/organizations/${organizationId}/verification`, round.officer)).text
    expect(page).toMatch(/<del>[^<]*严重违法失信名单：不在名单/)
  })
})

describe('the pages of a reversal', () => {
  test('a finding leads there; proposed, it stands on the approver’s desk; confirmed, it is struck through in the history', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const [proposal] = round.proposals
    if (!proposal) throw new Error('no proposal')
    const fail = { outcome: 'ineligible' as const, reason: '备案证明过期' }
    valueOf(await checkEligibility(site.db, round.officer, proposal.id, fail, CLOSES))
    const which = await newest(site, 'all_eligibility_checks')
    const here = `/reversals/eligibility/${which}`
    site.now = CLOSES + 1000
    const at = `/proposals/${proposal.id}/eligibility`
    expect((await site.get(at, round.officer)).text).toContain(`href="${here}"`)
    expect((await site.form(here, { reason: '' }, round.officer)).text).toContain('请写明原因')
    expect((await site.form(here, { reason: '看的是旧证明' }, round.officer)).status).toBe(303)
    expect((await site.get('/desks/approver', round.approver)).text).toContain(here)
    expect((await site.form(`${here}/answer`, { outcome: 'confirmed' }, round.officer)).text).toContain(
      '要由另一位答复',
    )
    expect((await site.form(`${here}/answer`, { outcome: 'refused' }, round.approver)).text).toContain(
      '不同意的，请写明理由',
    )
    expect((await site.form(`${here}/answer`, { outcome: 'confirmed' }, round.approver)).status).toBe(303)
    expect((await site.get(here, round.officer)).text).toMatch(/<del>未入围：备案证明过期<\/del>/)
    expect((await site.get(at, round.officer)).text).toMatch(/<del>未入围：备案证明过期<\/del>/)
    expect((await site.get(`/rounds/${round.id}/history`, round.officer)).text).toMatch(
      /<del>资格审查<\/del>/,
    )
    expect((await site.get('/reversals', round.officer)).text).toContain('看的是旧证明')
    expect((await site.json('/reversals', round.officer)).json).toMatchObject({ total: expect.any(Number) })
    expect((await site.get('/reversals/nothing/x', round.officer)).status).toBe(404)
  })
})
