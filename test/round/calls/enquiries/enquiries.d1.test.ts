import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import {
  answerEnquiry,
  askAboutCall,
  refuseEnquiry,
} from '../../../../src/round/calls/enquiries/actions/enquiries.ts'
import { enquiries } from '../../../../src/round/calls/tables.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { draftedRound, must, openedRound } from '../../opened.ts'
import { PLAN } from '../typed.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

/** 咨询: asked by anyone until the call closes, answered for everybody to read. */
const { opens, closes } = PLAN.dates
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(opens + 1000)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(() => {
  site.now = opens + 1000
})

const QUESTION = '两家单位可以联合申报吗？'
const asked = async (roundId: string, text = QUESTION, by: Someone | null = null) =>
  must(await askAboutCall(site.db, by, roundId, { text, name: null }, site.now)).id
const ask = (roundId: string, body: Record<string, string>, as?: Someone) =>
  site.post(`/calls/${roundId}/enquiries`, body, as)

describe('asking', () => {
  test('is for anyone; the question is public once it is answered, the name never', async () => {
    const { id } = await openedRound(site)
    const sent = await site.form(`/calls/${id}/enquiries`, { text: QUESTION, name: '赵女士' })
    expect([sent.status, sent.location]).toEqual([303, `/calls/${id}/enquiries?asked=yes`])
    expect((await site.get(`/calls/${id}/enquiries?asked=yes`)).text).toContain('问题已收到')
    expect((await site.get(`/calls/${id}`)).text).not.toContain(QUESTION)

    const list = await site.get(`/rounds/${id}/enquiries`, officer)
    expect(list.text).toContain(QUESTION)
    expect(list.text).toContain('赵女士')
    const { json } = await site.json(`/rounds/${id}/enquiries`, officer)
    const [item] = json['enquiries'] as { id: string }[]
    expect(list.text).toContain(`href="/enquiries/${item?.id}"`)
    const one = await site.get(`/enquiries/${item?.id}`, officer)
    for (const word of [QUESTION, '赵女士', '公开答复', '不公开答复']) expect(one.text).toContain(word)
    const answered = await site.form(
      `/enquiries/${item?.id}/answer`,
      { answer: '可以，由一家牵头。' },
      officer,
    )
    expect([answered.status, answered.location]).toEqual([303, `/rounds/${id}/enquiries`])
    for (const path of [`/calls/${id}`, `/calls/${id}/enquiries`]) {
      const { text } = await site.get(path)
      expect(text).toContain('可以，由一家牵头。')
      expect(text).toContain(QUESTION)
      expect(text + (await site.json(path)).text).not.toContain('赵女士')
    }
    expect((await site.json(`/calls/${id}`)).json).toMatchObject({ enquiries: [{ text: QUESTION }] })
    expect((await entriesOf(site.db, `enquiry:${item?.id}`)).map(({ what }) => what)).toEqual([
      'enquiry-received',
      'enquiry-answered',
    ])
  })

  test('goes on until the call closes, and begins when it is published', async () => {
    const { id } = await openedRound(site)
    site.now = opens - 1
    expect((await ask(id, { text: '什么时候开始？' })).status).toBe(200)
    site.now = closes - 1
    expect((await ask(id, { text: '还来得及吗？' })).status).toBe(200)
    site.now = closes
    const late = await ask(id, { text: '还能问吗？' })
    expect([late.status, late.json['why']]).toEqual([422, 'enquiries-closed'])
    expect(late.json['by']).toBe('#enquiries')
    expect(late.json['title']).toMatch(/截止，不再接受提问$/)
    const page = await site.get(`/calls/${id}/enquiries`)
    expect(page.text).toContain('不再接受提问')
    expect(page.text).not.toContain('提交问题')
  })

  test.each<[string, Record<string, string>, object]>([
    ['nothing', {}, { why: 'form', problems: [{ field: 'text', says: '请写下要问的问题' }] }],
    ['blanks', { text: '  \n ' }, { why: 'form' }],
    [
      'too much',
      { text: '长'.repeat(501) },
      { problems: [{ field: 'text', says: '要问的问题最多500个字' }] },
    ],
    [
      'a long name',
      { text: '问', name: '长'.repeat(31) },
      { problems: [{ field: 'name', says: '称呼最多30个字' }] },
    ],
    ['a mobile number', { text: '请打138 0013 8000' }, { why: 'holds-personal-number', what: 'mobile' }],
    [
      'an ID number',
      { text: '我的身份证是11010119900307803X' },
      { why: 'holds-personal-number', what: 'id-number' },
    ],
  ])('with %s is refused in words', async (_, body, refusal) => {
    const { id } = await openedRound(site)
    const { status, json } = await ask(id, body)
    expect([status, json]).toEqual([422, expect.objectContaining(refusal)])
    const page = await site.form(`/calls/${id}/enquiries`, body)
    expect(page.status).toBe(422)
    expect(page.text).toContain(body['text'] ?? '请写下要问的问题')
    expect(await site.db.select().from(enquiries)).not.toContainEqual(
      expect.objectContaining({ roundId: id }),
    )
  })

  test('twice the same on a day is one question; eight at once too', async () => {
    const { id } = await openedRound(site)
    await asked(id)
    expect((await ask(id, { text: QUESTION })).json).toMatchObject({
      why: 'asked-already',
      by: '#enquiries',
    })
    theOne(await byEight(paths.enquiries, () => ask(id, { text: '另一个问题？' })), 409, 422)
  })

  test('about a draft, or nothing, is not found', async () => {
    const { id } = await draftedRound(site)
    for (const path of [`/calls/${id}/enquiries`, '/calls/nothing/enquiries']) {
      expect((await site.json(path)).status).toBe(404)
      expect((await site.post(path, { text: QUESTION })).status).toBe(404)
    }
  })
})

