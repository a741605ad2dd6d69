import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../support.ts'
import {
  LATE,
  type Running,
  type SignedRound,
  done,
  evaluated,
  newNumber,
  pay,
  running,
  signedRound,
} from '../projects/cast.ts'
import { noon } from '../projects/fixtures.ts'

let site: Site
let stranger: Someone
beforeAll(async () => {
  site = await openSite(noon('2014-08-01'))
  stranger = await site.member('别家社')
})

const FINAL = {
  text: '全部完成。',
  'actuals.0': '10',
  'actuals.1': '83',
  'actuals.2': '91',
  'actuals.3': '4.4',
  spent: '33,000',
}

async function begun(): Promise<{ round: SignedRound; project: Running; at: (noun: string) => string }> {
  const round = await signedRound(site, ['纳百川'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await done(site, round, agreed)
  return { round, project, at: (noun) => `/projects/${project.projectId}/${noun}` }
}

test('a project goes from its final report to its closing, over HTTP', async () => {
  const { round, project, at } = await begun()
  site.now = LATE
  const form = await site.get(at('final-report'), project.member)
  for (const text of ['value="20"', 'value="1,500.00"', '提交结项报告']) expect(form.text).toContain(text)
  expect(await site.form(at('final-report'), FINAL, project.member)).toMatchObject({
    status: 303,
    location: at('closing'),
  })
  expect((await site.get(at('final-report'), project.member)).text).toContain('正在等经办人评定')

  const page = await site.get(at('closing'), round.officer)
  for (const text of ['还没有评定', '全部完成。', '还缺', '85.00分起为A等', '104%'])
    expect(page.text).toContain(text)
  await site.form(at('evaluation'), { outcome: 'returned', text: '缺照片' }, round.officer)
  const back = await site.get(at('final-report'), project.member)
  for (const text of ['缺照片', '全部完成。', 'value="4.4"', 'value="33,000.00"'])
    expect(back.text).toContain(text)
  await site.form(at('final-report'), FINAL, project.member)
  expect(
    await site.form(at('evaluation'), { outcome: 'evaluated', score: '85', text: '很好' }, round.officer),
  ).toMatchObject({ status: 303 })

  const early = await site.form(at('closing'), {}, round.officer)
  expect(early.status).toBe(422)
  expect(early.text).toContain('还不能结项：第3笔还没有拨付')
  await pay(site, round, project, 3)
  site.now = noon('2014-08-01')
  const finance = await site.get(at('closing'), round.finance)
  for (const text of ['应退回2,000.00元', '登记退回', 'A等']) expect(finance.text).toContain(text)
  const refund = { amount: '2,000', voucher: `收-${newNumber()}`, receivedOn: '2014-07-31' }
  expect(await site.form(at('refund'), refund, round.finance)).toMatchObject({ status: 303 })
  expect((await site.get(at('closing'), round.officer)).text).toContain('报告、评定和资金都已齐全')
  expect(await site.form(at('closing'), {}, round.officer)).toMatchObject({ status: 303 })
  const { json } = await site.json(at('closing'), round.auditor)
  expect(json).toMatchObject({
    project: { closedAt: site.now },
    evaluation: { grade: 'A', score: 8500 },
    refund: { amount: 200_000 },
    unspent: 200_000,
    missing: [],
    whyNot: { why: 'not-your-role' },
  })
})

describe('bad input keeps what was typed', () => {
  test('in the final report', async () => {
    const { project, at } = await begun()
    const bad = await site.form(
      at('final-report'),
      { ...FINAL, 'actuals.3': '很多', spent: '' },
      project.member,
    )
    expect(bad.status).toBe(422)
    for (const text of ['全部完成。', 'value="很多"', '需求缓解自评：现在的数应是数字', '请填写总支出'])
      expect(bad.text).toContain(text)
    const over = await site.form(at('final-report'), { ...FINAL, spent: '40,000.01' }, project.member)
    expect(over.text).toContain('value="40,000.01"')
    expect(over.text).toContain('自有资金5,000.00元之和')
  })

  test('in the evaluation', async () => {
    const { round, project, at } = await begun()
    await site.form(at('final-report'), FINAL, project.member)
    const bad = await site.form(
      at('evaluation'),
      { outcome: 'evaluated', score: '100.01', text: '很好的项目' },
      round.officer,
    )
    expect(bad.status).toBe(422)
    for (const text of ['value="100.01"', '很好的项目', '评分应在0到100之间'])
      expect(bad.text).toContain(text)
    expect(bad.text).toMatch(/value="evaluated"[^>]* checked/)
  })

  test('in the refund', async () => {
    const { round, project, at } = await begun()
    await evaluated(site, round, project)
    await pay(site, round, project, 3)
    const form = { amount: '2,000.01', voucher: '收-9', receivedOn: '2014-07-31' }
    const bad = await site.form(at('refund'), form, round.finance)
    expect(bad.status).toBe(422)
    for (const text of ['value="2,000.01"', 'value="收-9"', '应退回2,000.00元，一分不差'])
      expect(bad.text).toContain(text)
  })

  test('from a machine', async () => {
    const { round, project, at } = await begun()
    for (const body of [{}, { text: {}, actuals: 5, spent: [] }, []]) {
      expect((await site.post(at('final-report'), body, project.member)).json).toMatchObject({
        status: 422,
        why: 'form',
      })
      expect((await site.post(at('evaluation'), body, round.officer)).json).toMatchObject({
        status: 422,
        why: 'form',
      })
      expect((await site.post(at('refund'), body, round.finance)).json).toMatchObject({
        status: 422,
        why: 'form',
      })
    }
    expect((await site.post(at('closing'), { anything: 1 }, round.officer)).json).toMatchObject({
      why: 'not-ready',
      by: '#refund',
      missing: [{ what: 'final-report' }, { what: 'evaluation' }],
    })
  })
})

test('who may do what, and for whom nothing is there', async () => {
  const { round, project, at } = await begun()
  for (const who of [project.member, round.officer, round.approver, round.finance, round.auditor]) {
    expect((await site.get(at('closing'), who)).status).toBe(200)
  }
  expect((await site.get(at('closing'), stranger)).status).toBe(404)
  expect((await site.get(at('closing'))).status).toBe(303)
  expect((await site.get(at('final-report'), stranger)).status).toBe(404)
  expect((await site.form(at('final-report'), FINAL, stranger)).status).toBe(404)
  expect((await site.post(at('final-report'), {}, round.officer)).status).toBe(403)
  for (const noun of ['evaluation', 'closing']) {
    for (const who of [round.finance, round.auditor, project.member]) {
      expect((await site.post(at(noun), {}, who)).status).toBe(403)
    }
    expect(
      (await site.post(`/projects/nonsense/${noun}`, { outcome: 'returned', text: '缺' }, round.officer))
        .status,
    ).toBe(404)
  }
  for (const who of [round.officer, project.member])
    expect((await site.post(at('refund'), {}, who)).status).toBe(403)
  const refund = { amount: '1', voucher: newNumber(), receivedOn: '2014-07-31' }
  expect((await site.post('/projects/nonsense/refund', refund, round.finance)).status).toBe(404)
  expect((await site.post(at('refund'), refund, round.finance)).json).toMatchObject({
    why: 'not-evaluated',
    by: 'closing.gradeA',
  })
})

test('the final report waits for the milestones, and the page says for which', async () => {
  const round = await signedRound(site, ['早'])
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await running(site, round, agreed)
  const path = `/projects/${project.projectId}/final-report`
  const page = await site.get(path, project.member)
  expect(page.text).toContain('“组建志愿者队伍”')
  expect(page.text).not.toContain('method="post"')
  expect((await site.form(path, FINAL, project.member)).status).toBe(422)
})

test('three round trips', async () => {
  const { round, project, at } = await begun()
  await site.get(at('closing'), round.officer)
  expect(site.counts.trips).toBe(2)
  await site.form(at('final-report'), FINAL, project.member)
  expect(site.counts.trips).toBe(3)
  await site.form(at('evaluation'), { outcome: 'evaluated', score: '50', text: '差' }, round.officer)
  expect(site.counts.trips).toBe(3)
})
