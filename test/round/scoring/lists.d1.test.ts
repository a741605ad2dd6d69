import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { people } from '../../../src/people/tables.ts'
import { saveSheet } from '../../../src/round/scoring/actions.ts'
import { findScoring } from '../../../src/round/scoring/store/progress.ts'
import { type Site, openSite } from '../../support.ts'
import { OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { SCORING, assignedRound, score } from './assigned.ts'
import { giveRole } from '../../made.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const three = () => assignedRound(site, [{ title: '夕阳茶叙' }, { title: '邻里厨房' }, { title: '胡同讲古' }])

describe('my sheets', () => {
  test('what is to do first, then what is done, with my own totals', async () => {
    const round = await three()
    const by = round.experts[0].person
    await score(site, round, 0, 0)
    valueOf(await saveSheet(site.db, by, round.sheetOf(0, 2), { 'points.goal': '1' }, 0, SCORING))
    const page = await site.get(`/rounds/${round.id}/scoring`, by)
    const texts = ['待评', '邻里厨房', '未评', '胡同讲古', '评分中', '已评', '夕阳茶叙', '已提交81.00分']
    for (const text of ['已提交1份，共3份', '2013年5月31日17:00截止', ...texts])
      expect(page.text).toContain(text)
    const { json } = await site.json(`/rounds/${round.id}/scoring`, by)
    expect(json['sheets']).toMatchObject([
      { title: '邻里厨房', submittedAt: null, savedAt: null },
      { title: '胡同讲古', submittedAt: null, savedAt: SCORING },
      { title: '夕阳茶叙', submittedAt: SCORING, total: 8100 },
    ])
  })

  test('cost the same for one and for three', async () => {
    const [one, all] = [await assignedRound(site, [{ title: '一' }]), await three()]
    await site.get(`/rounds/${one.id}/scoring`, one.experts[0].person)
    const counts = { ...site.counts }
    await site.get(`/rounds/${all.id}/scoring`, all.experts[0].person)
    expect(site.counts).toEqual(counts)
    expect(counts.trips).toBe(2)
  })

  test('come by fifty; the counts are of all', async () => {
    const round = await three()
    const read = async (query: string) => {
      const { status, json } = await site.json(`/rounds/${round.id}/scoring${query}`, round.experts[0].person)
      return [status, Object(json['sheets']).length, json['count']]
    }
    expect(await read('?page=1')).toEqual([200, 3, 3])
    expect(await read('?page=2')).toEqual([200, 0, 3])
    for (const odd of ['0', '-1', 'x', '1.5', '']) expect(await read(`?page=${odd}`)).toEqual([200, 3, 3])
    const { json } = await site.json(`/rounds/${round.id}/scoring?projectsPage=2`, round.officer)
    expect(json).toMatchObject({ byProposal: [], proposals: 3 })
  })

  test('that were not handed in say so when the time is over', async () => {
    const round = await three()
    await score(site, round, 0, 0)
    site.now = round.plan.dates.scoringCloses
    const { text } = await site.get(`/rounds/${round.id}/scoring`, round.experts[0].person)
    for (const words of ['没有提交', '2份', '已截止']) expect(text).toContain(words)
    expect(text).not.toContain('未评')
  })

  test('are not found where I have none', async () => {
    const round = await three()
    const other = await site.person('局外人', ['expert'])
    expect((await site.get(`/rounds/${round.id}/scoring`, other)).status).toBe(404)
    expect((await site.get('/rounds/none/scoring', round.experts[0].person)).status).toBe(404)
  })
})

describe('the progress', () => {
  test('finds a proposal by a word of its title or by its number', async () => {
    const round = await three()
    const found = async (word: string) => {
      const { json } = await site.json(
        `/rounds/${round.id}/scoring?word=${encodeURIComponent(word)}`,
        round.officer,
      )
      const { byProposal, proposals }: { byProposal: { title: string }[]; proposals: number } = {
        ...{ byProposal: [], proposals: -1 },
        ...json,
      }
      expect(byProposal).toHaveLength(proposals)
      return byProposal.map(({ title }) => title)
    }
    expect(await found('厨房')).toEqual(['邻里厨房'])
    expect(await found('2013-SQ-0003')).toEqual(['胡同讲古'])
    expect(await found('1')).toEqual(['夕阳茶叙'])
    for (const word of ['%', "'", '9'.repeat(40), '没有']) expect(await found(word)).toEqual([])
    expect(await found('')).toHaveLength(3)
  })

  test('is counted by expert and by proposal, without a point', async () => {
    const round = await three()
    await score(site, round, 0, 0, 2950)
    await score(site, round, 0, 1)
    await score(site, round, 1, 0)
    const path = `/rounds/${round.id}/scoring`
    const { json, text } = await site.json(path, round.officer)
    expect(json['byExpert']).toEqual([
      { name: '评审丙', hasLeft: false, assigned: 3, submitted: 0 },
      { name: '评审乙', hasLeft: false, assigned: 3, submitted: 1 },
      { name: '评审甲', hasLeft: false, assigned: 3, submitted: 2 },
    ])
    expect(json['byProposal']).toMatchObject([
      { title: '夕阳茶叙', number: 1, assigned: 3, submitted: 2 },
      { title: '邻里厨房', number: 2, assigned: 3, submitted: 1 },
      { title: '胡同讲古', number: 3, assigned: 3, submitted: 0 },
    ])
    const page = await site.get(path, round.officer)
    expect(page.text).toContain('已提交3份，共9份')
    for (const points of ['84.50', '8450', '29.50', '2950', '81.00', '8100'])
      for (const answer of [text, page.text]) expect(answer).not.toContain(points)
  })

  test('is read by pages, of experts as of proposals, and counts all of them', async () => {
    const round = await three()
    await score(site, round, 0, 0)
    const asked = { seesAll: true, page: 1, projectsPage: 2, expertsPage: 2, rows: 2 }
    const { progress } = (await findScoring(site.db, round.id, round.officer.id, asked)) ?? {}
    expect(progress?.byExpert.map(({ name }) => name)).toEqual(['评审甲'])
    expect(progress?.byProposal.map(({ title }) => title)).toEqual(['胡同讲古'])
    expect(progress?.counts).toEqual({ experts: 3, behind: 3, assigned: 9, submitted: 1, proposals: 3 })
  })

  test('does not change with the points, only with how many are in', async () => {
    const [low, high] = [await three(), await three()]
    await score(site, low, 0, 0, 50)
    await score(site, high, 0, 0, 3000)
    const read = async ({ id, officer }: typeof low) => {
      const { json } = await site.json(`/rounds/${id}/scoring`, officer)
      return JSON.stringify(json).replaceAll(/"proposalId":"\w+"/g, '')
    }
    expect(await read(high)).toBe(await read(low))
  })

  test('is for the office', async () => {
    const round = await three()
    const path = `/rounds/${round.id}/scoring`
    for (const role of ['officer', 'approver', 'auditor'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(200)
    for (const role of ['finance', 'administrator'] as const)
      expect((await site.get(path, await site.person('某人', [role]))).status).toBe(403)
    expect((await site.get(path, round.proposals[0]?.member)).status).toBe(403)
    expect((await site.get(path)).status).toBe(303)
    expect((await site.get('/rounds/none/scoring', round.officer)).status).toBe(404)
  })

  test('of a round that has no sheets yet says what will be here', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const page = await site.get(`/rounds/${round.id}/scoring`, round.officer)
    expect(page.text).toContain('还没有分配评分表')
  })

  test('costs the same for one and for three', async () => {
    const [one, all] = [await assignedRound(site, [{ title: '一' }]), await three()]
    await site.get(`/rounds/${one.id}/scoring`, one.officer)
    const counts = { ...site.counts }
    await site.get(`/rounds/${all.id}/scoring`, all.officer)
    expect(site.counts).toEqual(counts)
    expect(counts.trips).toBe(2)
  })
})

describe('an expert with a second role', () => {
  async function withRole(role: 'finance' | 'officer') {
    const round = await three()
    const { person } = round.experts[0]
    // given before nobody could be both any more
    await site.db.run(sql`drop trigger if exists no_reader_from_a_panel`)
    await giveRole(site.db, person.id, role, site.now)
    // staff must have it, or every page leads to its set-up
    await site.db.update(people).set({ twoFactorEnabled: true }).where(eq(people.id, person.id))
    return { path: `/rounds/${round.id}/scoring`, person }
  }

  test.each(['finance', 'officer'] as const)('gets an answer, being %s too', async (role) => {
    const { path, person } = await withRole(role)
    expect((await site.json(path, person)).status).toBe(200)
  })

  test.each(['finance', 'officer'] as const)('still finds the sheets, being %s too', async (role) => {
    const { path, person } = await withRole(role)
    expect((await site.json(path, person)).json['sheets']).toHaveLength(3)
  })

  test('who is not of the office does not see the others’ progress', async () => {
    const { path, person } = await withRole('finance')
    expect((await site.json(path, person)).json['byExpert']).toBeUndefined()
  })
})

test('reminding stands on the page of the officer alone, and says on it why not a second time', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  const page = `/rounds/${round.id}/scoring`
  const button = '提醒还没有交齐的3名专家'
  expect((await site.get(page, round.officer)).text).toContain(button)
  expect((await site.get(page, await site.person('金监督', ['auditor']))).text).not.toContain(button)
  const sent = await site.form(`/rounds/${round.id}/scoring-reminders`, {}, round.officer)
  expect([sent.status, sent.location]).toEqual([303, page])
  const again = await site.form(`/rounds/${round.id}/scoring-reminders`, {}, round.officer)
  expect(again.status).toBe(422)
  expect(again.text).toContain('今天已经催过')
})
