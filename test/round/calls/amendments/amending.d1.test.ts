import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { findAmending } from '../../../../src/round/calls/amendments/store.ts'
import { publishAmendment } from '../../../../src/round/proposals/amendments/actions.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { categoriesOf } from '../../../../src/round/calls/topics/rules.ts'
import { openedRound, startedProposal } from '../../opened.ts'
import { PLAN, TYPED } from '../typed.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

/** 更正公告: the one way in which a published call changes. */
const { opens, closes } = PLAN.dates
const DAY = 86_400_000
const LATER = { reason: '系统停机一天', 'dates.closes': '2026-11-30T17:00' }

let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(opens + 1000)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = opens + 1000
})

const amend = (id: string, body: object = LATER) => site.post(`/rounds/${id}/amendments`, body, officer)
const planOf = async (id: string) => (await findAmending(site.db, id))?.round.plan
const publish = (amendment: unknown, as = approver) =>
  site.post(`/amendments/${String(amendment)}/publication`, {}, as)

describe('an amendment', () => {
  test('changes nothing until it is published; then the call says what and why', async () => {
    const { id, plan } = await openedRound(site)
    const drafted = await amend(id)
    expect([drafted.status, drafted.json['seq']]).toEqual([200, 1])
    expect(await planOf(id)).toEqual(plan)
    expect((await site.get(`/calls/${id}`)).text).not.toContain('更正公告</h2>')

    expect((await publish(drafted.json['id'])).status).toBe(200)
    expect(await planOf(id)).toEqual({ ...plan, dates: { ...plan.dates, closes: closes + 3 * DAY } })
    const { text } = await site.get(`/calls/${id}`)
    for (const said of ['第1次更正', '系统停机一天', '2026年11月27日17:00改为2026年11月30日17:00']) {
      expect(text).toContain(said)
    }
    expect((await entriesOf(site.db, `round:${id}`)).map(({ what }) => what)).toEqual([
      'round-drafted',
      'round-published',
      'amendment-drafted',
      'amendment-published',
    ])
  })

  test('is told to everyone who has begun a proposal, and to nobody else', async () => {
    const { id } = await openedRound(site)
    const [writer, stranger] = [await site.member('夕阳茶叙社'), await site.member('邻里厨房社')]
    await startedProposal(site, id, writer)
    const { json } = await amend(id)
    await publish(json['id'])
    const about = async (who: Someone) =>
      (await lettersTo(site.db, who.id)).filter((one) => one.about === `/calls/${id}`)
    expect(await about(writer)).toMatchObject([
      { body: expect.stringContaining('申报2026年11月30日17:00截止') },
    ])
    expect(await about(stranger)).toEqual([])
  })

  test('changes names, categories and months where that harms nobody, one by one', async () => {
    const { id, plan } = await openedRound(site)
    const usual = categoriesOf(plan)
    const all: [object, string][] = [
      [{ title: '2026年社区公益创投' }, '名称'],
      [{ organizer: '区社会工作部' }, '“区民政局”改为“区社会工作部”'],
      [{ 'parameters.proposals.longestMonths': '15' }, '12个月改为15个月'],
      [{ categories: [...usual, '社区养犬'].join('\n') }, '、社区养犬”'],
    ]
    for (const [change, said] of all) {
      const drafted = await amend(id, { reason: '补充', ...change })
      expect([drafted.status, drafted.json['why']]).toEqual([200, undefined])
      expect((await publish(drafted.json['id'])).status).toBe(200)
      expect((await site.get(`/calls/${id}`)).text).toContain(said)
    }
    expect(await planOf(id)).toMatchObject({
      title: '2026年社区公益创投',
      parameters: { proposals: { longestMonths: 15 } },
    })
    for (const [change, why] of [
      [{ 'parameters.proposals.longestMonths': '14' }, 'less-time'],
      [{ categories: usual.slice(1).join('\n') }, 'category-gone'],
      [{ categories: [...usual, '社区养犬'].join('\n') }, 'nothing-changed'],
      [{ 'parameters.proposals.longestMonths': '很久' }, 'form'],
    ] as const) {
      expect((await amend(id, { reason: '改', ...change })).json).toMatchObject({ status: 422, why })
    }
    const page = await site.get(`/rounds/${id}/amendments`, officer)
    for (const text of ['value="区社会工作部"', '社区养犬', 'value="15"']) expect(page.text).toContain(text)
  })

  test('moves the deadline for real', async () => {
    const { id } = await openedRound(site)
    const writer = await site.member('银铃守望社')
    const proposal = await startedProposal(site, id, writer)
    await publish((await amend(id)).json['id'])
    site.now = closes + DAY
    const save = { version: '1', title: '过了原来的截止时间' }
    expect((await site.post(`/proposals/${proposal}/sections/about`, save, writer)).status).toBe(200)
  })

  test('never shortens a deadline once the call is open; the page keeps what was typed', async () => {
    const { id } = await openedRound(site)
    const early = { reason: '提前', 'dates.closes': '2026-11-20T17:00' }
    expect((await amend(id, early)).json).toMatchObject({
      status: 422,
      why: 'deadline-shortened',
      field: 'closes',
    })
    const page = await site.form(`/rounds/${id}/amendments`, early, officer)
    expect(page.text).toContain('申报截止不能由2026年11月27日17:00提前到2026年11月20日17:00')
    expect(page.text).toContain('value="2026-11-20"')
  })

  test('never touches the rubric: whoever sends it is told what stays, and why', async () => {
    const { id, plan } = await openedRound(site)
    const sly = { ...LATER, 'criteria.0.max': '1', 'scoring.passMark': '1' }
    const { json } = await amend(id, sly)
    expect(json).toMatchObject({ status: 422, why: 'not-to-be-amended' })
    expect(json['title']).toContain('评分细则：申报单位照它准备申报书')
    const narrow = await amend(id, { ...LATER, 'tracks.0.kinds[]': ['committee'] })
    expect(narrow.json).toMatchObject({ status: 422, why: 'less-for-applicants' })
    expect(await planOf(id)).toEqual(plan)
    const page = await site.get(`/rounds/${id}/amendments`, officer)
    expect(page.text).toContain('申报表：申报单位照它填写，各份申报书按同样的问题比较。')
    expect(page.text).toContain('计分、立项、公示、签约、拨款和结项的规则：')
    expect(page.text).not.toContain('name="criteria.0.max"')
  })

  test('sent back leaves the call as it is, and its officer is told why', async () => {
    const { id, plan } = await openedRound(site)
    const { json } = await amend(id)
    const silent = await site.form(`/amendments/${String(json['id'])}/return`, { reason: ' ' }, approver)
    expect([silent.status, silent.text.includes('请写明退回的原因')]).toEqual([422, true])
    const returned = await site.post(
      `/amendments/${String(json['id'])}/return`,
      { reason: '理由不足' },
      approver,
    )
    expect(returned.status).toBe(200)
    expect(await planOf(id)).toEqual(plan)
    expect((await publish(json['id'])).json).toMatchObject({ why: 'already-decided' })
    expect((await lettersTo(site.db, officer.id)).map(({ body }) => body)).toContain('退回原因：理由不足。')
    expect((await amend(id)).json['seq']).toBe(2)
  })

  test('eight at once: one is drafted, returned once; the next is published once', async () => {
    const { id } = await openedRound(site)
    const second = await site.person('高远', ['approver'])
    const by = (n: number) => (n % 2 === 0 ? approver : second)
    const drafted = async () =>
      String(theOne(await byEight(paths.amendments, () => amend(id)), 409).json['id'])
    const returned = await drafted()
    const back = (n: number) => site.post(paths.amendmentReturn(returned), { reason: '理由不足。' }, by(n))
    theOne(await byEight(paths.amendmentReturn, back), 409)
    const amendment = await drafted()
    const publishes = (n: number) => publishAmendment(site.db, by(n), amendment, site.now)
    theOne(await byEight(paths.amendmentPublication, publishes), 'changed-meanwhile')
  })

  test('is the only way: the database lets a published plan become nothing else', async () => {
    const { id } = await openedRound(site)
    await publish((await amend(id)).json['id'])
    const forge = env.DB.prepare(`update rounds set plan = json_set(plan, '$.title', 'x') where id = ?`).bind(
      id,
    )
    await expect(forge.run()).rejects.toThrow('a published plan is frozen')
  })

  test('is asked of a round that is there, by whose office it is', async () => {
    const { id } = await openedRound(site)
    expect((await site.post(`/rounds/${id}/amendments`, LATER, approver)).status).toBe(403)
    expect((await site.post('/rounds/nothing/amendments', LATER, officer)).status).toBe(404)
    expect((await publish('nothing')).status).toBe(404)
    expect((await amend(id, { reason: '' })).json).toMatchObject({
      status: 422,
      problems: [{ field: 'reason', says: '请写明更正的原因' }],
    })
    const wrong = await amend(id, { reason: ' ', 'tracks.0.quota': '0', 'dates.closes': '明天' })
    expect(wrong.json['problems']).toEqual([
      { field: 'reason', says: '请写明更正的原因' },
      { field: 'dates.closes', says: '申报截止应是一个有效的日期和时间，如2026-01-31，17:00或者24:00' },
      { field: 'tracks.0.quota', says: '名额应在1到500之间' },
    ])
  })

  test('as typed in the form is the same; every request takes three round trips at most', async () => {
    const { id } = await openedRound(site)
    const dates = Object.fromEntries(
      Object.entries(TYPED).filter(([field]) => /^dates\.|^tracks\.0\.(quota|budget|askMax)$/.test(field)),
    )
    const form = await site.form(
      `/rounds/${id}/amendments`,
      { ...dates, reason: '加名额', 'tracks.0.quota': '11' },
      officer,
    )
    expect(form.status).toBe(303)
    expect(site.counts.trips).toBeLessThanOrEqual(3)
    const page = await site.get(`/rounds/${id}/amendments`, approver)
    expect(page.text).toContain('10个改为11个')
    expect(page.text).toContain('发布更正公告</button>')
    expect(site.counts.trips).toBeLessThanOrEqual(3)
  })
})
