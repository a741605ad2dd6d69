import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEligibility } from '../../src/round/screening/actions/eligibility.ts'
import type { Place } from '../../src/history/rules.ts'
import { lastIn, lastOf, record } from '../../src/history/store.ts'
import { subjects } from '../../src/history/subjects.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import { expectRowsBelow } from '../counting.ts'
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
    const { json } = await site.json(`/rounds/${many.id}/history?before=0.0.`, auditor)
    expect(json['rows']).toEqual([])
    for (const place of ['', '0', '-1', 'x', '1e9', '1.2', '1.2.<', `${'9'.repeat(16)}.1.x`, '1.1.x,y'])
      for (const way of ['before', 'after']) {
        const refused = await site.get(`/rounds/${many.id}/history?${way}=${place}`, auditor)
        expect([place, refused.status]).toEqual([place, 422])
        expect(refused.text).toContain('地址里的位置不对，请从第一页看起')
      }
  })

  test('of more than a page goes on from the last shown, back, and to both ends', async () => {
    const round = await closedRound(site, ['茶叙'])
    const before = (await read(round.id)).total
    await remind(round, 101 - before)
    const pages = [await read(round.id)]
    for (let older = pages[0]?.older; older; older = pages.at(-1)?.older)
      pages.push(await read(round.id, `before=${placeOf(older)}`))
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 1])
    const seen = pages.flatMap(({ rows }) => rows.map(placeOf))
    expect(new Set(seen).size).toBe(101)
    const [first, second, last] = pages
    expect(await read(round.id, 'after=0.0.')).toMatchObject({
      rows: pages.flatMap(({ rows }) => rows).slice(-50),
    })
    expect(last?.older).toBeNull()
    expect(first?.newer).toBeNull()
    const back = second?.newer ? await read(round.id, `after=${placeOf(second.newer)}`) : null
    expect(back?.rows).toEqual(first?.rows)
    const { text } = await costOf(site, `/rounds/${round.id}/history`, auditor)
    expect(plain(text)).toContain('这里50项，共101项')
    expect(text).toContain('较早的')
    expect(text).not.toContain('较新的')
    const panel = `subject=panel:${round.id}`
    const [some] = [await read(round.id, panel)]
    expect(some).toMatchObject({ total: 101 - before, rows: { length: 50 } })
    const rest = some.older ? await read(round.id, `${panel}&before=${placeOf(some.older)}`) : null
    expect(rest?.rows).toHaveLength(101 - before - 50)
    expect((await read(round.id, `${panel}&after=0.0.`)).rows.at(-1)).toMatchObject({ seq: 1 })
  })

  test('that just fills its page has no other; and ten times of it cost the same', async () => {
    const round = await closedRound(site, ['茶叙'])
    await remind(round, 50 - (await read(round.id)).total)
    const full = await read(round.id)
    expect(full).toMatchObject({ total: 50, newer: null, older: null, rows: { length: 50 } })
    await site.get(`/rounds/${round.id}/history`, auditor)
    const { rowsRead } = site.meter
    const { statements } = site.counts
    await remind(round, 450)
    const long = await read(round.id)
    expect([long.total, long.rows.length]).toEqual([500, 50])
    expect(site.counts.statements).toBe(statements)
    expectRowsBelow(site.meter.rowsRead, rowsRead * 1.5)
    await site.get(`/rounds/${round.id}/history?after=0.0.`, auditor)
    expectRowsBelow(site.meter.rowsRead, rowsRead * 1.5)
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
    expect(json['chain']).toEqual({ subject, entries: 2, checked: 2, night: null, broken: 2 })
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

  test('after a night goes through what came since alone', async () => {
    const round = await closedRound(site, ['茶叙'])
    await remind(round, 5)
    await env.DB.prepare('insert into roots (day, size, root, previous, at) values (?, 1, ?, ?, ?)')
      .bind('2013-04-02', 'a'.repeat(64), '', remindedAt(round.id))
      .run()
    await remind(round, 3)
    const chain = async () => (await read(round.id, `subject=panel:${round.id}`)).chain
    const { text } = await site.get(`/rounds/${round.id}/history?subject=panel:${round.id}`, auditor)
    expect(await chain()).toMatchObject({ entries: 8, checked: 3, broken: null, night: '2013-04-02' })
    expect(plain(text)).toContain('后3条逐条核对过')
    await env.DB.prepare('delete from roots')
      .run()
      .catch(() => null)
  })
})

type Read = {
  total: number
  rows: Place[]
  newer: Place | null
  older: Place | null
  chain: object
}
async function read(roundId: string, query = ''): Promise<Read> {
  const { json } = await site.json(`/rounds/${roundId}/history?${query}`, auditor)
  return { total: 0, rows: [], newer: null, older: null, chain: {}, ...json }
}
const placeOf = ({ at, seq, subject }: Place) => `${at}.${seq}.${subject}`

/** Reminders, one a minute, which leave nothing but their entries. */
const reminded = new Map<string, number>()
const remindedAt = (roundId: string) => CLOSES + (reminded.get(roundId) ?? 0) * 60_000
async function remind(round: { id: string; officer: Someone }, times: number) {
  for (let one = 0; one < times; one += 1) {
    reminded.set(round.id, (reminded.get(round.id) ?? 0) + 1)
    const event = { what: 'members-reminded', by: round.officer.id, at: remindedAt(round.id) }
    const subject = subjects.panel(round.id)
    await record(site.db, lastIn(await lastOf(site.db, subject), subject), event, [])
  }
}

function the<T>([one]: T[]): T {
  if (one === undefined) throw new Error('not there')
  return one
}
