import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { applicantsOf } from '../../src/organizations/applying/store.ts'
import { decideBar, liftBar, prepareBar } from '../../src/organizations/bars/actions.ts'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import { snapshotsOf } from '../../src/organizations/checks/store.ts'
import { whyNotBegin } from '../../src/organizations/rules/applying.ts'
import { copyModel, enactVersion } from '../../src/rulebook/actions.ts'
import { startOf } from '../../src/shared/days.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { must } from '../round/opened.ts'
import { owned, stale } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const TODAY = '2026-11-22'
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})

describe('a verification', () => {
  const CLEAR = {
    'registration.result': 'clear',
    'registration.checkedOn': '2026-11-20',
    'registration.source': '中国社会组织政务服务平台',
    'abnormal.result': 'found',
    'abnormal.checkedOn': '2026-11-20',
    'abnormal.source': '信用中国',
    'abnormal.until': '2025-03-01',
    'abnormal.note': '曾因未按期年报列入',
    'dishonesty.result': '',
    'dishonesty.checkedOn': TODAY,
  }

  test('keeps what was found on a day, and where; what was not looked up is left out', async () => {
    const { id, path } = await owned(site)
    expect((await site.form(`${path}/verification`, CLEAR, officer)).status).toBe(303)
    const kept = await snapshotsOf(site.db, id)
    expect(kept.toSorted((one, other) => (one.about < other.about ? -1 : 1))).toMatchObject([
      { about: 'abnormal', result: 'found', until: '2025-03-01', by: '林芳', checkedOn: '2026-11-20' },
      { about: 'registration', result: 'clear', until: null, source: '中国社会组织政务服务平台' },
    ])
    const page = await site.get(path, officer)
    expect(page.text).toContain('曾因未按期年报列入，到2025年3月1日为止')
    expect(page.text).toContain('没有查过')
  })

  test('is not shown to the organization', async () => {
    const { owner, path } = await owned(site)
    await site.form(`${path}/verification`, CLEAR, officer)
    expect((await site.get(path, owner)).text).not.toContain('曾因未按期年报列入')
  })

  test.each([
    [{}, '请至少选一项查询结果'],
    [{ 'abnormal.result': 'maybe' }, '请选择活动异常名录的结果'],
    [{ ...CLEAR, 'abnormal.checkedOn': '2026-11-23' }, '查询日期不能晚于今天'],
    [{ ...CLEAR, 'abnormal.checkedOn': '昨天' }, '查询日期应是一个有效的日期'],
    [{ ...CLEAR, 'abnormal.source': '' }, '请填写查询来源'],
    [{ ...CLEAR, 'abnormal.note': '' }, '请说明活动异常名录查到了什么'],
    [{ ...CLEAR, 'abnormal.until': '2026-11-21' }, '截止日期不能晚于查询日期'],
    [{ ...CLEAR, 'registration.until': '2026-01-01' }, '没有查到问题的，不填截止日期'],
  ])('%j is refused with its reason', async (fields, says) => {
    const { id, path } = await owned(site)
    const answer = await site.form(`${path}/verification`, fields, officer)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
    expect(await snapshotsOf(site.db, id)).toEqual([])
  })

  test('two at once: one is kept, the other told so', async () => {
    const { id } = await owned(site)
    const one = {
      about: 'violation',
      checkedOn: TODAY,
      source: '网',
      result: 'clear',
      until: null,
      enteredOn: null,
      note: '',
    } as const
    const results = await Promise.all([1, 2].map(() => recordChecks(site.db, officer, id, [one], NOW)))
    expect(results).toContainEqual(stale)
    expect(await snapshotsOf(site.db, id)).toHaveLength(1)
  })

  test('is nobody’s of the organization itself', async () => {
    const { owner, id } = await owned(site)
    const both = { ...owner, roles: ['officer' as const] }
    expect(await recordChecks(site.db, both, id, [], NOW)).toMatchObject({
      refusal: { why: 'own-interest' },
    })
  })
})

