import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, openSite } from '../../../support.ts'
import { assignedRound, score, scoreAll } from '../../scoring/assigned.ts'
import { OPENS } from '../../screening/closed-round.ts'
import { narrow, scoredRound } from '../scored.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const at = (id: string, query = '') => `/rounds/${id}/fairness${query}`

describe('before the scoring is over', () => {
  test('nobody sees a point or an order, in any form', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow())
    await score(site, round, 0, 0, 2950)
    await score(site, round, 1, 0, 2950)
    const auditor = await site.person('周监督', ['auditor'])
    for (const person of [round.officer, round.approver, auditor]) {
      const page = await site.get(at(round.id), person)
      expect(page.text).toContain('还不能看')
      const machine = await site.json(at(round.id), person)
      expect(machine.json['fairness']).toBeNull()
      const csv = await site.get(at(round.id, '?format=csv'), person)
      for (const { text } of [page, machine, csv]) expect(text).not.toMatch(/84\.50|8450|29\.50|2950|甲项目/)
    }
  })
})

describe('after it', () => {
  test('each way of counting stands beside the rule, with what the experts agree in', async () => {
    const round = await scoredRound(site)
    const page = await site.get(at(round.id), round.officer)
    for (const text of [
      ...['甲项目', '乙项目', '丙项目', '换一种算法', '去掉一位专家', '权重加减5分', '专家的一致程度'],
      ...['82.00', '81.00', '80.00', '校正松紧得分', '重抽1000次', '提示，不是结论', 'Krippendorff α'],
      ...['目标', 'ICC(2,k)'].slice(1),
    ])
      expect(page.text).toContain(text)
    const { json } = await site.json(at(round.id), round.officer)
    expect(json['fairness']).toMatchObject({
      methods: [
        { method: 'rule', gains: [], loses: [], moved: 0 },
        { method: 'mean', moved: 0 },
        { method: 'trimmed', moved: 0 },
        { method: 'median', moved: 0 },
        { method: 'corrected', moved: 0 },
      ],
      agreement: { all: { subjects: 3, alpha: { value: expect.any(Number) } } },
    })
  })

  test('names no expert, by name or id', async () => {
    const round = await scoredRound(site)
    const experts = await site.db.$client
      .prepare('select id, name from experts')
      .all<{ id: string; name: string }>()
    const auditor = await site.person('郑监督', ['auditor'])
    for (const query of ['', '?format=csv']) {
      const { text } = await site.get(at(round.id, query), auditor)
      expect(text).toContain('专家01')
      for (const { id, name } of experts.results) {
        expect(text).not.toContain(id)
        expect(text).not.toContain(name)
      }
    }
  })

  test('a track is chosen by its code, and one that there is not is said', async () => {
    const round = await scoredRound(site)
    const [track] = round.plan.tracks
    expect((await site.get(at(round.id, `?track=${track?.code}`), round.officer)).text).toContain('甲项目')
    const none = await site.get(at(round.id, '?track=none'), round.officer)
    expect(none.text).toContain('没有这个赛道')
    expect(none.text).not.toContain('甲项目')
  })

  test('asks for three proposals as often as for one, in one round trip', async () => {
    const one = await assignedRound(site, [{ title: '丁项目' }], narrow())
    await scoreAll(site, one, [2700])
    await site.get(at(one.id), one.officer)
    const before = { ...site.counts }
    const three = await scoredRound(site)
    await site.get(at(three.id), three.officer)
    expect({ ...site.counts }).toEqual(before)
  })
})
