import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { suspend } from '../../../src/people/suspensions/actions.ts'
import { paths } from '../../../src/paths.ts'
import { setChannel } from '../../../src/post/actions.ts'
import { byEight, theOne } from '../../raced.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { openedRound, organizationOf, startedProposal, submittedProposal } from '../../round/opened.ts'
import { enactSealing, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { OPENS } from '../../round/screening/closed-round.ts'
import { assignedRound, score } from '../../round/scoring/assigned.ts'
import { person } from '../../round/people.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { unlike } from '../../unlike.ts'

let site: Site
let officer: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  officer = await site.person('何经办', ['officer'])
  auditor = await site.person('严监督', ['auditor'])
})

const TRACK = { code: 'ZH', name: '综合', quota: 1 }
const LETTER = { title: '请按时提交', text: '{姓名}：{单位}还有{件数}份没有提交，{期}{截止}截止。' }

/** An open round with drafts of two tracks, and one that was handed in. */
async function drafts() {
  site.now = PLAN.dates.opens + 3_600_000
  const [one] = PLAN.tracks
  if (!one) throw new Error('a track')
  const { id } = await openedRound(site, { tracks: [one, { ...one, ...TRACK }] })
  const [tea, art, done] = [
    await site.member(`茶社${unlike()}`),
    await site.member(`画社${unlike()}`),
    await site.member(`交社${unlike()}`),
  ]
  await startedProposal(site, id, tea)
  const other = await startedProposal(site, id, art)
  await site.db.run(sql`update proposal_sections set typed = json_set(typed, '$.track', ${TRACK.code})
    where proposal_id = ${other} and section = 'about'`)
  await submittedProposal(site, id, done)
  return { id, tea, art, done, track: one.code }
}

/** As the preview shows it, and what its button sends. */
const send = async (id: string, audience: string, track: string, letter = LETTER) => {
  const { json } = await site.post(paths.mailingPreview(id, audience, track), letter, officer)
  const { people, seq } = json
  const hidden = { ...letter, people: String(people), seq: String(seq) }
  return { shown: json, to: paths.mailingTo(id, audience, track), hidden }
}
const nameOf = (someone: Someone): string => someone.organizations[0]?.name ?? ''
const lettersOf = async (someone: Someone) =>
  (
    await site.db.all<{ subject: string; body: string; kind: string }>(
      sql`select subject, body, kind from letters where to_id = ${someone.id} and subject like '通知：%' order by rowid`,
    )
  ).map((one) => ({ ...one }))

