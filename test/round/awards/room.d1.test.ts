import { beforeAll, describe, expect, test } from 'vitest'
import { findRoom } from '../../../src/round/awards/store/room.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { type Site, openSite } from '../../support.ts'
import { assignedRound, score, scoreAll } from '../scoring/assigned.ts'
import { CLOSES, OPENS, closedRound, handIn, valueOf } from '../screening/closed-round.ts'
import { narrow, scoredRound } from './scored.ts'
import { unlike } from '../../unlike.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const room = (id: string, query = '') => `/rounds/${id}/decision${query}`
const titles = (text: string) =>
  [...text.matchAll(/<th scope="row" class="keep"><a href="[^"]*">([^<]*)/g)].map(([, title]) => title)

describe('before the scoring is over', () => {
  test('nobody sees a point, in any form', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow())
    await score(site, round, 0, 0, 2950)
    await score(site, round, 1, 0, 2950)
    const auditor = await site.person('周监督', ['auditor'])
    for (const person of [round.officer, round.approver, auditor]) {
      const page = await site.get(room(round.id), person)
      expect(page.text).toContain('还不能看到排名')
      const machine = await site.json(room(round.id), person)
      expect(machine.json).toMatchObject({ decision: null, ranking: [] })
      const csv = await site.get(`${room(round.id)}?format=csv`, person)
      for (const { text } of [page, machine, csv]) {
        expect(text).not.toMatch(/84\.50|8450|29\.50|2950/)
        expect(text).not.toContain('甲项目')
      }
    }
    expect((await site.get(room(round.id), round.officer)).text).toContain('评分还在进行，4份没有提交')
  })

  test('the deadline opens it, to the moment', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }], narrow())
    await score(site, round, 0, 0)
    await score(site, round, 1, 0)
    site.now = round.plan.dates.scoringCloses - 1
    expect((await site.json(room(round.id), round.officer)).json['ranking']).toEqual([])
    site.now += 1
    expect((await site.json(room(round.id), round.officer)).json['ranking']).toMatchObject([{ score: 8100 }])
  })
})

describe('the ranking', () => {
  test('says for each row what it got, and where the line is', async () => {
    const { id, officer } = await scoredRound(site)
    const page = await site.get(room(id), officer)
    expect(titles(page.text)).toEqual(['甲项目', '乙项目', '丙项目'])
    for (const text of [
      '已用2个，共2个',
      '70,000.00元',
      '210,000.00元',
      '入选线81.00分',
      '2个名额已用完',
      '递补一',
      '名额已满',
      '在名额和预算之内',
      '3份有效评分，3份平均82.00',
      '提交负责人审定',
    ])
      expect(page.text).toContain(text)
  })

  test('explains a tie on both sides of the line, and opens it', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow(1))
    await scoreAll(site, round, [2600, 2600])
    const page = await site.get(room(round.id), round.officer)
    expect(page.text).toContain('与第1名同分')
    expect(page.text).toContain('与第2名同分')
    expect(page.text.match(/<details open/g)).toHaveLength(2)
  })

  test.each([
    ['?word=乙', ['乙项目']],
    ['?word=丙项目社', ['丙项目']],
    ['?outcome=funded', ['甲项目', '乙项目']],
    ['?outcome=reserve', ['丙项目']],
    ['?outcome=not', []],
    ['?split=on', []],
    ['?sort=score', ['丙项目', '乙项目', '甲项目']],
    ['?sort=-score', ['甲项目', '乙项目', '丙项目']],
    ['?sort=-rank', ['丙项目', '乙项目', '甲项目']],
    ['?sort=nonsense&outcome=', ['甲项目', '乙项目', '丙项目']],
    ['?word=%25%27%22%3C', []],
    ['?track=nowhere', []],
  ])('is narrowed and ordered by %s', async (query, expected) => {
    const { id, officer } = await scoredRound(site)
    const page = await site.get(room(id, query), officer)
    expect(page.status).toBe(200)
    expect(titles(page.text)).toEqual(expected)
  })

  test('is for the office', async () => {
    const { id, proposals, experts } = await scoredRound(site)
    for (const role of ['officer', 'approver', 'auditor'] as const)
      expect((await site.get(room(id), await site.person('某人', [role]))).status).toBe(200)
    for (const role of ['expert', 'finance', 'administrator'] as const)
      expect((await site.get(room(id), await site.person('某人', [role]))).status).toBe(403)
    for (const person of [proposals[0]?.member, experts[0].person])
      expect((await site.get(room(id), person)).status).toBe(403)
    expect((await site.get(room(id))).status).toBe(303)
    const officer = await site.person('钱经办', ['officer'])
    expect((await site.get(room('none'), officer)).status).toBe(404)
  })

  test('costs the same for one and for three', async () => {
    const [one, three] = [await scoredRound(site, [2600]), await scoredRound(site)]
    await site.get(room(one.id), one.officer)
    const counts = { ...site.counts }
    await site.get(room(three.id), three.officer)
    expect(site.counts).toEqual(counts)
    expect(counts.trips).toBe(2)
  })

  test('those who did not get in have a tab with their reasons', async () => {
    const round = await closedRound(site, [])
    const bad = await handIn(site, round.id, await site.member(`某社${unlike()}`), { title: '未入围项目' })
    const check = { outcome: 'ineligible', reason: '实施地不在本区' } as const
    valueOf(await checkEligibility(site.db, round.officer, bad.id, check, CLOSES))
    const { json } = await site.json(room(round.id), round.officer)
    expect(json).toMatchObject({
      ineligible: [{ title: '未入围项目', reason: '实施地不在本区' }],
      ineligibles: 1,
    })
  })

  test('and are read by pages, by a word of their names or a number', async () => {
    const round = await closedRound(site, [])
    for (const title of ['丙一', '丙二', '丁三']) {
      const bad = await handIn(site, round.id, await site.member(`${title}社${unlike()}`), { title })
      const check = { outcome: 'ineligible', reason: '实施地不在本区' } as const
      valueOf(await checkEligibility(site.db, round.officer, bad.id, check, CLOSES))
    }
    const read = async (word: string, page = 1, rows = 2) => {
      const ineligible = { word, page, rows }
      const found = await findRoom(site.db, { roundId: round.id }, CLOSES, { ineligible })
      return [
        found?.ineligible.rows.map(({ title }) => title),
        found?.ineligible.found,
        found?.ineligible.all,
      ]
    }
    expect(await read('')).toEqual([['丙一', '丙二'], 3, 3])
    expect(await read('', 2)).toEqual([['丁三'], 3, 3])
    expect(await read('丙')).toEqual([['丙一', '丙二'], 2, 3])
    expect(await read('丁三社')).toEqual([['丁三'], 1, 3])
    expect(await read('2013-SQ-0002')).toEqual([['丙二'], 1, 3])
    for (const word of ['%', "'", '没有']) expect(await read(word)).toEqual([[], 0, 3])
  })
})

