import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { endRole } from '../../../src/people/roles/actions.ts'
import { declareRecusals } from '../../../src/round/panel/actions.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { cardOf, makeExpert, passAll, sitting } from './sitting.ts'
import { unlike } from '../../unlike.ts'

let site: Site
let administrator: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  administrator = await site.person('吴管理', ['administrator'])
})

const link = (text: string) => /http:\/\/localhost\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? ''

describe('the pool', () => {
  test('an administrator adds an expert and sees the link once', async () => {
    const card = cardOf('孙专家')
    const { page: added } = await site.shown('/experts', card, administrator)
    expect(added.status).toBe(200)
    const [token = ''] = link(added.text).split('/').slice(-1)
    expect((await site.get(new URL(link(added.text)).pathname)).status).toBe(200)
    const list = await site.get('/experts', administrator)
    for (const text of ['孙专家', card.email, '待接受', '加入专家']) expect(list.text).toContain(text)
    expect(list.text).not.toContain(token)
    const machine = await site.post('/experts', cardOf('李专家'), administrator)
    expect(link(String(machine.json['link']))).not.toBe('')
    expect(await site.post('/experts', card, administrator)).toMatchObject({
      status: 422,
      json: { why: 'email-in-pool', name: '孙专家' },
    })
  })

  test.each([
    [{ name: '' }, '请填写姓名'],
    [{ employer: ' ' }, '请填写单位'],
    [{ field: '社'.repeat(61) }, '专业领域最多60个字'],
    [{ email: 'sun' }, '邮箱的格式不对'],
  ])('a bad card %# keeps what was typed', async (wrong, says) => {
    const answer = await site.form('/experts', { ...cardOf('很特别的名字'), ...wrong }, administrator)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    expect(answer.text).toContain('name' in wrong ? '高校社会学院' : '很特别的名字')
  })

  test('is read by the office, found by a word, and added to by nobody else', async () => {
    await site.form('/experts', { ...cardOf('独一无二'), field: '皮影戏' }, administrator)
    const auditor = await site.person('周监督', ['auditor'])
    const found = await site.json('/experts?word=皮影', auditor)
    expect(found.json).toMatchObject({ total: 1, experts: [{ name: '独一无二', state: 'open' }] })
    expect((await site.get('/experts?word=%25&page=x', auditor)).text).toContain('没有专家')
    expect((await site.get('/experts', auditor)).text).not.toContain('加入专家')
    for (const role of ['officer', 'approver', 'auditor'] as const) {
      const person = await site.person('某人', [role])
      expect((await site.get('/experts', person)).status).toBe(200)
      expect((await site.form('/experts', cardOf('某专家'), person)).status).toBe(403)
    }
    for (const role of ['expert', 'finance'] as const)
      expect((await site.get('/experts', await site.person('某人', [role]))).status).toBe(403)
    expect((await site.get('/experts', await site.member(`某社${unlike()}`))).status).toBe(403)
  })
})

