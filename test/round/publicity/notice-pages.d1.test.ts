import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { announceResult } from '../../../src/round/publicity/actions/notices.ts'
import { answerObjection, objectTo } from '../../../src/round/publicity/actions/objections.ts'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../support.ts'
import { CONTACT, NOON, OVER, TERMS, decide, decidedRound, object, objectionBy, published } from './cast.ts'
import { breaks } from '../../breaks.ts'
import { leave } from '../../made.ts'
import { subjects } from '../../../src/history/subjects.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})
beforeEach(() => {
  site.now = NOON
})

const OBJECTION = { submissionId: '', name: '王某某', phone: '138 0000 0002', text: '名单不公' }

describe('publishing', () => {
  test('shows what can be published, then the notice itself', async () => {
    const round = await decidedRound(site, ['甲项目', '乙项目'], 1)
    const path = `/rounds/${round.id}/notices`
    const page = await site.get(path, round.approver)
    expect(page.text).toContain('1个项目，10,000.01元')
    expect(page.text).toContain('value="2013-06-05"')
    const done = await site.form(path, { ...TERMS }, round.approver)
    expect([done.status, site.counts.trips]).toEqual([303, 3])
    const { text } = await site.get(done.location ?? '')
    for (const said of [
      `〔${round.id}〕1号`,
      '共收到申报2份，经资格审查，2份入围',
      '拟立项1个项目，资助资金共10,000.01元',
      '2013年6月5日至6月14日，共7个工作日',
      '今天是第1个',
      CONTACT,
      '提出异议',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).toContain(round.ranked[0]?.organization)
    expect(text).not.toContain('乙项目')
  })

  test('proposes how the office is reached, which the site knows', async () => {
    const round = await decidedRound(site, ['甲项目'], 1)
    const made = { by: round.officer.id, at: 1 }
    await leave(
      site.db,
      [{ subject: subjects.office, what: 'office-card-given', ...made }],
      [
        site.db
          .run(sql`insert into office_cards (version, name, phone, supervision, address, hours, by_id, at)
          values (1, '办公室', '010-55500001', '010-55500002', '某街1号', '工作日', ${made.by}, ${made.at})`),
      ],
    )
    const { text } = await site.get(`/rounds/${round.id}/notices`, round.approver)
    expect(text).toContain('联系电话010-55500001，监督电话010-55500002，地址：某街1号，办公时间：工作日')
    const call = await site.get(`/calls/${round.id}`)
    for (const says of ['联系我们', '010-55500002', '某街1号']) expect(call.text).toContain(says)
  })

  test('keeps the name under which somebody applied, whatever it is corrected to later', async () => {
    const { round, noticeId } = await published(site, ['甲项目'], 1)
    const was = round.ranked[0]?.organization ?? ''
    breaks('submission-digests')
    await site.db
      .run(sql`insert into submission_applicants (submission_id, organization_id, profile_version, applicant)
      select s.id, p.organization_id, null, json_object('name', ${was}) from submissions s
      join proposals p on p.id = s.proposal_id where p.round_id = ${round.id}`)
    await site.db.run(sql`update organizations set name = ${`改了的${was}`} where name = ${was}`)
    const { text } = await site.get(`/notices/${noticeId}`)
    expect([text.includes(`改了的${was}`), text.includes(was)]).toEqual([false, true])
  })

  test('says why not, to whoever may not and for whatever is missing', async () => {
    const { round } = await published(site)
    const path = `/rounds/${round.id}/notices`
    expect((await site.get(path, round.officer)).text).toContain('这件事由负责人办理')
    expect((await site.get(path, round.approver)).text).toContain('最近审定的立项方案已经公示')
    expect((await site.json(path, round.approver)).json).toMatchObject({
      whyNotPublish: { why: 'already-noticed', by: 'publicity.days' },
      objectionsWaiting: 0,
    })
    const refused = await site.form(path, TERMS, round.officer)
    expect([refused.status, refused.text.includes('这件事由负责人办理')]).toEqual([403, true])
    expect((await site.get(path, round.ranked[0]?.member)).status).toBe(403)
    expect((await site.get('/rounds/nowhere/notices', round.approver)).status).toBe(404)
    expect((await site.form('/rounds/nowhere/notices', TERMS, round.approver)).status).toBe(404)
  })

  test('what cannot be read or may not be keeps what was typed, with the reason', async () => {
    const round = await decidedRound(site, ['甲项目'], 1)
    const path = `/rounds/${round.id}/notices`
    const contact = '地址：<某街>1号'
    for (const [from, reason] of [
      ['2013-06-31', '开始日期应是一个有效的日期'],
      ['2013-06-04', '最早是今天（2013年6月5日）'],
      ['', '请选择开始日期'],
    ] as const) {
      const { status, text } = await site.form(path, { from, contact }, round.approver)
      expect([status, text.includes(reason)]).toEqual([422, true])
      expect(text).toContain(`value="${from}"`)
      expect(text).toContain('地址：&lt;某街&gt;1号')
    }
    const empty = await site.post(path, {}, round.approver)
    expect(empty).toMatchObject({ status: 422, json: { why: 'form', title: '有2处要改' } })
    site.now = startOf('2003-06-05')
    const unknown = await site.form(path, { from: '2003-06-05', contact }, round.approver)
    expect([
      unknown.status,
      unknown.text.includes('2003年的放假安排还没有录入，国务院公布以后由系统管理员录入'),
    ]).toEqual([422, true])
  })

  test('until then nobody outside sees anything of an approved decision', async () => {
    const round = await decidedRound(site, ['未公示的项目'], 1)
    expect((await site.get('/notices')).text).not.toContain(round.plan.code)
    expect((await site.json('/notices')).text).not.toContain(round.id)
    expect((await site.get('/notices/nowhere')).status).toBe(404)
  })
})

describe('what residents read', () => {
  test('depends on nothing that they may not see', async () => {
    breaks('submissions-say-what-they-hold', 'decision-digests')
    const { round, noticeId } = await published(site)
    const seen = async () => {
      const pages = await Promise.all([
        site.get(`/notices/${noticeId}`),
        site.json(`/notices/${noticeId}`),
        site.get(`/notices/${noticeId}/objections`),
        site.get('/notices'),
      ])
      return pages.map(({ text }) => text)
    }
    const before = await seen()
    const id = await object(site, noticeId, '不该公开的异议人')
    await answerObjection(site.db, round.officer, id, { upheld: false, text: '不该公开的答复' }, NOON)
    await site.db.run(sql`update organizations set phone = '13912345678', contact = '不该公开的联系人'`)
    await site.db.run(sql`drop trigger a_decision_line_is_frozen`)
    await site.db.run(
      sql`update decision_lines set score = 1, sheets = 3, reason = iif(award_fen > 0, '', 'below_pass_mark')`,
    )
    await site.db.run(sql`drop trigger a_submission_is_frozen`)
    await site.db.run(
      sql`update submissions set title = '不该公开的项目' where id = ${round.ranked[2]?.submissionId ?? ''}`,
    )
    expect(await seen()).toEqual(before)
  })

  test('costs the same with one project and with three', async () => {
    const one = await published(site, ['甲项目'], 1)
    const three = await published(site, ['甲项目', '乙项目', '丙项目'], 3)
    const cost = async (path: string, as = one.round.approver) => {
      expect((await site.get(path, as)).status).toBe(200)
      return { ...site.counts }
    }
    expect(await cost(`/notices/${one.noticeId}`)).toEqual(await cost(`/notices/${three.noticeId}`))
    for (const name of ['甲', '乙', '丙']) await object(site, three.noticeId, name + name)
    await object(site, one.noticeId, '甲甲')
    expect(await cost(`/rounds/${one.round.id}/objections`)).toEqual(
      await cost(`/rounds/${three.round.id}/objections`),
    )
    expect(await cost(`/rounds/${one.round.id}/notices`)).toEqual(
      await cost(`/rounds/${three.round.id}/notices`),
    )
    expect(site.counts.trips).toBe(2)
  })

  test('the list has what is open first', async () => {
    const { noticeId } = await published(site)
    site.now = startOf('2013-06-14')
    const { text } = await site.get('/notices')
    expect(text.indexOf('正在公示')).toBeGreaterThan(0)
    expect(text).toContain(`/notices/${noticeId}`)
    site.now = OVER
    expect((await site.get('/notices')).text).not.toContain('正在公示')
    expect((await site.get('/notices?page=x')).status).toBe(200)
    expect((await site.get('/notices?page=99999')).status).toBe(200)
  })
})

describe('the final announcement', () => {
  test('is made from the round’s page, which says why it waits', async () => {
    const { round, noticeId } = await published(site)
    const id = await object(site, noticeId, '异议的人')
    const page = () => site.get(`/rounds/${round.id}/notices`, round.approver)
    expect((await page()).text).toContain('公示到2013年6月14日24:00结束')
    site.now = OVER
    expect((await page()).text).toContain('还有1件异议没有答复')
    const path = `/notices/${noticeId}/announcement`
    const waits = await site.form(path, {}, round.approver)
    expect([waits.status, waits.text.includes('还有1件异议没有答复')]).toEqual([422, true])
    expect((await site.form(path, {}, round.officer)).status).toBe(403)
    await answerObjection(site.db, round.officer, id, { upheld: false, text: '不成立' }, OVER)
    const done = await site.form(path, {}, round.approver)
    expect([done.status, done.location, site.counts.trips]).toEqual([303, `/notices/${noticeId}`, 3])
    const { text } = await site.get(`/notices/${noticeId}`)
    expect(text).toContain('立项项目公告')
    expect(text).toContain('收到异议1件，均已调查答复')
    expect(text).not.toContain('异议的人')
    const again = await site.post(path, {}, round.approver)
    expect(again.json).toMatchObject({ status: 422, why: 'already-announced', by: '#announcement' })
    expect((await site.form('/notices/nowhere/announcement', {}, round.approver)).status).toBe(404)
  })

  test('a notice that was replaced leads to the later one', async () => {
    const { round, noticeId } = await published(site)
    const [first, second] = round.ranked
    if (!first || !second) throw new Error('three were ranked')
    const taken = await objectTo(site.db, null, noticeId, objectionBy('某某', first.submissionId), NOON)
    const id = taken.ok ? taken.value.id : ''
    await answerObjection(site.db, round.officer, id, { upheld: true, text: '成立' }, NOON)
    await decide(site, round, [second])
    const later = await site.post(`/rounds/${round.id}/notices`, TERMS, round.approver)
    const laterId = String(later.json['id'])
    const { text } = await site.get(`/notices/${noticeId}`)
    expect(text).toContain('已重新公示')
    expect(text).toContain(`/notices/${laterId}`)
    expect((await site.form(`/notices/${noticeId}/objections`, OBJECTION)).status).toBe(422)
    expect((await announceResult(site.db, round.approver, laterId, OVER)).ok).toBe(true)
  })
})
