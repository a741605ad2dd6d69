import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { findMine } from '../../../src/round/proposals/store.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { draftedRound, openedRound, organizationOf, startedProposal, submittedProposal } from '../opened.ts'
import { CONTENT, TYPED } from './typed.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { ...TYPED, declaration: 'yes', version: '2' }

let site: Site
let officer: Someone
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${newId()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)
const typedOf = async (id: string) => (await findMine(site.db, wang, id))?.proposal.typed

describe('a proposal goes its way by form', () => {
  test('from the start to the receipt and back', async () => {
    const begun = await site.form(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    expect(begun.status).toBe(303)
    const path = begun.location ?? ''
    expect((await site.get(path, wang)).text).toContain('提交申报书')

    const saved = await site.form(`${path}/draft`, { title: '夕阳茶叙', version: '1', do: 'add' }, wang)
    expect([saved.status, saved.location]).toEqual([303, `${path}#budget`])
    expect((await site.get(path, wang)).text).toContain('value="夕阳茶叙"')

    const sent = await site.form(`${path}/submission`, READY, wang)
    expect([sent.status, sent.location]).toEqual([303, `${path}/receipt`])
    const receipt = (await site.get(`${path}/receipt`, wang)).text
    expect(receipt).toContain('-SQ-0001')
    expect(receipt).toContain('2026年11月1日10:00:00')
    expect(receipt).toContain('10,000.50元（壹万元伍角整）')

    expect((await site.get(path, wang)).text).toContain('撤回申报')
    const back = await site.form(`${path}/withdrawal`, { reason: '想再改改' }, wang)
    expect([back.status, back.location]).toEqual([303, path])
    expect((await site.get(path, wang)).text).toContain('提交申报书')
  })

  test('and by JSON', async () => {
    const begun = await site.post(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(wang) },
      wang,
    )
    const id = String(begun.json['id'])
    expect(begun).toMatchObject({ status: 200, json: { id, href: `/proposals/${id}` } })
    expect(await site.post(`/proposals/${id}/draft`, { ...TYPED, version: 1 }, wang)).toMatchObject({
      status: 200,
      json: { version: 2, savedAt: NOW },
    })
    expect((await site.json(`/proposals/${id}`, wang)).json).toEqual({
      id,
      version: 2,
      savedAt: NOW,
      typed: TYPED,
    })
    const budget = CONTENT.budget.map((line) => ({ ...line, grant: line.grant / 100, own: line.own / 100 }))
    const sent = await site.post(
      `/proposals/${id}/submission`,
      { ...CONTENT, budget, declaration: 'yes' },
      wang,
    )
    expect(sent).toMatchObject({ status: 200, json: { id, at: NOW, href: `/proposals/${id}/receipt` } })
    const receipt = (await site.json(`/proposals/${id}/receipt`, wang)).json
    expect(receipt).toMatchObject({
      number: 1,
      revision: 1,
      at: NOW,
      ask: 10_000_50,
      sha256: sent.json['sha256'],
    })
    expect((await site.json(`/proposals/${id}`, officer)).json['content']).toEqual(CONTENT)
    expect((await site.post(`/proposals/${id}/withdrawal`, { reason: '改' }, wang)).status).toBe(200)
  })
})