describe('the panel', () => {
  test('is chosen by a form of ticks, then declared, then assigned', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    await passAll(site, round)
    const experts = [await makeExpert(site, '评审甲'), await makeExpert(site, '评审乙')]
    const path = `/rounds/${round.id}/panel`
    expect((await site.get(path, round.officer)).text).toContain('选定评审委员会')
    const ids = experts.map(({ expertId }) => expertId)
    expect(await site.form(path, { 'experts[]': ids }, round.officer)).toMatchObject({
      status: 303,
      location: path,
    })

    const early = await site.form(`/rounds/${round.id}/assignments`, {}, round.officer)
    expect(early.status).toBe(422)
    expect(early.text).toContain('评审乙、评审甲还没有申报回避')
    for (const { person } of experts) {
      const declared = await site.post(`/rounds/${round.id}/declaration`, { confirmed: 'yes' }, person)
      expect(declared.json).toMatchObject({ recusals: 0 })
    }
    expect((await site.get(path, round.officer)).text).toContain('1项申报分给2名专家，除去回避，共2份评分表')
    const assigned = await site.post(`/rounds/${round.id}/assignments`, {}, round.officer)
    expect(assigned.json).toEqual({ sheets: 2, href: path })
    const page = await site.get(path, round.officer)
    expect(page.text).toContain('已分配')
    const acts = [...page.text.matchAll(/method="post" action="[^"]*\/([^"/]+)"/g)].map(([, act]) => act)
    expect(acts).toEqual(['panel-removals', 'pinned-recusals'])
    const again = await site.post(`/rounds/${round.id}/assignments`, {}, round.officer)
    expect(again).toMatchObject({ status: 422, json: { why: 'assigned-already', by: 'panel.size' } })
  })

  test('of a member who has left says so, and counts what was given out all the same', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    for (const { person } of round.experts)
      valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
    await site.post(paths.assignments(round.id), {}, round.officer)
    const figures = async () => {
      const { text } = await site.get(paths.panel(round.id), round.officer)
      return [/<dt>成员<\/dt><dd>(\d+)/, /<dt>评分表<\/dt><dd>(\d+)/, /(已卸任)/].map(
        (one) => one.exec(text)?.[1],
      )
    }
    expect(await figures()).toEqual(['3', '3', undefined])
    const [{ person }] = round.experts
    valueOf(await endRole(site.db, administrator, person.id, 'expert', CLOSES))
    expect(await figures()).toEqual(['2', '3', '已卸任'])
  })

  test('a bad choice says why and keeps the ticks', async () => {
    const round = await closedRound(site, [])
    const { expertId } = await makeExpert(site, '评审甲')
    const path = `/rounds/${round.id}/panel`
    const nobody = await site.form(path, {}, round.officer)
    expect(nobody.status).toBe(422)
    expect(nobody.text).toContain('请选择专家')
    const few = await site.form(path, { 'experts[]': expertId }, round.officer)
    expect(few.text).toContain('评审委员会应有2至3人，这样选是1人')
    expect(few.text).toMatch(new RegExp(`value="${expertId}"[^>]*checked`))
    const stranger = await site.post(path, { experts: ['nobody', expertId] }, round.officer)
    expect(stranger).toMatchObject({ status: 422, json: { why: 'not-in-pool', by: 'panel.size' } })
    expect((await site.post(path, { experts: 'x' }, round.officer)).status).toBe(422)
    for (const missing of ['/rounds/none/panel', '/rounds/none/assignments'])
      expect((await site.form(missing, { 'experts[]': expertId }, round.officer)).status).toBe(404)
  })

  test('warns of proposals that too few may judge', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    const own = [{ organizationId: round.proposals[0]?.organizationId ?? '', reason: '亲属关系' }]
    for (const { person } of round.experts.slice(0, 2))
      valueOf(await declareRecusals(site.db, person, round.id, own, CLOSES))
    const page = await site.get(`/rounds/${round.id}/panel`, round.officer)
    expect(page.text).toContain('1项申报能评的专家不足2名，会没有得分')
    expect(page.text).toContain('亲属关系')
  })

  test('costs the same for one member and for three, and is hidden from experts and applicants', async () => {
    const [one, three] = [await closedRound(site, ['一']), await sitting(site, ['一', '二', '三'])]
    await site.get(`/rounds/${one.id}/panel`, one.officer)
    const counts = { ...site.counts }
    await site.get(`/rounds/${three.id}/panel`, three.officer)
    expect(site.counts).toEqual(counts)
    expect(counts.trips).toBe(2)
    const others = [three.experts[0].person, one.proposals[0]?.member, administrator]
    for (const person of others)
      expect((await site.get(`/rounds/${three.id}/panel`, person)).status).toBe(403)
    expect((await site.get(`/rounds/${three.id}/panel`)).status).toBe(303)
    const auditor = await site.person('周监督', ['auditor'])
    const page = await site.get(`/rounds/${three.id}/panel`, auditor)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('method="post"')
    expect((await site.form(`/rounds/${three.id}/assignments`, {}, auditor)).status).toBe(403)
  })
})