describe('a letter to all drafts of a track', () => {
  test('shows exactly who will get it, goes to each once, and is in the log', async () => {
    const { id, tea, art, done, track } = await drafts()
    const list = await site.get(paths.mailings(id), officer)
    expect(list.text).toContain('有草稿还没有提交的单位')
    const page = await site.json(paths.mailingTo(id, 'drafts', track), officer)
    expect(page.json).toMatchObject({
      receivers: [{ personId: tea.id, organization: nameOf(tea), count: 1 }],
    })
    const { shown, to, hidden } = await send(id, 'drafts', track)
    expect(shown).toMatchObject({
      count: 1,
      letters: [
        {
          reads: {
            subject: '通知：请按时提交',
            body: expect.stringContaining(`${tea.name}：${nameOf(tea)}还有1份没有提交`),
          },
        },
      ],
    })
    expect(await lettersOf(tea)).toEqual([])
    const came = await byEight(paths.mailingTo, () => site.form(to, hidden, officer))
    expect(came.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await lettersOf(tea)).toMatchObject([
      {
        subject: '通知：请按时提交',
        kind: 'due',
        body: expect.stringContaining(`${tea.name}：${nameOf(tea)}还有1份没有提交`),
      },
    ])
    expect([await lettersOf(art), await lettersOf(done)]).toEqual([[], []])
    const { location } = theOne(came)
    const log = await site.get(location ?? '', auditor)
    expect([log.text.includes(tea.name), log.text.includes('还没有读')]).toEqual([true, true])
    await site.get('/letters', tea)
    expect((await site.get(location ?? '', auditor)).text).toContain('读过')
    expect((await site.get(paths.mailings(id), auditor)).text).toContain('请按时提交')
    expect((await site.get(`${location}?format=csv`, auditor)).text).toContain(tea.name)
  })

  test('previewed by eight at once is sent by none of them', async () => {
    const { id, tea } = await drafts()
    const came = await byEight(paths.mailingPreview, () =>
      site.post(paths.mailingPreview(id, 'drafts', 'all'), LETTER, officer),
    )
    expect(new Set(came.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await lettersOf(tea)).toEqual([])
  })

  test('is not sent where somebody came or left since the preview, nor from an older one', async () => {
    const { id, tea, art } = await drafts()
    const { to, hidden } = await send(id, 'drafts', 'all')
    const late = await site.member(`晚社${unlike()}`)
    await startedProposal(site, id, late)
    const refused = await site.form(to, hidden, officer)
    expect([refused.status, refused.text.includes('预览以后收信人变了，现在是3人')]).toEqual([422, true])
    expect(refused.text).toContain(LETTER.text)
    const [first, second] = [await send(id, 'drafts', 'all'), await send(id, 'drafts', 'all')]
    expect((await site.form(first.to, first.hidden, officer)).status).toBe(303)
    const twice = await site.post(second.to, second.hidden, officer)
    expect(twice.json).toMatchObject({ why: 'changed-meanwhile' })
    for (const one of [tea, art, late]) expect(await lettersOf(one)).toHaveLength(1)
  })

  test('is written to no closed account, to somebody in two organizations once, and to no group that is gone', async () => {
    const { id, tea, art } = await drafts()
    await site.db.run(sql`insert into memberships (organization_id, person_id, at, role)
      values (${organizationOf(art)}, ${tea.id}, ${site.now}, 'editor')`)
    const administrator = await site.person('管理', ['administrator'])
    await suspend(site.db, person(administrator.id, ['administrator']), art.id, '离职', site.now)
    const { json } = await site.json(paths.mailingTo(id, 'drafts', 'all'), officer)
    expect(json).toMatchObject({
      receivers: [{ personId: tea.id, count: 2, organization: expect.stringMatching(/社.+、.社/) }],
    })
  })
})

describe('what is written', () => {
  test.each([
    ['no subject', { ...LETTER, title: '' }, '请填写标题'],
    ['a subject too long', { ...LETTER, title: '长'.repeat(41) }, '标题最多40个字'],
    ['no body', { ...LETTER, text: ' ' }, '请填写正文'],
    ['a body too long', { ...LETTER, text: '长'.repeat(1001) }, '正文最多1000个字'],
    ['a placeholder of nothing', { ...LETTER, text: '{姓名}，{密码}' }, '“{密码}”不能用'],
    ['one that is not closed', { ...LETTER, text: '{姓名，您好' }, '不能用'],
    ['one in wide braces', { ...LETTER, text: '｛姓名｝' }, '“｛姓名｝”不能用'],
  ])('with %s is refused, and is there to be mended', async (_, letter, says) => {
    const { id } = await drafts()
    const refused = await site.form(paths.mailingPreview(id, 'drafts', 'all'), letter, officer)
    expect([refused.status, refused.text.includes(says)]).toEqual([422, true])
    expect(refused.text).toContain(letter.text.trim().slice(0, 40))
  })

  test('goes to nobody who is not there, to no other audience or track, and without a preview nowhere', async () => {
    const { id } = await drafts()
    const none = await site.form(paths.mailingPreview(id, 'running', 'all'), LETTER, officer)
    expect([none.status, none.text.includes('现在没有收信人')]).toEqual([422, true])
    for (const [audience, track] of [
      ['everybody', 'all'],
      ['drafts', 'Z9'],
      ['panel', PLAN.tracks[0]?.code ?? ''],
    ] as const)
      for (const path of [paths.mailingTo, paths.mailingPreview]) {
        expect(
          (await site.form(path(id, audience, track), { ...LETTER, people: 'x', seq: '0' }, officer)).status,
        ).toBe(404)
      }
    const bare = await site.form(paths.mailingTo(id, 'drafts', 'all'), LETTER, officer)
    expect([bare.status, bare.text.includes('请先预览')]).toEqual([422, true])
    expect((await site.get('/mailings/unknown', officer)).status).toBe(404)
  })
})

test('experts who have not scored are written to with how many are left, and those who have are not', async () => {
  const round = await assignedRound(site, [{ title: '茶叙' }, { title: '画展' }])
  await score(site, round, 0, 0)
  await score(site, round, 0, 1)
  await score(site, round, 1, 0)
  const text = '{姓名}，还有{件数}份，{截止}截止。'
  const wrong = await site.form(paths.mailingPreview(round.id, 'unscored', 'all'), LETTER, officer)
  expect([wrong.status, wrong.text.includes('“{单位}”不能用')]).toEqual([422, true])
  const { to, hidden } = await send(round.id, 'unscored', 'all', { title: '请评分', text })
  const sent = await site.form(to, hidden, officer)
  expect([sent.status, sent.text.slice(0, 1)]).toEqual([303, ''])
  const told = await Promise.all(
    round.experts.map(({ person: one }) => lettersOf({ ...officer, id: one.id })),
  )
  expect(told.map((all) => all.map((one) => /还有\d份/.exec(one.body)?.[0]))).toEqual([
    [],
    ['还有1份'],
    ['还有2份'],
  ])
})

test('the letters of a round are counted by kind and channel, and follow what becomes of them', async () => {
  const { id, tea } = await drafts()
  const by = person((await site.person('管理', ['administrator'])).id, ['administrator'])
  const server = { host: 'localhost', port: 465, username: '', password: '', from: 'office@example.org' }
  await setChannel(site.db, [env.DATA_SECRET], by, { channel: 'mail', ...server }, site.now)
  await site.db.run(sql`insert into addresses (person_id, channel, address, confirmed_at)
    values (${tea.id}, 'mail', 'tea@example.org', ${site.now})`)
  const counted = async () => (await site.json(paths.mailings(id), officer)).json['letters']
  const { to, hidden } = await send(id, 'drafts', 'all')
  expect((await site.form(to, hidden, officer)).status).toBe(303)
  expect(await counted()).toEqual(
    expect.arrayContaining([
      { kind: 'due', channel: '', came: '', letters: 2 },
      { kind: 'due', channel: 'mail', came: 'waiting', letters: 1 },
    ]),
  )
  await site.db.run(sql`update outbox set came = 'sent', came_at = ${site.now} where came is null`)
  expect(await counted()).toEqual(
    expect.arrayContaining([{ kind: 'due', channel: 'mail', came: 'sent', letters: 1 }]),
  )
  const { text } = await site.get(paths.mailings(id), auditor)
  expect([text.includes('期限提醒'), text.includes('已发出1封'), text.includes('等着发')]).toEqual([
    ...[true, true, false],
  ])
})

test('who has handed in is told to nobody of the office before the opening', async () => {
  site.now = PLAN.dates.opens + 3_600_000
  await enactSealing(site, await site.person('周批', ['approver']), site.now - 86_400_000)
  const { id } = await sealedRound(site, ['密'])
  const { json } = await site.json(paths.mailingTo(id, 'submitted', 'all'), officer)
  expect(json).toMatchObject({ receivers: [] })
})
