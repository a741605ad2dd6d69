import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { confirmChange, recordChange } from '../../src/organizations/changes/actions.ts'
import { changeReversal } from '../../src/organizations/changes/reversal.ts'
import { findChanges } from '../../src/organizations/changes/store.ts'
import { proposeReversal } from '../../src/reversals/actions.ts'
import { signAgreement } from '../../src/round/agreements/actions.ts'
import { answerLapse, lapseReversal, proposeLapse } from '../../src/round/agreements/lapses/actions.ts'
import { findLapsing } from '../../src/round/agreements/lapses/store.ts'
import { type Site, openSite } from '../support.ts'
import { announcedRound, drafted, the } from '../round/agreements/cast.ts'
import { organizationOf } from '../round/opened.ts'
import { OVER } from '../round/publicity/cast.ts'
import { OPENS, valueOf } from '../round/screening/closed-round.ts'
import { lastLetter, newest, reverse } from './office.ts'

let site: Site
const NOW = OVER + 1000
const WHY = { reason: '查的是同名的另一家', cause: '' }
const APPROVED = { outcome: 'approved' as const, reason: '' }
const RETURNED = { outcome: 'returned' as const, reason: '不是这一家' }
beforeAll(async () => {
  site = await openSite(OPENS)
})

async function awarded() {
  const round = await announcedRound(site, ['甲', '乙'], 2)
  site.now = NOW
  return { round, first: the(round.ranked[0]), of: { by: round.officer, other: round.approver } }
}
type Cast = Awaited<ReturnType<typeof awarded>>

const DISSOLVED = { kind: 'dissolved' as const, since: '2013-06-01', into: '清算组', evidence: '注销公告' }
const RENAMED = { ...DISSOLVED, kind: 'renamed' as const }

async function changed({ round, first }: Cast, change: typeof DISSOLVED | typeof RENAMED = DISSOLVED) {
  const organizationId = organizationOf(first.member)
  valueOf(await recordChange(site.db, round.officer, organizationId, change, NOW))
  const found = await findChanges(site.db, { organizationId })
  const changeId = found?.changes[0]?.id ?? ''
  const yes = { outcome: 'confirmed' as const, reason: '' }
  valueOf(await confirmChange(site.db, round.approver, changeId, yes, NOW + 1))
  return { organizationId, changeId, which: await newest(site, 'all_organization_change_answers') }
}

async function lapsed({ round, first }: Cast, because: 'overdue' | 'waived', at: number) {
  const made = { because, reason: '来函放弃' }
  valueOf(await proposeLapse(site.db, round.officer, first.id, made, at))
  const found = await findLapsing(site.db, { proposalId: first.id })
  return { lapseId: found?.found.lapses[0]?.id ?? '' }
}
const standingOf = async (id: string) =>
  (
    await site.db.all<{ standing: string }>(
      sql`select standing from proposal_standings where proposal_id = ${id}`,
    )
  )[0]?.standing

describe('an organization that was taken for another', () => {
  test('is there again, by two people; it is told, and the change waits to be sent back', async () => {
    const cast = await awarded()
    const { round, first, of } = cast
    const { organizationId, changeId, which } = await changed(cast)
    const gone = () =>
      site.db.all(sql`select 1 from gone_organizations where organization_id = ${organizationId}`)
    expect(await gone()).toHaveLength(1)
    const page = `/organizations/${organizationId}/changes`
    expect((await site.get(page, round.officer)).text).toContain(`/reversals/organization-change/${which}`)
    valueOf(await reverse(site, changeReversal, which, { ...of, at: NOW + 2 }))
    expect(await gone()).toEqual([])
    expect(await lastLetter(site, first.member)).toMatch(/^已更正：.*注销（清算组）/)
    expect((await site.get(page, round.officer)).text).toMatch(/<del>[^<]*注销（清算组）<\/del>/)
    expect((await site.get('/desks/approver', round.approver)).text).toContain(page)
    const back = { outcome: 'returned' as const, reason: '不是这一家' }
    valueOf(await confirmChange(site.db, round.approver, changeId, back, NOW + 5))
  })

  test('where an award lapsed because nobody was waited for, that comes first', async () => {
    const cast = await awarded()
    const { round, first, of } = cast
    const { which } = await changed(cast)
    const { lapseId } = await lapsed(cast, 'overdue', NOW + 2)
    expect(await proposeReversal(site.db, round.officer, changeReversal, which, WHY, NOW + 3)).toMatchObject({
      refusal: { why: 'relied-on', rests: [{ href: `/proposals/${first.id}/lapse` }] },
    })
    valueOf(await answerLapse(site.db, round.approver, lapseId, RETURNED, NOW + 4))
    valueOf(await reverse(site, changeReversal, which, { ...of, at: NOW + 5 }))
  })
})

test('a name that was wrong is put right by the next change of name', async () => {
  const cast = await awarded()
  const { which } = await changed(cast, { ...RENAMED, into: `新名${cast.first.id}` })
  const refused = await proposeReversal(site.db, cast.round.officer, changeReversal, which, WHY, NOW + 2)
  expect(refused).toEqual({ ok: false, refusal: { why: 'not-found' } })
  const page = await site.get(
    `/organizations/${organizationOf(cast.first.member)}/changes`,
    cast.round.officer,
  )
  expect(page.text).not.toContain('/reversals/')
})

describe('an award that should not have lapsed', () => {
  test('stands again and is signed, once the lapse is sent back; nobody had moved up', async () => {
    const cast = await awarded()
    const { round, first, of } = cast
    const agreement = await drafted(site, round, first)
    const { lapseId } = await lapsed(cast, 'waived', NOW + 2)
    valueOf(await answerLapse(site.db, round.approver, lapseId, APPROVED, NOW + 3))
    expect(await standingOf(first.id)).toBe('lapsed')
    const which = await newest(site, 'all_award_lapse_answers')
    const page = await site.get(`/proposals/${first.id}/lapse`, round.officer)
    expect(page.text).toContain('放弃立项不递补')
    expect(page.text).toContain(`/reversals/award-lapse/${which}`)
    valueOf(await reverse(site, lapseReversal, which, { ...of, at: NOW + 4 }))
    expect(await standingOf(first.id)).toBe('agreement')
    expect(await lastLetter(site, first.member)).toMatch(/^已更正：.*视为放弃立项（单位书面放弃）/)
    const again = await site.get(`/proposals/${first.id}/lapse`, round.officer)
    expect(again.text).toMatch(/<del>视为放弃立项（单位书面放弃）：来函放弃<\/del>/)
    valueOf(await answerLapse(site.db, round.approver, lapseId, RETURNED, NOW + 6))
    valueOf(await signAgreement(site.db, first.member, agreement, NOW + 7))
  })
})
