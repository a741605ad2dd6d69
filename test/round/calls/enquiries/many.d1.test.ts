import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import {
  answerEnquiry,
  askAboutCall,
  refuseEnquiry,
} from '../../../../src/round/calls/enquiries/actions/enquiries.ts'
import { MOST_OPEN } from '../../../../src/round/calls/enquiries/rules.ts'
import { enquiries } from '../../../../src/round/calls/tables.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { must, openedRound } from '../../opened.ts'
import { PLAN } from '../typed.ts'
import { leave } from '../../../made.ts'
import { subjects } from '../../../../src/history/subjects.ts'

/** 咨询, where there are many. */
const { opens } = PLAN.dates
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(opens + 1000)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(() => {
  site.now = opens + 1000
})

const ask = (roundId: string, body: Record<string, string>) => site.post(`/calls/${roundId}/enquiries`, body)

/** So many questions wait for an answer. */
async function waiting(roundId: string, count: number): Promise<string[]> {
  const row = { roundId, name: null, by: null }
  const all = Array.from({ length: count }, (_, at) => ({ ...row, id: newId(), text: `第${at + 1}问`, at }))
  const told = all.map(({ id, at }) => ({
    subject: subjects.enquiry(id),
    what: 'enquiry-received',
    by: null,
    at,
  }))
  await leave(
    site.db,
    told,
    all.map((one) => site.db.insert(enquiries).values(one)),
  )
  return all.map(({ id }) => id)
}
describe('asking', () => {
  test('stops where too many wait', async () => {
    const { id } = await openedRound(site)
    await waiting(id, MOST_OPEN)
    const { json } = await ask(id, { text: '还能问吗？' })
    expect(json).toMatchObject({ why: 'too-many-open', most: MOST_OPEN })
  })

  test('of many at once stops there too: one more finds room, the others are told', async () => {
    const { id } = await openedRound(site)
    const [first] = await waiting(id, MOST_OPEN - 1)
    const many = ['一', '二', '三', '四'].map((text) => ({ text: `${text}号问题？`, name: null }))
    const at = (one: (typeof many)[number]) => askAboutCall(site.db, null, id, one, site.now)
    const results = await Promise.all(many.map(at))
    expect(results.map((one) => (one.ok ? 'ok' : one.refusal.why)).toSorted()).toEqual([
      'ok',
      ...['too-many-open', 'too-many-open', 'too-many-open'],
    ])
    // who was refused has left nothing behind, and may ask again once there is room
    const rows = await site.db.select().from(enquiries)
    expect(rows.filter(({ roundId }) => roundId === id)).toHaveLength(MOST_OPEN)
    must(await refuseEnquiry(site.db, officer, first ?? '', '重复', site.now))
    const text = many.find((_, i) => !results[i]?.ok)?.text ?? ''
    expect((await ask(id, { text })).status).toBe(200)
    expect((await ask(id, { text: '五号问题？' })).json).toMatchObject({ why: 'too-many-open' })
  })
})

describe('a list of many', () => {
  test('has fifty a page for the staff, says how many there are, and is filtered by address', async () => {
    const { id } = await openedRound(site)
    const all = await waiting(id, 103)
    const [first = '', second = ''] = all
    must(await answerEnquiry(site.db, officer, first, '可以。', site.now))
    must(await refuseEnquiry(site.db, officer, second, '重复', site.now))
    const list = async (query: string) => {
      const path = `/rounds/${id}/enquiries${query}`
      const { json } = await site.json(path, officer)
      expect(site.counts.trips).toBeLessThanOrEqual(2)
      const items = json['enquiries'] as { id: string }[]
      return { ids: items.map((one) => one.id), counts: json['counts'], page: await site.get(path, officer) }
    }
    const one = await list('')
    expect(one.ids).toEqual(all.slice(2, 52))
    expect(one.counts).toEqual({ all: 103, answered: 1, refused: 1, struck: 0 })
    expect(one.page.text).toContain('共103条，待答复101条')
    expect(one.page.text).toContain('第1至50项，共103项')
    expect(one.page.text).toContain(`href="/rounds/${id}/enquiries?page=2"`)
    expect((await list('?page=3')).ids).toEqual([all[102], first, second])
    expect((await list('?state=answered')).ids).toEqual([first])
    expect((await list('?state=refused')).ids).toEqual([second])
    const open = await list('?state=open&page=3')
    expect(open.ids).toEqual(all.slice(102))
    expect(open.page.text).toContain(`href="/rounds/${id}/enquiries?state=open&amp;page=2"`)
    expect(open.page.text).toMatch(/aria-current="page">待答复<small>101</)
    expect((await list('?page=99')).page.text).toContain('没有这一页')
    const csv = async (query: string) =>
      (await site.get(`/rounds/${id}/enquiries?format=csv${query}`, officer)).text.trimEnd().split('\r\n')
    expect(await csv('&page=2')).toHaveLength(104)
    expect((await csv('&state=refused')).slice(1)).toEqual([
      expect.stringMatching(/"不公开答复","重复",\d{4}-\d\d-\d\d [\d:]+$/),
    ])
    for (const wrong of ['?page=0', '?page=-1', '?page=x', '?state=nonsense', '?state=open%27'])
      expect((await list(wrong)).ids).toHaveLength(50)
  })

  test('keeps what was typed for a question of a later page', async () => {
    const { id } = await openedRound(site)
    const last = (await waiting(id, 60)).at(-1) ?? ''
    const page = await site.form(`/enquiries/${last}/answer`, { answer: '请打13800138000' }, officer)
    expect([page.status, page.text.includes('请打13800138000</textarea>')]).toEqual([422, true])
  })

  test('shows everybody the last ten on the call, and all of them fifty a page', async () => {
    const { id } = await openedRound(site)
    const all = await waiting(id, 51)
    for (const [at, enquiry] of all.entries())
      must(await answerEnquiry(site.db, officer, enquiry, `答${at + 1}。`, site.now + at))
    const call = await site.get(`/calls/${id}`)
    expect(call.text).toContain('看全部51条')
    expect(call.text.match(/<h3>第\d+问</g)).toHaveLength(10)
    expect(call.text).toContain('<h3>第51问<')
    const first = await site.get(`/calls/${id}/enquiries`)
    expect(first.text).toContain('第1至50项，共51项')
    expect(first.text).not.toContain('第51问')
    const { json } = await site.json(`/calls/${id}/enquiries?page=2`)
    expect(json).toMatchObject({ page: 2, answered: 51, enquiries: [{ text: '第51问' }] })
  })
})

test('lists take the same statements for one and for three', async () => {
  const { id } = await openedRound(site)
  const lists = [`/calls/${id}`, `/calls/${id}/enquiries`, `/rounds/${id}/enquiries`]
  const counted = async () => {
    const counts = []
    for (const path of lists) {
      await site.get(path, officer)
      counts.push([site.counts.trips, site.counts.statements])
    }
    return counts
  }
  const answer = async (text: string) => {
    const asked = must(await askAboutCall(site.db, null, id, { text, name: null }, site.now))
    must(await answerEnquiry(site.db, officer, asked.id, '答', site.now))
  }
  await answer('一')
  const before = await counted()
  for (const text of ['二', '三']) await answer(text)
  expect(await counted()).toEqual(before)
  expect(Math.max(...before.map(([trips = 0]) => trips))).toBeLessThanOrEqual(2)
})
