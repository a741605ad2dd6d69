import { beforeAll, describe, expect, test } from 'vitest'
import { reviewReport } from '../../../src/round/projects/actions/work.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { type Running, type SignedRound, running, signedRound, valueOf } from './cast.ts'
import { SIGNED, noon } from './fixtures.ts'

let site: Site
let round: SignedRound
let project: Running
let stranger: Someone
let expert: Someone
beforeAll(async () => {
  site = await openSite(noon('2013-08-06'))
  round = await signedRound(site, ['纳百川', '夕阳茶叙', '邻里厨房'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  project = await running(site, round, agreed)
  stranger = await site.member('别家社')
  expert = await site.person('陈专家', ['expert'])
})

const GOOD = {
  text: '招募23人。',
  'actuals.0': '2',
  'actuals.1': '20',
  'actuals.2': '91',
  'actuals.3': '3.2',
  spent: '1,500.00',
}
const reportPath = (at: number) => `/milestones/${project.milestones[at]?.id}/report`
const sentReport = async (at: number) => {
  const answer = await site.post(
    reportPath(at),
    { ...GOOD, actuals: ['2', '20', '91', '3.2'] },
    project.member,
  )
  return String(answer.json['id'])
}

describe('opening a project', () => {
  test('the page shows what it will owe; the officer opens it; it can be opened once', async () => {
    const path = `/agreements/${round.agreed[1]?.id}/project`
    const page = await site.get(path, round.officer)
    for (const text of ['夕阳茶叙', '2013-08-07', '中期评估', '35,000.00元', '<button'])
      expect(page.text).toContain(text)
    expect((await site.get(path, round.auditor)).text).toContain('这件事由经办人办理')
    const opened = await site.form(path, {}, round.officer)
    expect(opened).toMatchObject({ status: 303, location: expect.stringMatching(/^\/projects\/\w+\/work$/) })
    const again = await site.form(path, {}, round.officer)
    expect(again.status).toBe(422)
    expect(again.text).toContain('已经开始执行')
    expect((await site.post(path, {}, round.officer)).json).toMatchObject({
      status: 422,
      why: 'already-open',
      by: '#record',
    })
  })

  test('nobody else opens, nothing is opened that is not there', async () => {
    const path = `/agreements/${round.agreed[2]?.id}/project`
    for (const who of [round.finance, round.approver, stranger, expert]) {
      expect((await site.post(path, {}, who)).status).toBe(403)
    }
    expect((await site.post(path, {})).status).toBe(401)
    expect((await site.post('/agreements/nonsense/project', {}, round.officer)).status).toBe(404)
    expect((await site.json('/agreements/nonsense/project', round.officer)).status).toBe(404)
  })
})

describe('the inside page', () => {
  test('its members and the staff read it; for everyone else it is not there', async () => {
    const path = `/projects/${project.projectId}/work`
    for (const who of [project.member, round.officer, round.approver, round.finance, round.auditor]) {
      const page = await site.get(path, who)
      expect(page.status).toBe(200)
      for (const text of ['纳百川', '组建志愿者队伍', '签订协议', '活动场次'])
        expect(page.text).toContain(text)
      expect(page.text).not.toContain('010-55500001')
    }
    for (const who of [stranger, expert]) expect((await site.get(path, who)).status).toBe(404)
    expect(await site.get(path)).toMatchObject({ status: 303 })
    expect((await site.get('/projects/nonsense/work', round.officer)).status).toBe(404)
  })

  test('a member may report, the staff may not', async () => {
    const path = `/projects/${project.projectId}/work`
    expect((await site.get(path, project.member)).text).toContain(reportPath(0))
    expect((await site.get(path, round.officer)).text).not.toContain(reportPath(0))
  })

  test('leads an officer to the needs of the topics that the project answers', async () => {
    const path = `/projects/${project.projectId}/work`
    const to = `/topics/topic-1/answer?outcome=taken-up&amp;project=`
    expect((await site.get(path, round.officer)).text).toContain(to)
    expect((await site.get(path, project.member)).text).not.toContain(to)
  })

  test('JSON is the same data', async () => {
    const { json } = await site.json(`/projects/${project.projectId}/work`, project.member)
    expect(json).toMatchObject({ project: { title: '纳百川', amount: 3_500_000, closedAt: null } })
    expect(json['milestones']).toHaveLength(4)
    expect(json['tranches']).toMatchObject([
      { seq: 1, passedAt: SIGNED },
      { seq: 2, passedAt: null },
      { seq: 3 },
    ])
  })
})

describe('reporting', () => {
  test('the form asks each indicator beside its target', async () => {
    const page = await site.get(reportPath(0), project.member)
    for (const text of ['aria-label="活动场次，现在多少次"', '10次', '4.5分', '提交报告'])
      expect(page.text).toContain(text)
    expect((await site.json(reportPath(0), project.member)).json['indicators']).toHaveLength(4)
  })

  test('a bad form comes back with what was typed and what is wrong', async () => {
    const bad = await site.form(reportPath(0), { ...GOOD, 'actuals.1': '二十', spent: '-5' }, project.member)
    expect(bad.status).toBe(422)
    for (const text of [
      '招募23人。',
      'value="二十"',
      'value="-5"',
      '受益人数：现在的数应是数字，最多两位小数',
      '已支出应是金额，最多两位小数',
      '有2处要改',
      'aria-invalid="true"',
    ])
      expect(bad.text).toContain(text)
  })

  test('too much spent is said, and nothing typed is lost', async () => {
    const bad = await site.form(reportPath(0), { ...GOOD, spent: '40,000.01' }, project.member)
    expect(bad.status).toBe(422)
    for (const text of ['超过资助35,000.00元与自有资金5,000.00元之和', 'value="40,000.01"', '招募23人。'])
      expect(bad.text).toContain(text)
  })

  test.each([{}, { text: 5, actuals: 'x', spent: [] }, { actuals: [{ a: 1 }, null], spent: {} }, []])(
    'a machine that sends %j is told what is wrong',
    async (body) => {
      const answer = await site.post(reportPath(0), body, project.member)
      expect(answer.json).toMatchObject({ status: 422, why: 'form' })
    },
  )

  test('a number too few is refused with the count', async () => {
    const answer = await site.post(
      reportPath(0),
      { text: '字', actuals: [1, 2, 3], spent: 5 },
      project.member,
    )
    expect(answer.json).toMatchObject({
      why: 'actuals-differ',
      by: 'projects.reports',
      expected: 4,
      given: 3,
    })
  })

  test('somebody else’s milestone is not found; the staff have no form at all', async () => {
    expect((await site.get(reportPath(0), stranger)).status).toBe(404)
    expect((await site.form(reportPath(0), GOOD, stranger)).status).toBe(404)
    expect((await site.post(reportPath(0), {}, stranger)).status).toBe(404)
    expect((await site.get(reportPath(0), round.officer)).status).toBe(403)
    expect((await site.get('/milestones/nonsense/report', project.member)).status).toBe(404)
  })

  test('a report waits, comes back, and is corrected, not typed again', async () => {
    expect(await site.form(reportPath(0), GOOD, project.member)).toMatchObject({
      status: 303,
      location: `/projects/${project.projectId}/work`,
    })
    const waiting = await site.get(reportPath(0), project.member)
    expect(waiting.text).toContain('正在等经办人审核')
    expect(waiting.text).not.toContain('method="post"')
    const twice = await site.form(reportPath(0), GOOD, project.member)
    expect(twice.status).toBe(422)

    const { json } = await site.json(`/projects/${project.projectId}/work`, round.officer)
    const [report] = json['reports'] as { id: string }[]
    valueOf(
      await reviewReport(
        site.db,
        round.officer,
        report?.id ?? '',
        { outcome: 'returned', reason: '没有签到表' },
        site.now,
      ),
    )
    const back = await site.get(reportPath(0), project.member)
    for (const text of ['没有签到表', '招募23人。', 'value="3.2"', 'value="1,500.00"'])
      expect(back.text).toContain(text)
  })
})

describe('reviewing', () => {
  test('the officer reads what was promised beside it, and answers once', async () => {
    const id = await sentReport(1)
    const path = `/reports/${id}/review`
    const page = await site.get(path, round.officer)
    for (const text of ['招募23人。', '1,500.00元', '107%', '28%', '提交审核结果'])
      expect(page.text).toContain(text)
    expect((await site.get(path, round.auditor)).text).not.toContain('提交审核结果')

    const bad = await site.form(path, { outcome: 'returned', reason: ' ' }, round.officer)
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('请写明退回的原因')
    expect(bad.text).toMatch(/value="returned"[^>]* checked/)
    expect(await site.form(path, { outcome: 'accepted', reason: '很好' }, round.officer)).toMatchObject({
      status: 303,
    })
    const again = await site.form(path, { outcome: 'returned', reason: '再看' }, round.officer)
    expect(again.status).toBe(422)
    expect(again.text).toContain('通过')
  })

  test('nobody else reviews', async () => {
    const id = await sentReport(3)
    for (const who of [round.approver, project.member, expert]) {
      expect((await site.post(`/reports/${id}/review`, { outcome: 'accepted' }, who)).status).toBe(403)
    }
    expect((await site.post('/reports/nonsense/review', { outcome: 'accepted' }, round.officer)).status).toBe(
      404,
    )
    expect((await site.get('/reports/nonsense/review', round.officer)).status).toBe(404)
    expect(
      (await site.post(`/reports/${id}/review`, { outcome: 'perhaps' }, round.officer)).json,
    ).toMatchObject({
      why: 'form',
      problems: [{ field: 'outcome' }],
    })
  })
})

test('a request makes three round trips at most', async () => {
  const trips = async (ask: Promise<unknown>) => {
    await ask
    return site.counts.trips
  }
  expect(await trips(site.get(`/projects/${project.projectId}/work`, project.member))).toBe(2)
  expect(await trips(site.get(`/rounds/${round.id}/projects`, round.officer))).toBe(2)
  expect(await trips(site.form(reportPath(2), GOOD, project.member))).toBe(3)
})