describe('a refusal', () => {
  test('of a form shows it again, all that was typed in it, with the reason at each place', async () => {
    const id = await started()
    const sent = {
      ...READY,
      title: '<script>alert(1)</script>',
      months: '很久',
      'budget.1.grant': '3元5',
      goals: '',
    }
    const answer = await site.form(`/proposals/${id}/submission`, sent, wang)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有3处要改')
    for (const says of ['实施时间应是整数', '申请资金应是金额', '请至少写一条目标'])
      expect(answer.text).toContain(says)
    expect(answer.text).toContain('value="很久"')
    expect(answer.text).toContain('value="3元5"')
    expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).toContain(TYPED['need'] ?? '')
  })

  test.each<[string, Record<string, string>, number, string]>([
    [
      'over-cap',
      { 'budget.0.grant': '40000' },
      closes - 1,
      '申请资金46,000.50元，超过「社区社会组织项目」每项最高35,000.00元',
    ],
    ['track-unknown', { track: 'nothing' }, NOW, '没有这个赛道，请重新选择'],
    ['too-long', { months: '13' }, NOW, '实施时间13个月，超过最长12个月'],
    ['step-after-end', { 'plan.0.month': '11' }, NOW, '计划中的第11个月，在项目10个月结束之后'],
    ['call-closed', {}, closes, '2026年11月27日17:00:00截止，服务器收到的时间是2026年11月27日17:00:00'],
    ['call-not-open-yet', {}, opens - 1, '还没有开始申报，2026年11月1日09:00开始'],
  ])('%s is told to people and machines', async (why, change, now, says) => {
    const id = await started()
    site.now = now
    const page = await site.form(`/proposals/${id}/submission`, { ...READY, ...change }, wang)
    expect(page.status).toBe(422)
    expect(page.text).toContain(says)
    expect(page.text).toContain(`value="${TYPED['title']}"`)
    const problem = await site.post(`/proposals/${id}/submission`, { ...READY, ...change }, wang)
    expect(problem.json).toMatchObject({ type: 'about:blank', status: 422, why, title: says, clause: null })
  })

  test('of a start', async () => {
    const foundation = await site.member(`基金会${newId()}`, 'foundation')
    const kind = await site.form(
      `/rounds/${roundId}/proposals`,
      { organization: organizationOf(foundation) },
      foundation,
    )
    expect(kind.status).toBe(422)
    expect(kind.text).toContain('这一期不面向基金会征集')
    const nobody = await site.post(`/rounds/${roundId}/proposals`, {}, wang)
    expect(nobody.json).toMatchObject({
      status: 422,
      problems: [{ field: 'organization', says: '请选择申报单位' }],
    })
    const other = { organization: organizationOf(foundation) }
    expect((await site.post(`/rounds/${roundId}/proposals`, other, wang)).status).toBe(404)
    site.now = closes
    const late = await site.post(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) }, wang)
    expect(late.json).toMatchObject({ status: 422, why: 'call-closed', closedAt: closes, receivedAt: closes })
    for (const id of ['nothing', (await draftedRound(site)).id]) {
      expect(
        (await site.post(`/rounds/${id}/proposals`, { organization: organizationOf(wang) }, wang)).status,
      ).toBe(404)
      expect((await site.get(`/rounds/${id}/proposals/new`, wang)).status).toBe(404)
    }
  })

  test('of a draft too long, or of a version that is gone, loses nothing typed', async () => {
    const id = await started()
    const long = await site.form(`/proposals/${id}/draft`, { version: '2', need: '长'.repeat(60_001) }, wang)
    expect(long.status).toBe(422)
    expect(long.text).toContain('全文最多60000个字')
    const names = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`${'x'.repeat(95)}${i}`, '']))
    expect((await site.post(`/proposals/${id}/draft`, { version: '2', ...names }, wang)).status).toBe(422)
    const stale = await site.form(`/proposals/${id}/draft`, { version: '1', title: '我的' }, wang)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('value="我的"')
    expect(stale.text).toContain('name="version" value="2"')
    expect((await site.post(`/proposals/${id}/draft`, { title: '我的' }, wang)).json).toMatchObject({
      status: 422,
      problems: [{ field: 'version', says: '请刷新页面再试' }],
    })
    expect(await typedOf(id)).toEqual(TYPED)
  })

  test('of a submission from a window that is behind is 409, and the second try counts', async () => {
    const id = await started()
    await site.form(`/proposals/${id}/draft`, { ...TYPED, version: '2', title: '同事写的' }, wang)
    const stale = await site.form(`/proposals/${id}/submission`, READY, wang)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('name="version" value="3"')
    expect(await typedOf(id)).toMatchObject({ title: '同事写的' })
    expect((await site.form(`/proposals/${id}/submission`, { ...READY, version: '3' }, wang)).status).toBe(
      303,
    )
  })

  test('of a withdrawal', async () => {
    const id = await submitted()
    const blank = await site.form(`/proposals/${id}/withdrawal`, { reason: ' ' }, wang)
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('请填写撤回原因')
    site.now = closes
    const late = await site.form(`/proposals/${id}/withdrawal`, { reason: '太晚' }, wang)
    expect(late.status).toBe(422)
    expect(late.text).toContain('2026年11月27日17:00:00已经截止，不能再撤回')
    const draft = await startedProposal(Object.assign(site, { now: NOW }), roundId, wang)
    const none = await site.form(`/proposals/${draft}/withdrawal`, { reason: '没有' }, wang)
    expect(none.status).toBe(422)
    expect(none.text).toContain('还没有提交，不用撤回')
    expect((await site.post(`/proposals/${draft}/withdrawal`, { reason: '没有' }, wang)).json).toMatchObject({
      why: 'not-submitted',
    })
  })

  test('two at once by HTTP: one goes on, the other is told 409', async () => {
    const two = async (path: string, fields: Record<string, string>) => {
      const answers = await Promise.all([site.form(path, fields, wang), site.form(path, fields, wang)])
      return answers.map(({ status }) => status).sort()
    }
    expect(await two(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) })).toEqual([
      303, 409,
    ])
    const id = await started()
    expect(await two(`/proposals/${id}/draft`, { ...TYPED, version: '2' })).toEqual([303, 409])
    expect(await two(`/proposals/${id}/submission`, { ...READY, version: '3' })).toEqual([303, 409])
    expect(await two(`/proposals/${id}/withdrawal`, { reason: '改' })).toEqual([303, 409])
  })
})

