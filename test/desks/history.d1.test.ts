import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEligibility } from '../../src/round/screening/actions/eligibility.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import { draftedRound } from '../round/opened.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { costOf, plain } from './cast.ts'
import { breaks } from '../breaks.ts'

let site: Site
let auditor: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  auditor = await site.person('严监督', ['auditor'])
})

describe('the auditor’s desk', () => {
  test('shows every round, drafts too, and what happened last, in words', async () => {
    const { id, officer } = await draftedRound(site)
    const { text, trips } = await costOf(site, '/desks/auditor', auditor)
    expect(text).toContain(`href="/rounds/${id}/history"`)
    expect(plain(text)).toContain(`${officer.name} 拟定征集公告`)
    expect(trips).toBe(2)
  })

  test('costs the same with one round and with three', async () => {
    const one = await costOf(site, '/desks/auditor', auditor)
    await closedRound(site, ['一', '二'])
    await draftedRound(site)
    const three = await costOf(site, '/desks/auditor', auditor)
    expect([three.statements, three.trips]).toEqual([one.statements, one.trips])
  })
})

describe('the history of a round', () => {
  test('is read by officer, approver and auditor', async () => {
    const { id } = await draftedRound(site)
    const path = `/rounds/${id}/history`
    for (const role of ['officer', 'approver', 'auditor'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(200)
    for (const role of ['expert', 'finance', 'administrator'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(403)
    expect((await site.get('/rounds/nothing/history', auditor)).status).toBe(404)
  })

  test('tells each event once, the newest first, and nothing of unfinished drafts', async () => {
    const round = await closedRound(site, ['茶叙'])
    const secret = await site.member('草稿社')
    valueOf(await startProposal(site.db, secret, round.id, secret.organizations[0]?.id ?? '', OPENS + 5))
    const finding = { outcome: 'ineligible', reason: '未附登记证书' } as const
    valueOf(await checkEligibility(site.db, round.officer, the(round.proposals).id, finding, CLOSES))
    const { json } = await site.json(`/rounds/${round.id}/history`, auditor)
    expect(json['total']).toBe(5)
    const { rows }: { rows: { what: string }[] } = { rows: [], ...json }
    expect(rows[0]).toMatchObject({ by: '钱经办', reason: '未附登记证书', name: '茶叙' })
    expect(rows.map(({ what }) => what).toSorted()).toEqual([
      'eligibility-checked',
      'proposal-started',
      'proposal-submitted',
      'round-drafted',
      'round-published',
    ])
    const { text } = await costOf(site, `/rounds/${round.id}/history`, auditor)
    expect(text).not.toContain('草稿社')
    expect(plain(text)).toContain('记录完整')
  })

  test('narrows to one subject of the round, and to no other', async () => {
    const round = await closedRound(site, ['茶叙', '食堂'])
    const [{ id }] = [the(round.proposals)]
    const { json } = await site.json(`/rounds/${round.id}/history?subject=proposal:${id}`, auditor)
    expect(json).toMatchObject({ total: 2, chain: { subject: `proposal:${id}`, entries: 2, broken: null } })
    const other = await closedRound(site, ['别期'])
    const strange = `/rounds/${other.id}/history?subject=proposal:${id}`
    expect((await site.get(strange, auditor)).status).toBe(404)
  })

  test('costs the same with one proposal and with three, and turns its pages', async () => {
    const one = await closedRound(site, ['一'])
    const few = await costOf(site, `/rounds/${one.id}/history`, auditor)
    const many = await closedRound(site, ['一', '二', '三'])
    const more = await costOf(site, `/rounds/${many.id}/history`, auditor)
    expect([more.statements, more.trips]).toEqual([few.statements, few.trips])
    expect(more.trips).toBe(2)
    const { json } = await site.json(`/rounds/${many.id}/history?page=2`, auditor)
    expect(json['rows']).toEqual([])
    for (const page of ['0', '-1', 'x', '1e9'])
      expect((await site.get(`/rounds/${many.id}/history?page=${page}`, auditor)).status).toBe(200)
  })

  test('says which entry was changed behind the site’s back', async () => {
    breaks('history-chain')
    const round = await closedRound(site, ['茶叙'])
    const subject = `proposal:${the(round.proposals).id}`
    await env.DB.batch([
      env.DB.prepare('drop trigger history_is_not_changed'),
      env.DB.prepare(`update history set by_id = null where subject = ? and seq = 2`).bind(subject),
    ])
    const { json } = await site.json(`/rounds/${round.id}/history?subject=${subject}`, auditor)
    expect(json['chain']).toEqual({ subject, entries: 2, broken: 2 })
    expect(json['rows']).toMatchObject([
      { seq: 2, isWhole: false },
      { seq: 1, isWhole: true },
    ])
    await env.DB.prepare(`update history set previous = 'x' where subject = ? and seq = 2`)
      .bind(subject)
      .run()
    const { text } = await costOf(site, `/rounds/${round.id}/history`, auditor)
    expect(plain(text)).toContain('有1条记录与前一条对不上')
  })
})

function the<T>([one]: T[]): T {
  if (one === undefined) throw new Error('not there')
  return one
}
