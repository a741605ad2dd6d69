import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { objections } from '../../src/round/publicity/tables.ts'
import { endOf } from '../../src/shared/days.ts'
import { type SignedRound, done, running, signedRound } from '../round/projects/cast.ts'
import { SIGNED, noon } from '../round/projects/fixtures.ts'
import { bookWith, enacted } from '../round/calls/ruled.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { type Site, openSite } from '../support.ts'
import { leave } from '../made.ts'
import { leaveDecision, leaveNotice, leaveRound } from '../round/left.ts'
import { subjects } from '../../src/history/subjects.ts'

/** A round under the model's rules: three agreements signed on 8 July 2013, to be paid within 15 working days, by 29 July. */
let site: Site
let round: SignedRound
let version: string
const clause = (no: number | undefined) => `href="/rulebooks/${version}#clause-${no}"`
const { clauses } = boundTo({ id: 'v', book: bookWith() })
beforeAll(async () => {
  site = await openSite(SIGNED)
  const book = bookWith()
  version = (await enacted(site, await site.person('周正', ['approver']), SIGNED, book)).id
  const rulebook = boundTo({ id: version, book })
  round = await signedRound(site, ['纳百川', '夕阳茶叙', '邻里厨房'], {
    rulebook,
    parameters: book.parameters,
  })
})

describe('the last day to pay', () => {
  const path = () => `/agreements/${round.agreed[0]?.id}/payments`

  test('stands with its clause; the day itself is in time, the next is late', async () => {
    site.now = endOf('2013-07-29') - 1
    const inTime = await site.get(path(), round.finance)
    expect(inTime.text).toContain('2013年7月29日以前')
    expect(inTime.text).toContain(clause(clauses['payments.workingDays']))
    expect(inTime.text).not.toContain('逾期')
    expect((await site.json(path(), round.finance)).json).toMatchObject({ payBy: '2013-07-29' })
    site.now = endOf('2013-07-29')
    expect((await site.get(path(), round.finance)).text).toContain('逾期')
    expect((await site.get(`/rounds/${round.id}/payments`, round.finance)).text).toContain('逾期')
  })

  test('is what finance’s desk lists, at the same cost for one and for three', async () => {
    site.now = endOf('2013-07-29')
    const desk = await site.get('/desks/finance', round.finance)
    expect(desk.text.match(/逾期/g)).toHaveLength(3)
    expect(desk.text).toContain(clause(clauses['payments.workingDays']))
    expect(site.counts.trips).toBeLessThanOrEqual(3)
  })
})

describe('closing', () => {
  test('that nobody asked for in time is listed to the officer, with its clause, and told to the organization', async () => {
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const project = await done(site, round, agreed)
    site.now = endOf('2014-08-07') - 1
    expect((await site.get('/desks/officer', round.officer)).text).not.toContain('没有申请结项')
    const path = `/projects/${project.projectId}/final-report`
    const form = await site.get(path, agreed.member)
    expect(form.text).toContain('2014年8月7日以前')
    expect(form.text).toContain(clause(clauses['closing.requestMonths']))
    expect((await site.get('/desks/applicant', agreed.member)).text).toContain('2014年8月7日前')
    site.now = endOf('2014-08-07')
    const desk = await site.get('/desks/officer', round.officer)
    expect(desk.text).toContain('没有申请结项：纳百川')
    expect(desk.text).toContain(clause(clauses['closing.requestMonths']))
    const page = await site.json(`/projects/${project.projectId}/closing`, agreed.member)
    expect(page.json).toMatchObject({ requestBy: '2014-08-07', isRequestLate: true })
    // it is still taken
    expect((await site.get(path, agreed.member)).text).toContain('提交结项报告')
  })

  test('before every milestone is accepted says which clause that is', async () => {
    const [, agreed] = round.agreed
    if (!agreed) throw new Error()
    const { projectId } = await running(site, round, agreed)
    const sent = { text: '完', spent: '0', actuals: ['1', '1', '1', '1'] }
    const refused = await site.post(`/projects/${projectId}/final-report`, sent, agreed.member)
    expect(refused.json).toMatchObject({
      why: 'milestones-open',
      clause: { no: clauses['projects.reports'] },
    })
  })
})

describe('an objection', () => {
  test('without an answer in time is listed to officer and approver, with its clause', async () => {
    const id = newId()
    const at = noon('2013-07-08')
    const another = await leaveRound(site, round, round.plan)
    const decision = await leaveDecision(site, another, [], { at })
    const noticeId = await leaveNotice(site, another, decision, { from: '2013-07-08', to: '2013-07-16', at })
    const objection = { id, noticeId, submissionId: null, name: '居民', phone: '139', text: '有异议' }
    await leave(
      site.db,
      [{ subject: subjects.objection(id), what: 'objection-received', by: null, at }],
      [site.db.insert(objections).values({ ...objection, by: null, at })],
    )
    site.now = endOf('2013-07-22') - 1
    const page = await site.get(`/objections/${id}`, round.officer)
    expect(page.text).toContain('2013年7月22日以前')
    expect(page.text).toContain(clause(clauses['publicity.objectionAnswerWorkingDays']))
    expect((await site.get('/desks/approver', round.approver)).text).not.toContain('答复异议')
    site.now = endOf('2013-07-22')
    for (const who of ['officer', 'approver'] as const) {
      const desk = await site.get(`/desks/${who}`, round[who])
      expect(desk.text).toContain('答复异议：整个名单')
      expect(desk.text).toContain('已超过')
    }
    const list = await site.json(`/rounds/${another.id}/objections`, round.auditor)
    expect(list.json).toMatchObject({ objections: [{ id, isLate: true }] })
  })
})
