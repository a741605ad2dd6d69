import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerNeed } from '../../../src/round/needs/actions/answers.ts'
import { attachDeliberation, takeStep } from '../../../src/round/needs/actions/needs.ts'
import type { Answer } from '../../../src/round/needs/rules/answering.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, NOON, STALE, district, eventsOf, lettersTo, raised } from './cast.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
let here: District
let approver: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
  approver = await site.person('周正', ['approver'])
  auditor = await site.person('监督', ['auditor'])
})
beforeEach(() => {
  site.now = NOON
})

const AGENDA = { step: 'agenda' as const, note: '列入议题。', deliberation: null }
const HELD = { heldOn: '2026-06-14', kind: 'council' as const, present: '居民代表9人', outcome: '同意征集' }
const TAKEN: Answer = {
  outcome: 'taken-up',
  project: '邻里食堂',
  link: '/projects/abc',
  text: '每天送午餐。',
}
const NOT: Answer = { outcome: 'not-taken-up', project: '', link: '', text: '属于工程建设，已转办。' }

describe('the page of a need', () => {
  test('is for the officer, those of the place, and the staff who watch; a neighbour finds nothing', async () => {
    const { id } = await raised(site, here.first, { title: '想有人修鞋' })
    for (const as of [here.officer, here.worker, here.subdistrict]) {
      const { status, text } = await site.get(`/needs/${id}`, as)
      expect([status, text.includes('王居民，13900000001')]).toEqual([200, true])
      expect(site.counts.trips).toBe(2)
    }
    for (const as of [approver, auditor]) {
      const { status, text } = await site.get(`/needs/${id}`, as)
      expect([status, text.includes('想有人修鞋'), text.includes('王居民')]).toEqual([200, true, false])
      expect((await site.json(`/needs/${id}`, as)).json).toMatchObject({ need: { contact: null } })
    }
    const unknown = await site.get('/needs/0123456789abcdef', here.neighbour)
    const hidden = await site.get(`/needs/${id}`, here.neighbour)
    expect([hidden.status, hidden.text]).toEqual([404, unknown.text])
    const finance = await site.person('财务', ['finance'])
    expect((await site.get(`/needs/${id}`, finance)).status).toBe(403)
    expect((await site.get(`/needs/${id}`)).location).toContain('/sign-in')
  })

  test('two worlds that differ in a contact alone look the same to all who may not read it', async () => {
    const { id, number, code } = await raised(site, here.first, { title: '想有人磨刀' })
    must(await answerNeed(site.db, here.officer, id, NOT, NOON))
    const look = async () => {
      const pages = []
      for (const as of [approver, auditor, here.neighbour, undefined])
        for (const path of [`/needs/${id}`, '/needs', '/need-book', '/desks/community'])
          pages.push((await site.get(path, as)).text, (await site.json(path, as)).text)
      pages.push((await site.post('/needs/look-up', { number, code })).text)
      return pages
    }
    const before = await look()
    await site.db.run(
      sql`update need_contacts set name = '李居民', phone = '13700000009' where need_id = ${id}`,
    )
    expect(await look()).toEqual(before)
  })
})