describe('an officer', () => {
  test('answers once, and the one who asked is told, where signed in', async () => {
    const { id } = await openedRound(site)
    const writer = await site.member('夕阳茶叙社')
    const enquiry = await asked(id, QUESTION, writer)
    expect((await site.post(`/enquiries/${enquiry}/answer`, { answer: '可以。' }, officer)).status).toBe(200)
    expect(await lettersTo(site.db, writer.id)).toContainEqual(
      expect.objectContaining({
        body: expect.stringContaining('答复：可以。'),
        about: `/calls/${id}/enquiries`,
      }),
    )
    const again = await site.post(`/enquiries/${enquiry}/answer`, { answer: '不可以。' }, officer)
    expect(again.json).toMatchObject({ status: 422, why: 'already-answered' })
    const refusal = await site.post(`/enquiries/${enquiry}/refusal`, { reason: '重复' }, officer)
    expect(refusal.json).toMatchObject({ status: 422, why: 'already-answered' })
  })

  test('says why a question is not answered in public; nobody else reads it', async () => {
    const { id } = await openedRound(site)
    const writer = await site.member('邻里厨房社')
    const enquiry = await asked(id, '隔壁单位是不是内定了？', writer)
    const body = { reason: '与征集公告无关' }
    expect((await site.form(`/enquiries/${enquiry}/refusal`, body, officer)).status).toBe(303)
    expect((await site.get(`/rounds/${id}/enquiries`, officer)).text).toContain('与征集公告无关')
    expect((await site.get(`/calls/${id}`)).text).not.toContain('内定')
    const letters = await lettersTo(site.db, writer.id)
    expect(letters.some((letter) => letter.body.includes('与征集公告无关'))).toBe(true)
    const late = await site.post(`/enquiries/${enquiry}/answer`, { answer: '没有。' }, officer)
    expect(late.json).toMatchObject({ why: 'already-refused' })
  })

  test('may answer after the call has closed', async () => {
    const { id } = await openedRound(site)
    const enquiry = await asked(id)
    site.now = closes + 1
    expect((await site.post(`/enquiries/${enquiry}/answer`, { answer: '可以。' }, officer)).status).toBe(200)
    expect((await site.get(`/calls/${id}`)).text).toContain(QUESTION)
  })

  test.each<[string, string, object]>([
    ['answer', '', { problems: [{ field: 'answer', says: '请写下答复' }] }],
    ['answer', '长'.repeat(1001), { problems: [{ field: 'answer', says: '答复最多1000个字' }] }],
    ['answer', '请打13800138000', { why: 'holds-personal-number' }],
    ['reason', '', { problems: [{ field: 'reason', says: '请写明不公开答复的原因' }] }],
    ['reason', '长'.repeat(201), { problems: [{ field: 'reason', says: '不公开答复的原因最多200个字' }] }],
  ])('%s %j is refused, and stands there still', async (field, text, refusal) => {
    const { id } = await openedRound(site)
    const [enquiry] = [await asked(id), await asked(id, '第二个问题？')]
    const path = `/enquiries/${enquiry}/${field === 'answer' ? 'answer' : 'refusal'}`
    expect((await site.post(path, { [field]: text }, officer)).json).toMatchObject({
      status: 422,
      ...refusal,
    })
    const page = await site.form(path, { [field]: text }, officer)
    expect(page.status).toBe(422)
    expect(page.text).toContain(`>${text}</textarea>`)
    expect(page.text).toContain(`<meta name="here" content="/enquiries/${enquiry}"`)
    expect(page.text).not.toContain('第二个问题？')
  })

  test('two at once: one settles it, the other is told', async () => {
    const { id } = await openedRound(site)
    const enquiry = await asked(id)
    const results = await Promise.all([
      answerEnquiry(site.db, officer, enquiry, '可以。', site.now),
      refuseEnquiry(site.db, officer, enquiry, '重复', site.now),
    ])
    expect(results.map((one) => (one.ok ? 'ok' : one.refusal.why)).toSorted()).toEqual([
      'changed-meanwhile',
      'ok',
    ])
    const other = await asked(id, '第二个问题？')
    const refuses = () => refuseEnquiry(site.db, officer, other, '重复', site.now)
    theOne(await byEight(paths.enquiryRefusal, refuses), 'changed-meanwhile')
  })

  test('finds on the desk how many wait', async () => {
    const { id, plan } = await openedRound(site)
    await asked(id)
    await asked(id, '第二个问题？')
    const { json } = await site.json('/desks/officer', officer)
    expect(json['works']).toContainEqual(
      expect.objectContaining({ act: 'answer-enquiries', roundId: id, round: plan.title, count: 2 }),
    )
    const page = await site.get('/desks/officer', officer)
    expect(page.text).toContain(`<a href="/rounds/${id}/enquiries">答复2条对征集公告的咨询</a>`)
  })

  test('of nothing is not found; for others it is not theirs', async () => {
    const { id, approver } = await openedRound(site)
    const enquiry = await asked(id)
    expect((await site.post('/enquiries/nothing/answer', { answer: '好' }, officer)).status).toBe(404)
    expect((await site.post(`/enquiries/${enquiry}/answer`, { answer: '好' }, approver)).status).toBe(403)
    expect((await site.json(`/rounds/${id}/enquiries`, approver)).status).toBe(200)
  })
})