describe('junk', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    [
      'lists for texts',
      { title: ['a'], need: [[['b']]], version: ['1'], organization: ['x'], reason: ['y'] },
    ],
    [
      'things for texts',
      { title: { a: 'b' }, budget: { a: { b: 'c' } }, version: { a: 1 }, organization: {}, reason: {} },
    ],
    [
      'odd names',
      {
        'budget.x.y': '1',
        'budget.-1.name': 'a',
        'budget.999.name': 'b',
        'budget[]': ['c'],
        'outputs..': 'd',
      },
    ],
    ['prototypes', JSON.parse('{"__proto__":{"a":"b"},"constructor":"c","budget":{"__proto__":[1]}}')],
    ['control characters', { title: 'a\u0000b\ud800', leader: '\u0007', version: '2', declaration: 'yes' }],
    [
      'huge numbers',
      { months: 1e300, 'budget.0.grant': '9'.repeat(1000), 'outputs.0.target': -1e-300, version: 1e21 },
    ],
  ])('%s: a reason, never a fault', async (_, junk) => {
    const [draft, sent] = [await started(), await submitted()]
    const paths = [
      `/rounds/${roundId}/proposals`,
      `/proposals/${draft}/draft`,
      `/proposals/${draft}/submission`,
      `/proposals/${sent}/withdrawal`,
    ]
    for (const path of paths) {
      const { status, json } = await site.post(path, junk, wang)
      expect([status, path]).toEqual([
        expect.toSatisfy((code: number) => code === 200 || (code >= 400 && code < 500)),
        path,
      ])
      if (status >= 400) expect(json['title']).toMatch(/\p{Script=Han}/u)
    }
    const page = await site.get(`/proposals/${draft}`, wang)
    expect(page.status).toBe(200)
  })

  test('saved in a draft, the form still shows its rows', async () => {
    const id = await started()
    await site.post(
      `/proposals/${id}/draft`,
      { ...TYPED, 'budget.x.y': '1', 'budget.-1.name': 'a', version: 2 },
      wang,
    )
    expect((await site.get(`/proposals/${id}`, wang)).text).toContain('value="6000.50"')
  })
})

