import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { saveSection } from '../../../../src/round/proposals/sections/actions.ts'
import { answerRequest, requestConsent } from '../../../../src/round/proposals/consents/actions.ts'
import { draftRound, publishRound } from '../../../../src/round/calls/rounds/actions.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { type District, district } from '../../needs/cast.ts'
import { must } from '../../opened.ts'
import { CLOSES, OPENS, plan } from '../../screening/closed-round.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

let site: Site
let here: District
let member: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  here = await district(site)
  member = await site.member('和平里茶叙社')
})

const DOES = '每周提供一次活动室'

/** A draft whose partners name the first community, saved. */
async function drafted(does = DOES) {
  site.now = OPENS
  const form = { parts: ['partners' as const], sections: [] }
  const round = must(await draftRound(site.db, here.officer, { ...plan(), form }, OPENS)).id
  must(await publishRound(site.db, await site.person('负责', ['approver']), round, OPENS))
  const organization = member.organizations[0]?.id ?? ''
  const { id } = must(await startProposal(site.db, member, round, organization, OPENS))
  await save(id, does, 0)
  return { id, path: `/proposals/${id}/partner-requests`, page: `/proposals/${id}/sections/partners` }
}
const save = async (id: string, does: string, version: number) => {
  const typed = {
    'partners.0.name': '甲社区居委会',
    'partners.0.does': does,
    'partners.0.community': here.first.id,
  }
  must(await saveSection(site.db, member, id, { section: 'partners', version, typed }, OPENS))
}
const AGREED = { outcome: 'agreed', note: '' } as const

describe('a community’s consent', () => {
  test('is asked for what was saved, given with one click, and asked anew when the words change', async () => {
    const { id, path, page } = await drafted()
    expect((await site.get(page, member)).text).toContain('还没有请社区确认')
    const asked = await site.form(path, { place: here.first.id }, member)
    expect([asked.status, asked.location, site.counts.trips]).toEqual([303, `${page}#consents`, 3])
    expect((await site.get(page, member)).text).toContain('等待答复')
    expect((await lettersTo(site.db, here.worker.id))[0]?.subject).toContain('请确认合作')
    expect((await lettersTo(site.db, here.neighbour.id)).map(({ subject }) => subject).join()).not.toContain(
      '确认合作',
    )

    const desk = await site.get('/desks/community', here.worker)
    expect(desk.text).toContain(DOES)
    const action = /action="(\/partner-requests\/[^"]+\/answer)"/.exec(desk.text)?.[1] ?? ''
    expect((await site.form(action, AGREED, here.neighbour)).status).toBe(404)
    const agreed = await site.form(action, AGREED, here.worker)
    expect([agreed.status, agreed.location, site.counts.trips]).toEqual([303, '/desks/community', 3])
    expect((await site.get(page, member)).text).toContain('社区同意')
    expect((await lettersTo(site.db, member.id))[0]?.subject).toContain('同意合作')
    expect((await site.get('/desks/community', here.worker)).text).not.toContain(DOES)
    expect(await requestConsent(site.db, member, id, here.first.id, OPENS)).toMatchObject({
      refusal: { why: 'agreed-already', at: OPENS },
    })
    await save(id, '每月提供一次活动室', 1)
    expect((await site.get(page, member)).text).toContain('还没有请社区确认')
    expect((await site.form(path, { place: here.first.id }, member)).status).toBe(303)
  })

  test('a no says why; the same words can be asked again', async () => {
    const { id, page } = await drafted('提供场地和志愿者')
    const request = must(await requestConsent(site.db, member, id, here.first.id, OPENS))
    const path = `/partner-requests/${request.id}`
    expect((await site.get(path, here.worker)).text).toContain('提供场地和志愿者')
    const silent = await site.form(`${path}/answer`, { outcome: 'declined', note: ' ' }, here.worker)
    expect([silent.status, silent.text.includes('不同意的，请写明原因')]).toEqual([422, true])
    const long = await site.form(
      `${path}/answer`,
      { outcome: 'declined', note: '长'.repeat(301) },
      here.worker,
    )
    expect([long.status, long.text.includes('原因最多300个字'), long.text.includes('长长')]).toEqual([
      422,
      true,
      true,
    ])
    const odd = await site.post(`${path}/answer`, { outcome: 'maybe' }, here.worker)
    expect(odd.json).toMatchObject({ status: 422, why: 'form' })
    expect(
      (await site.form(`${path}/answer`, { outcome: 'declined', note: '活动室在装修' }, here.worker)).status,
    ).toBe(303)
    expect((await site.get(page, member)).text).toContain('社区没有同意：活动室在装修')
    expect((await requestConsent(site.db, member, id, here.first.id, OPENS)).ok).toBe(true)
  })

  test('is not asked twice, of a place that is no partner, after the deadline, or by a stranger', async () => {
    const { id, path } = await drafted('提供微信群')
    const ask = (by = member, place = here.first.id, now = OPENS) =>
      requestConsent(site.db, by, id, place, now)
    theOne(await byEight(paths.partnerRequests, () => ask()), 'changed-meanwhile')
    expect(await ask()).toMatchObject({ refusal: { why: 'asked-already', by: '#proposal', at: OPENS } })
    expect(await ask(member, here.second.id)).toMatchObject({ refusal: { why: 'not-a-partner' } })
    expect(await ask(member, here.first.id, CLOSES)).toMatchObject({
      refusal: { why: 'call-closed', by: 'calls.openDays' },
    })
    expect(await ask(await site.member('别的社'))).toMatchObject({ refusal: { why: 'not-found' } })
    const none = await site.form(path, {}, member)
    expect([none.status, none.text.includes('请选择社区')]).toEqual([422, true])
    const words = await site.form(path, { place: here.second.id }, member)
    expect([words.status, words.text.includes('合作单位里没有这个社区')]).toEqual([422, true])
  })

  test('two workers answer at once: one of them counts', async () => {
    const { id } = await drafted('提供合唱队')
    const request = must(await requestConsent(site.db, member, id, here.first.id, OPENS))
    const answer = (by: Someone) => answerRequest(site.db, by, request.id, AGREED, OPENS)
    const both = await Promise.all([answer(here.worker), answer(here.subdistrict)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await answer(here.worker)).toMatchObject({
      refusal: { why: 'answered-already', outcome: 'agreed' },
    })
  })
})