describe('a bar', () => {
  const FILLED = { from: '2026-11-20', reason: '挪用资金', about: '2025年秋季' }
  beforeAll(async () => {
    const { id } = must(await copyModel(site.db, officer, NOW - 5))
    must(await enactVersion(site.db, approver, id, NOW - 4))
  })

  async function prepared(of: { path: string }) {
    const answer = await site.form(`${of.path}/bars`, FILLED, officer)
    expect(answer.status).toBe(303)
    return answer.location ?? ''
  }
  const barOf = async (id: string, day = TODAY) => {
    const [applicant] = await applicantsOf(site.db, [id])
    return applicant && whyNotBegin(applicant, undefined, startOf(day))
  }

  test('lasts as long as the rulebook says, from its approval by another person, and cites the clause', async () => {
    const of = await owned(site)
    const bar = await prepared(of)
    expect(await barOf(of.id)).toBeNull()
    expect((await site.get(of.path, of.owner)).text).not.toContain('挪用资金')
    expect((await site.form(`${bar}/decision`, { outcome: 'approved' }, approver)).status).toBe(303)
    expect(await barOf(of.id)).toEqual({
      why: 'barred',
      by: 'sanctions.barYears',
      until: '2029-11-20',
      reason: '挪用资金',
    })
    expect(await barOf(of.id, '2029-11-20')).not.toBeNull()
    expect(await barOf(of.id, '2029-11-21')).toBeNull()
    const page = await site.get(of.path, of.owner)
    expect(page.text).toContain('2026年11月20日至2029年11月20日不受理申报')
    expect(page.text).toMatch(/class="clause" href="\/rulebooks\/\w+#clause-\d+"/)
    expect((await site.get('/bars?state=in-force', officer)).text).toContain(of.name)
  })

  test('returned with a reason, it bars nobody', async () => {
    const of = await owned(site)
    const bar = await prepared(of)
    const silent = await site.form(`${bar}/decision`, { outcome: 'returned' }, approver)
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining('退回要写明意见')])
    const back = { outcome: 'returned', reason: '依据不足' }
    expect((await site.form(`${bar}/decision`, back, approver)).status).toBe(303)
    expect(await barOf(of.id)).toBeNull()
    expect((await site.form(`${bar}/decision`, back, approver)).status).toBe(422)
    expect((await site.get(of.path, of.owner)).text).not.toContain('依据不足')
  })

  test('is lifted for a reason', async () => {
    const of = await owned(site)
    const bar = await prepared(of)
    expect((await site.form(`${bar}/lift`, { liftReason: '已整改' }, approver)).status).toBe(422)
    await site.form(`${bar}/decision`, { outcome: 'approved' }, approver)
    expect((await site.form(`${bar}/lift`, {}, approver)).status).toBe(422)
    expect((await site.form(`${bar}/lift`, { liftReason: '已整改' }, approver)).status).toBe(303)
    expect(await barOf(of.id)).toBeNull()
    expect((await entriesOf(site.db, `organization:${of.id}`)).map(({ what }) => what)).toEqual([
      'organization-registered',
      'bar-prepared',
      'bar-decided',
      'bar-lifted',
    ])
  })

  test('is not approved by whoever prepared it', async () => {
    const of = await owned(site)
    const both = await site.person('两职', ['officer', 'approver'])
    const { location } = await site.form(`${of.path}/bars`, FILLED, both)
    const answer = await site.form(`${location}/decision`, { outcome: 'approved' }, both)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('不能自己批准')])
  })

  test.each([
    [{ ...FILLED, from: '2026-13-01' }, '起始日期应是一个有效的日期'],
    [{ ...FILLED, reason: '' }, '请填写原因'],
    [{ ...FILLED, about: '长'.repeat(101) }, '最多100个字'],
  ])('%j is refused with its reason', async (fields, says) => {
    const of = await owned(site)
    const answer = await site.form(`${of.path}/bars`, fields, officer)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
  })

  test('two at once: one prepares, one decides, one lifts', async () => {
    const of = await owned(site)
    const made = await Promise.all([1, 2].map(() => prepareBar(site.db, officer, of.id, FILLED, NOW)))
    expect(made).toContainEqual(stale)
    const id = made.flatMap((one) => (one.ok ? [one.value.id] : []))[0] ?? ''
    const sentAgain = await prepareBar(site.db, officer, of.id, FILLED, NOW + 1)
    expect(sentAgain).toEqual({ ok: false, refusal: { why: 'bar-waiting' } })
    const other = await site.person('又一位', ['approver'])
    const decided = await Promise.all([
      decideBar(site.db, approver, id, { outcome: 'approved', reason: '' }, NOW),
      decideBar(site.db, other, id, { outcome: 'returned', reason: '不' }, NOW),
    ])
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
    const next = must(await prepareBar(site.db, officer, of.id, FILLED, NOW))
    must(await decideBar(site.db, approver, next.id, { outcome: 'approved', reason: '' }, NOW))
    const lifted = await Promise.all([1, 2].map(() => liftBar(site.db, approver, next.id, '整改', NOW)))
    expect(lifted).toContainEqual(stale)
  })
})