describe('who reads what', () => {
  test('a draft is its organization’s alone; somebody else’s is not found, by any road', async () => {
    const [draft, sent] = [await started(), await submitted()]
    const other = await site.member(`别家${newId()}`)
    const roads = [
      `/proposals/${draft}`,
      `/proposals/${sent}`,
      `/proposals/${sent}/receipt`,
      '/proposals/nothing',
    ]
    for (const road of roads) {
      expect([road, (await site.get(road, other)).status]).toEqual([road, 404])
      expect([road, (await site.json(road, other)).status]).toEqual([road, 404])
    }
    for (const id of [draft, sent, 'nothing']) {
      for (const act of ['draft', 'submission', 'withdrawal']) {
        for (const body of [READY, {}, { reason: '想看看' }]) {
          expect([act, (await site.post(`/proposals/${id}/${act}`, body, other)).status]).toEqual([act, 404])
          expect([act, (await site.form(`/proposals/${id}/${act}`, body, other)).status]).toEqual([act, 404])
        }
      }
    }
    expect(await typedOf(draft)).toEqual(TYPED)
  })

  test('the staff read what was submitted, never a draft; the administrator and the experts read neither', async () => {
    const [draft, sent] = [await started(), await submitted()]
    for (const role of ['officer', 'approver', 'finance', 'auditor'] as const) {
      const someone = await site.person(role, [role])
      expect((await site.get(`/proposals/${sent}`, someone)).text).toContain(CONTENT.need)
      expect((await site.get(`/proposals/${draft}`, someone)).status).toBe(404)
      expect((await site.post(`/proposals/${sent}/withdrawal`, { reason: 'x' }, someone)).status).toBe(403)
    }
    for (const role of ['administrator', 'expert'] as const) {
      const someone = await site.person(role, [role])
      for (const id of [draft, sent]) expect((await site.json(`/proposals/${id}`, someone)).status).toBe(403)
      expect((await site.json(`/rounds/${roundId}/proposals`, someone)).status).toBe(403)
    }
  })

  test('a visitor is asked to sign in', async () => {
    const id = await submitted()
    for (const path of [
      `/proposals/${id}`,
      `/rounds/${roundId}/proposals`,
      `/rounds/${roundId}/proposals/new`,
    ]) {
      expect(await site.get(path)).toMatchObject({
        status: 303,
        location: `/sign-in?next=${encodeURIComponent(path)}`,
      })
      expect(await site.json(path)).toMatchObject({
        status: 401,
        json: { why: 'not-signed-in', title: '请先登录' },
      })
    }
    for (const act of ['draft', 'submission', 'withdrawal']) {
      expect(await site.form(`/proposals/${id}/${act}`, READY)).toMatchObject({
        status: 303,
        location: '/sign-in',
      })
      expect((await site.post(`/proposals/${id}/${act}`, READY)).status).toBe(401)
    }
  })

  test('a draft after the deadline stays readable, and says that it is over', async () => {
    const id = await started()
    site.now = closes + 3 * 24 * 3_600_000
    const { status, text } = await site.get(`/proposals/${id}`, wang)
    expect(status).toBe(200)
    expect(text).toContain(TYPED['need'] ?? '')
    expect(text).toContain('已经截止')
    expect(text).not.toContain('还有-')
  })
})

