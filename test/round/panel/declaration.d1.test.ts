import { beforeAll, describe, expect, test } from 'vitest'
import { makeMember } from '../../made.ts'
import { choosePanel } from '../../../src/round/panel/actions.ts'
import { type Site, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, handIn, valueOf } from '../screening/closed-round.ts'
import { type Sitting, makeExpert, passAll, sitting } from './sitting.ts'
import { unlike } from '../../unlike.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

describe('the declaration', () => {
  const path = ({ id }: Sitting) => `/rounds/${id}/declaration`
  const idOf = (round: Sitting, at: number) => round.proposals[at]?.organizationId ?? ''

  test('is made in two steps: whom, then why; then it is a receipt', async () => {
    const round = await sitting(site, ['夕阳茶叙', '邻里厨房'])
    const [{ person }] = round.experts
    const first = await site.get(path(round), person)
    expect(first.text).toContain('夕阳茶叙社')
    expect(first.text).toContain('名单共2家单位')
    expect(first.text).toMatch(/邻里厨房社.*夕阳茶叙社/)
    const second = await site.get(
      `${path(round)}?step=reasons&with%5B%5D=${idOf(round, 1)}&with%5B%5D=x`,
      person,
    )
    expect(second.text).toContain('您申报回避1家单位')
    expect(second.text).toContain('邻里厨房社')
    expect(second.text).not.toContain('夕阳茶叙社')

    const row = { 'recusals.0.organization': idOf(round, 1), 'recusals.0.kind': 'kin' }
    const form = { ...row, 'recusals.0.detail': '表妹是负责人', confirmed: 'yes' }
    expect(await site.form(path(round), form, person)).toMatchObject({ status: 303, location: path(round) })
    const receipt = await site.get(path(round), person)
    for (const text of ['回避已申报', '邻里厨房社', '亲属关系：表妹是负责人'])
      expect(receipt.text).toContain(text)
    const again = await site.form(path(round), form, person)
    expect(again.status).toBe(422)
    expect(again.text).toContain('不能再改')
  })

  test('nothing to declare is declared too', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    const [{ person }] = round.experts
    const step = await site.get(`${path(round)}?step=reasons`, person)
    expect(step.text).toContain('与名单上的1家单位都没有利害关系')
    await site.form(path(round), { confirmed: 'yes' }, person)
    expect((await site.get(path(round), person)).text).toContain('没有需要回避的单位')
  })

  test('a bad form keeps what was typed', async () => {
    const round = await sitting(site, ['夕阳茶叙', '邻里厨房'])
    const [{ person }] = round.experts
    const row = (kind: string, detail = '') => ({
      'recusals.0.organization': idOf(round, 0),
      'recusals.0.kind': kind,
      'recusals.0.detail': detail,
    })
    const bad: [Record<string, string>, string, string][] = [
      [{ ...row('kin', '表妹') }, '请确认已逐一核对', '表妹'],
      [{ ...row('', '表妹'), confirmed: 'yes' }, '请选择是什么关系', '表妹'],
      [{ ...row('friend'), confirmed: 'yes' }, '请选择是什么关系', '夕阳茶叙社'],
      [{ ...row('other'), confirmed: 'yes' }, '请写明是什么关系', '夕阳茶叙社'],
      [{ ...row('kin', '亲'.repeat(201)), confirmed: 'yes' }, '说明最多200个字', '亲'.repeat(201)],
      [{ ...row('kin'), 'recusals.0.organization': 'x', confirmed: 'yes' }, '有的不在名单上', '返回修改'],
    ]
    for (const [fields, says, kept] of bad) {
      const answer = await site.form(path(round), fields, person)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(says)
      expect(answer.text).toContain(kept)
    }
    const wild = await site.post(path(round), { recusals: [1, 'x', null], confirmed: 'yes' }, person)
    expect(wild).toMatchObject({ status: 422, json: { why: 'form' } })
    const twice = { organization: idOf(round, 0), kind: 'kin' }
    expect(
      await site.post(path(round), { recusals: [twice, twice], confirmed: 'yes' }, person),
    ).toMatchObject({
      status: 422,
      json: { why: 'organization-twice' },
    })
  })

  test('a member of an applicant cannot leave it out', async () => {
    const round = await closedRound(site, [])
    const one = await makeExpert(site, '评审甲')
    const two = await makeExpert(site, '评审乙')
    const member = await site.member(`甲的单位${unlike()}`)

    const organizationId = member.organizations[0]?.id ?? ''
    const handed = await handIn(site, round.id, member, {})
    await makeMember(site.db, { organizationId, personId: one.person.id }, site.now)
    await passAll(site, { ...round, proposals: [handed] })
    valueOf(await choosePanel(site.db, round.officer, round.id, [one.expertId, two.expertId], CLOSES))
    const first = await site.get(`/rounds/${round.id}/declaration`, one.person)
    expect(first.text).toMatch(new RegExp(`value="${organizationId}"[^>]*checked`))
    const answer = await site.post(`/rounds/${round.id}/declaration`, { confirmed: 'yes' }, one.person)
    expect(answer).toMatchObject({ status: 422, json: { why: 'own-interest', by: 'panel.recusalYears' } })
  })

  test('shows nothing before the last judgement, and is found by members alone', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const [one, two] = [await makeExpert(site, '评审甲'), await makeExpert(site, '评审乙')]
    valueOf(await choosePanel(site.db, round.officer, round.id, [one.expertId, two.expertId], CLOSES))
    const page = await site.get(`/rounds/${round.id}/declaration`, one.person)
    expect(page.text).toContain('资格审查还有1份没有告知结论，结束以后再申报')
    expect(page.text).not.toContain('茶叙社')
    const { json } = await site.json(`/rounds/${round.id}/declaration`, one.person)
    expect(json).toMatchObject({
      organizations: [],
      whyNot: { why: 'screening-unfinished', by: '#screening', left: 1 },
    })
    const stranger = await makeExpert(site, '评审丁')
    expect((await site.get(`/rounds/${round.id}/declaration`, stranger.person)).status).toBe(404)
    expect((await site.form(`/rounds/${round.id}/declaration`, {}, stranger.person)).status).toBe(404)
    expect((await site.get(`/rounds/${round.id}/declaration`, round.officer)).status).toBe(403)
  })

  test('two worlds that differ only in what is proposed show the same bytes', async () => {
    const member = await site.member(`同一家${unlike()}`)
    const { person, expertId } = await makeExpert(site, '评审甲')
    const second = await makeExpert(site, '评审乙')
    const worlds = []
    for (const titles of [['为老人送餐'], ['儿童剪纸', '又一个项目']]) {
      const round = await closedRound(site, titles, member)
      await passAll(site, round)
      valueOf(await choosePanel(site.db, round.officer, round.id, [expertId, second.expertId], CLOSES))
      const here = `/rounds/${round.id}/declaration`
      const seen = [
        await site.get(here, person),
        await site.json(here, person),
        await site.get(`${here}?step=reasons`, person),
        await site.form(here, {}, person),
        await site.post(here, { confirmed: 'yes' }, person),
        await site.get(here, person),
      ]
      worlds.push(
        seen.map(({ text }) => text.replaceAll(round.id, 'ROUND').replaceAll(/信件（\d+）/g, '信件')),
      )
    }
    expect(worlds[0]).toEqual(worlds[1])
    expect(worlds.flat().join()).not.toMatch(/送餐|剪纸|SQ/)
  })
})