describe('steps', () => {
  test('are recorded by the worker with a deliberation, in their order', async () => {
    const { id } = await raised(site, here.first)
    must(await takeStep(site.db, here.worker, id, AGENDA, NOON))
    const path = `/needs/${id}/steps`
    const fields = { step: 'deliberated', note: '协商一致。', ...HELD }
    const done = await site.form(path, fields, here.worker)
    expect([done.status, done.location, site.counts.trips]).toEqual([303, `/needs/${id}`, 3])
    const { text } = await site.get(`/needs/${id}`, here.subdistrict)
    expect(text).toContain('2026年6月14日议事会，居民代表9人参加：同意征集')
    const { json } = await site.post(path, { step: 'done', note: '做了。' }, here.worker)
    expect(json).toMatchObject({ status: 422, why: 'not-the-next-step', next: 'planned' })
    expect(await eventsOf(site, `need:${id}`)).toEqual(['need-raised', 'need-step-taken', 'need-step-taken'])
  })

  test('a neighbour’s try is not found, and changes nothing', async () => {
    const { id } = await raised(site, here.first)
    const tried = await takeStep(site.db, here.neighbour, id, AGENDA, NOON)
    expect(tried).toEqual({ ok: false, refusal: { why: 'not-found' } })
    expect(
      (await site.form(`/needs/${id}/steps`, { step: 'agenda', note: '好' }, here.neighbour)).status,
    ).toBe(404)
    expect(await eventsOf(site, `need:${id}`)).toEqual(['need-raised'])
  })

  test('two at once: one wins', async () => {
    const { id } = await raised(site, here.first)
    const both = await Promise.all(
      [here.worker, here.officer].map((by) => takeStep(site.db, by, id, AGENDA, NOON)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
  })

  test('eight attach the record of one meeting: once', async () => {
    const { id } = await raised(site, here.first)
    must(await takeStep(site.db, here.worker, id, AGENDA, NOON))
    const attach = () =>
      attachDeliberation(site.db, here.worker, id, { step: 'agenda', deliberation: HELD }, NOON)
    theOne(await byEight(paths.needDeliberations, attach), 'changed-meanwhile')
  })

  test('a step and an answer at once: one wins', async () => {
    const { id } = await raised(site, here.first)
    const both = await Promise.all([
      takeStep(site.db, here.worker, id, AGENDA, NOON),
      answerNeed(site.db, here.officer, id, NOT, NOON),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
  })

  test('bad input keeps what was typed; a deliberation is whole or not there', async () => {
    const { id } = await raised(site, here.first)
    const path = `/needs/${id}/steps`
    for (const [fields, reason] of [
      [{ step: 'agenda', note: '', present: '居民代表' }, '请写明这一步的情况'],
      [{ step: 'agenda', note: '好', present: '居民代表' }, '请填写协商日期'],
      [
        { step: 'agenda', note: '好', present: '居民代表', heldOn: '2026-02-30' },
        '协商日期应是一个有效的日期',
      ],
      [
        { step: 'agenda', note: '好', ...HELD, present: '居民代表', heldOn: '2026-06-16' },
        '协商日期还没有到',
      ],
      [{ step: 'agenda', note: '好', ...HELD, present: '居民代表13800000002' }, '不要写电话'],
      [{ step: 'nowhere', note: '好', present: '居民代表' }, '请选择进展'],
    ] as const) {
      const { status, text } = await site.form(path, fields, here.worker)
      expect([reason, status, text.includes(reason), text.includes('居民代表')]).toEqual([
        reason,
        422,
        true,
        true,
      ])
    }
    expect((await site.post(path, { note: ['x'], kind: 4 }, here.worker)).status).toBe(422)
  })
})

describe('an answer', () => {
  test('tells the workers of the place and who raised it with an account, and becomes public', async () => {
    const member = await site.person('有账号的居民')
    const form = { ...(await formOf()), title: '午餐没有着落' }
    const sent = await site.post('/needs', form, member)
    const number = String(sent.json['number'])
    const [row] = await site.db.all<{ id: string }>(
      sql`select id from needs where year || '-XQ-' || printf('%04d', seq) = ${number}`,
    )
    const path = `/needs/${row?.id}/answer`
    expect((await site.get('/needs')).text).not.toContain('午餐没有着落')
    const done = await site.form(path, { ...TAKEN, link: 'https://site.example/projects/abc' }, here.officer)
    expect([done.status, site.counts.trips]).toEqual([303, 3])
    for (const one of [here.worker, here.subdistrict, member])
      expect(await lettersTo(site, one)).toContain('需求已答复：午餐没有着落')
    expect(await lettersTo(site, here.neighbour)).not.toContain('需求已答复：午餐没有着落')
    const { text } = await site.get('/needs')
    expect(text).toContain('午餐没有着落')
    expect(text).toContain('href="/projects/abc"')
    expect(text).not.toContain('王居民')
    const again = await site.post(path, { ...NOT }, here.officer)
    expect(again.json).toMatchObject({ status: 422, why: 'answered', at: NOON })
    const steps = await site.json(`/needs/${row?.id}`, here.worker)
    expect(steps.json).toMatchObject({ whyNotStep: { why: 'answered' }, answer: { project: '邻里食堂' } })
  })

  const formOf = async () => ({
    ...{
      placeId: here.first.id,
      text: '中午没有地方吃饭。',
      concerned: '老人',
      people: '8',
      urgency: 'usual',
    },
    ...{ name: '王居民', phone: '13900000001' },
  })

  test('two at once: one wins; it cannot be changed or deleted', async () => {
    const { id } = await raised(site, here.first)
    const both = await Promise.all(
      [TAKEN, NOT].map((one) => answerNeed(site.db, here.officer, id, one, NOON)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    for (const change of [
      sql`update need_answers set text = 'x' where need_id = ${id}`,
      sql`delete from need_answers where need_id = ${id}`,
    ])
      await expect(site.db.run(change)).rejects.toThrow('Failed')
  })

  test('is the officer’s alone', async () => {
    const { id } = await raised(site, here.first)
    expect((await site.form(`/needs/${id}/answer`, { ...NOT }, here.worker)).status).toBe(403)
    expect(await answerNeed(site.db, here.worker, id, NOT, NOON)).toMatchObject({
      ok: false,
      refusal: { why: 'not-your-role' },
    })
    expect((await site.form('/needs/nowhere/answer', { ...NOT }, here.officer)).status).toBe(404)
  })

  test('bad input keeps what was typed', async () => {
    const { id } = await raised(site, here.first)
    for (const [change, reason] of [
      [{ outcome: '' }, '请选择是否采纳'],
      [{ project: '' }, '请写明由哪个项目办理'],
      [{ link: 'https://elsewhere.example' }, '项目页面应是本站的地址'],
      [{ text: '请打13800000002' }, '不要写电话'],
    ] as const) {
      const { status, text } = await site.form(`/needs/${id}/answer`, { ...TAKEN, ...change }, here.officer)
      expect([reason, status, text.includes(reason)]).toEqual([reason, 422, true])
      expect(text).toContain(reason.includes('电话') ? '邻里食堂' : '每天送午餐。')
    }
  })
})