describe('the list of what was submitted', () => {
  const list = (query: string) => site.json(`/rounds/${roundId}/proposals${query}`, officer)
  const titles = async (query: string) => {
    const { rows } = (await list(query)).json
    return Array.isArray(rows) ? rows.map(({ title }: { title: string }) => title) : []
  }

  test('holds no draft and nothing withdrawn, and is in the order of the numbers', async () => {
    await started()
    await submittedProposal(site, roundId, await site.member(`甲${newId()}`), { title: '一' })
    await submittedProposal(site, roundId, await site.member(`乙${newId()}`), { title: '二' })
    const gone = await submitted()
    await site.post(`/proposals/${gone}/withdrawal`, { reason: '不报了' }, wang)
    expect(await titles('')).toEqual(['一', '二'])
    expect((await list('')).json['total']).toBe(2)
  })

  test('is searched by words, taken as they stand', async () => {
    const names = ['100%参与', '100次参与', 'a_b', 'acb', '<b>Care</b>', "'；--"]
    for (const title of names)
      await submittedProposal(site, roundId, await site.member(`单位${newId()}`), { title })
    const word = (text: string) => titles(`?word=${encodeURIComponent(text)}`)
    expect(await word('100%')).toEqual(['100%参与'])
    expect(await word('%')).toEqual(['100%参与'])
    expect(await word('a_b')).toEqual(['a_b'])
    expect(await word('_')).toEqual(['a_b'])
    expect(await word('CARE')).toEqual(['<b>Care</b>'])
    expect(await word("'")).toEqual(["'；--"])
    expect(await word('单位')).toEqual(names)
    expect(await word('很长'.repeat(40))).toEqual([])
    const { text } = await site.get(
      `/rounds/${roundId}/proposals?word=${encodeURIComponent('"><script>alert(1)')}`,
      officer,
    )
    expect(text).not.toContain('<script>alert')
  })

  test('escapes what was typed', async () => {
    await submittedProposal(site, roundId, wang, {
      title: '<script>alert(1)</script>',
      category: '<img src=x>',
    })
    const { text } = await site.get(`/rounds/${roundId}/proposals`, officer)
    expect(text).toContain('&lt;script&gt;alert(1)')
    expect(text).not.toMatch(/<script>alert|<img/)
  })

  test('is narrowed by track and standing', async () => {
    await submittedProposal(site, roundId, wang, { title: '一' })
    expect(await titles('?track=community')).toEqual(['一'])
    expect(await titles('?track=other')).toEqual([])
    expect(await titles('?standing=submitted')).toEqual(['一'])
    expect(await titles('?standing=eligible')).toEqual([])
    expect(await titles('?standing=nonsense&track=')).toEqual([])
  })

  test.each(['0', '-1', 'x', '1.5', '1e308', '9'.repeat(30), '9'.repeat(400), ''])(
    'page %j does no harm',
    async (page) => {
      await submitted()
      expect((await site.get(`/rounds/${roundId}/proposals?page=${page}`, officer)).status).toBe(200)
    },
  )

  test('pages by 50', async () => {
    const members = await Promise.all(Array.from({ length: 51 }, () => site.member(`单位${newId()}`)))
    await Promise.all(members.map((by) => submittedProposal(site, roundId, by)))
    expect(await titles('')).toHaveLength(50)
    expect(await titles('?page=2')).toHaveLength(1)
    expect((await site.get(`/rounds/${roundId}/proposals`, officer)).text).toContain('第1至50项，共51项')
  })

  test('asks the same of the database for one and for three', async () => {
    await submitted()
    await list('')
    const before = { ...site.counts }
    for (const name of ['甲', '乙']) await submittedProposal(site, roundId, await site.member(name + newId()))
    await list('')
    expect(site.counts).toEqual(before)
    expect(before.trips).toBe(2)
  })

  test('of a draft round is not found', async () => {
    const { id } = await draftedRound(site)
    expect((await site.get(`/rounds/${id}/proposals`, officer)).status).toBe(404)
  })
})

test('no request takes more than three round trips', async () => {
  const [draft, sent] = [await started(), await submitted()]
  const requests = [
    () => site.get(`/rounds/${roundId}/proposals`, officer),
    () => site.get(`/rounds/${roundId}/proposals/new`, wang),
    () => site.form(`/rounds/${roundId}/proposals`, {}, wang),
    () => site.form(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) }, wang),
    () => site.get(`/proposals/${draft}`, wang),
    () => site.get(`/proposals/${sent}`, wang),
    () => site.get(`/proposals/${sent}`, officer),
    () => site.get(`/proposals/${sent}/receipt`, wang),
    () => site.form(`/proposals/${draft}/draft`, { ...TYPED, version: '2' }, wang),
    () => site.form(`/proposals/${draft}/draft`, { ...TYPED, version: '1' }, officer),
    () => site.form(`/proposals/${draft}/submission`, { ...READY, track: 'x' }, wang),
    () => site.form(`/proposals/${draft}/submission`, { ...READY, version: '3' }, wang),
    () => site.form(`/proposals/${draft}/submission`, READY, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, {}, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
  ]
  for (const [i, request] of requests.entries()) {
    await request()
    expect([i, site.counts.trips]).toEqual([i, expect.toSatisfy((trips: number) => trips <= 3)])
  }
})