describe('before the list is put before the approver', () => {
  const tags = (text: string) =>
    [
      ...(text.split('id="before"')[1]?.split('</section>')[0] ?? '').matchAll(/class="tag[^"]*">([^<]*)/g),
    ].map(([, word]) => word)

  test('the room names what is missing, then what the list rests on', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow(1))
    const read = async () => (await site.get(room(round.id), round.officer)).text
    await score(site, round, 0, 0)
    expect(tags(await read())).toEqual(['还缺5份', '没有'])
    site.now = round.plan.dates.scoringCloses
    expect(tags(await read())).toEqual(['截止时缺5份', '2项没有得分', '没有'])
  })

  test('a tie that the rule has not parted asks for a word beforehand', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow(1))
    await scoreAll(site, round, [2600, 2600])
    const { text } = await site.get(room(round.id), round.officer)
    expect(tags(text)).toEqual(['已交齐', '都有得分', '要写说明', '没有'])
    expect(text).toMatch(/[甲乙]项目、[甲乙]项目各项都相同/)
    expect(text).not.toContain('说明<span class="quiet">（选填）')
    const refused = await site.form(room(round.id), { remark: '' }, round.officer)
    expect(refused.status).toBe(422)
    const taken = await site.form(room(round.id), { remark: '评审会抽签决定。' }, round.officer)
    expect(taken.status).toBe(303)
    const waiting = await site.get(room(round.id), round.approver)
    expect(tags(waiting.text)).toContain('由人决定')
  })
})

describe('the table for a spreadsheet', () => {
  test('holds all that the ranking follows from, and no formula', async () => {
    const wicked = '=HYPERLINK("http://x","点")'
    const round = await assignedRound(site, [{ title: wicked }, { title: '@乙' }], narrow())
    await scoreAll(site, round, [2700, 2600])
    const { text, status } = await site.get(`${room(round.id)}?format=csv`, round.officer)
    expect(status).toBe(200)
    const [head, first, second] = text.replace('\uFEFF', '').split('\r\n')
    expect(head).toContain('"赛道","名次","受理编号","项目"')
    expect(first).toContain(`"'=HYPERLINK(""http://x"",""点"")"`)
    expect(first).toContain('"82.00 82.00 82.00"')
    expect(second).toContain(`"'@乙"`)
    for (const line of [head, first, second])
      for (const cell of line?.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g) ?? [])
        expect(cell[1]).not.toMatch(/^[=+@-]/)
  })
})
