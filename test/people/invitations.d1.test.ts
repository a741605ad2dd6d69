import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { acceptInvitation, invite } from '../../src/people/invitations/actions.ts'
import { saveInvitation } from '../../src/people/invitations/store.ts'
import { answerProposal } from '../../src/people/seconds/actions.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { invitationRow } from '../../src/people/rules/invitation.ts'
import { invitationAcceptances, invitations, people, roleGrants } from '../../src/people/tables.ts'
import { person } from '../round/people.ts'
import { NOW, ORIGIN, PASSWORD, peopleSite } from './site.ts'

const DAYS = 86_400_000

let site: Awaited<ReturnType<typeof peopleSite>>
let administrator: ReturnType<typeof site.browser>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('officer', ['officer'])
  await site.person('chief', ['approver'])
  administrator = site.browser()
  await administrator.signIn('admin')
})

/** Confirms what the administrator proposes. */
const chief: Person = { ...person('chief', ['approver']), name: '负责人' }

const zhao = (email = 'zhao@example.org') => ({ name: '赵老师', email, 'roles[]': ['expert', 'auditor'] })

async function invited(email: string) {
  const answer = await administrator.json('/invitations', {
    name: '赵老师',
    email,
    roles: ['expert', 'auditor'],
  })
  const { id, link, code } = await answer.json<{ id: string; link: string; code: string }>()
  await answerProposal(site.db, chief, id, 'confirmed', NOW)
  return { id, code, path: new URL(link).pathname, token: link.split('/').at(-1) ?? '' }
}

const peopleNamed = async (name: string) =>
  (await site.db.select().from(people)).filter((one) => one.username === name)
const rolesOf = async (id: string | undefined) =>
  (await site.db.select().from(roleGrants)).filter((grant) => grant.personId === id).map(({ role }) => role)

describe('inviting', () => {
  test('shows the link once; only the hash of its token is kept', async () => {
    const { headers } = await administrator.post('/invitations', zhao())
    const page = await (await administrator.get(headers.get('location') ?? '')).text()
    const [link = '', token = ''] = /http:\/\/localhost:8787\/invitations\/([\w-]{43})/.exec(page) ?? []
    expect(link.startsWith(ORIGIN)).toBe(true)
    expect(await (await administrator.get('/invitations')).text()).not.toContain(token)
    const rows = await site.db.select().from(invitations)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0]).toMatchObject({
      roles: ['expert', 'auditor'],
      by: 'admin',
      at: NOW,
      expiresAt: NOW + 14 * DAYS,
    })
    expect(await entriesOf(site.db, `invitation:${rows[0]?.id}`)).toMatchObject([
      { what: 'invited', by: 'admin' },
    ])
  })

  test.each([
    [{ name: '' }, '请填写姓名'],
    [{ email: 'zhao' }, '邮箱的格式不对'],
    [{ 'roles[]': [] }, '请选择角色'],
    [{ 'roles[]': ['king'] }, '请选择角色'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, reason) => {
    const sent = { ...zhao(), ...wrong }
    const answer = await administrator.post('/invitations', sent)
    const page = await answer.text()
    expect([answer.status, page.includes(reason), page.includes(`value="${sent.email}"`)]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('is for administrators', async () => {
    const officer = site.browser()
    await officer.signIn('officer')
    expect((await officer.get('/invitations')).status).toBe(403)
    expect((await officer.post('/invitations', zhao())).status).toBe(403)
    const by = {
      id: 'officer',
      name: '',
      roles: ['officer' as const],
      organizations: [],
      places: [],
      interests: [],
      secondFactor: true,
    }
    const refused = await invite(site.db, by, { name: '赵', email: 'z@example.org', roles: ['expert'] }, NOW)
    expect(refused).toMatchObject({ ok: false, refusal: { why: 'not-your-role', needs: 'administrator' } })
  })

  test('the list says where each stands, and can be narrowed', async () => {
    const { path, code } = await invited('listed@example.org')
    await site.browser().post(path, { code, username: 'listed', password: PASSWORD })
    type List = {
      items: { email: string; state: string }[]
      counts: { all: number; open: number; accepted: number }
    }
    const list = async (query = '') => (await administrator.json(`/invitations${query}`)).json<List>()
    const { items, counts } = await list()
    expect(items).toContainEqual(expect.objectContaining({ email: 'listed@example.org', state: 'accepted' }))
    expect(counts).toEqual({ all: items.length, open: items.length - 1, accepted: 1, void: 0 })
    expect((await list('?state=accepted')).items.map(({ email }) => email)).toEqual(['listed@example.org'])
    expect((await list('?state=expired&page=x')).items).toEqual([])
    expect((await list('?state=nonsense')).items).toHaveLength(items.length)
  })

  test('of one address into one role comes once, by eight at once too; taken back, it may come again', async () => {
    const sent = { ...zhao(), email: 'Alone@example.org', 'roles[]': ['expert'] }
    const all = await Promise.all(Array.from({ length: 8 }, () => administrator.json('/invitations', sent)))
    expect(all.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const again = await administrator.json('/invitations', { ...sent, 'roles[]': ['expert', 'auditor'] })
    expect([again.status, await again.json()]).toMatchObject([422, { why: 'invited-already' }])
    const { id } = await (all.find(({ status }) => status === 200) ?? again).json<{ id: string }>()
    expect((await administrator.post(`/invitations/${id}/withdrawal`, { reason: '发错了' })).status).toBe(303)
    expect((await administrator.json('/invitations', sent)).status).toBe(200)
  })
})

describe('accepting', () => {
  test('makes an account with the roles, signs it in, and both histories know', async () => {
    const { id, path, code } = await invited('first@example.org')
    const browser = site.browser()
    expect(await (await browser.get(path)).text()).toContain('评审专家、监督员')
    const answer = await browser.post(path, { code, username: 'Zhao.1', password: PASSWORD })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desks/expert'])
    const [made] = await peopleNamed('zhao.1')
    expect(made).toMatchObject({ name: '赵老师', email: 'first@example.org', displayUsername: 'Zhao.1' })
    expect((await rolesOf(made?.id)).toSorted()).toEqual(['auditor', 'expert'])
    const accepted = { what: 'invitation-accepted', by: made?.id, particulars: { invitation: id } }
    expect(await entriesOf(site.db, `invitation:${id}`)).toMatchObject([
      { what: 'invited' },
      { what: 'invitation-confirmed', by: 'chief' },
      { seq: 3, ...accepted },
    ])
    expect(await entriesOf(site.db, `person:${made?.id}`)).toMatchObject([{ seq: 1, ...accepted }])
    expect((await site.browser().signIn('zhao.1')).status).toBe(303)
  })

  test('works once', async () => {
    const { path, code } = await invited('once@example.org')
    await site.browser().post(path, { code, username: 'once', password: PASSWORD })
    const again = await site.browser().post(path, { code, username: 'twice', password: PASSWORD })
    expect([again.status, (await again.text()).includes('已经用过')]).toEqual([422, true])
    expect((await site.browser().get(path)).status).toBe(422)
    expect(await peopleNamed('twice')).toEqual([])
  })

  test('two at once: one wins, and the other leaves neither account nor roles', async () => {
    const { id, token, code } = await invited('both@example.org')
    const names = ['both.a', 'both.b', 'both.c']
    const results = await Promise.all(
      names.map((username) => acceptInvitation(site.db, token, code, { username, password: PASSWORD }, NOW)),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const reasons = results.flatMap((result) => (result.ok ? [] : [result.refusal.why]))
    expect(
      reasons.every((why) => ['changed-meanwhile', 'invitation-accepted', 'email-taken'].includes(why)),
    ).toBe(true)
    const made = (await Promise.all(names.map(peopleNamed))).flat()
    expect(made).toHaveLength(1)
    expect((await rolesOf(made[0]?.id)).toSorted()).toEqual(['auditor', 'expert'])
    const accepted = (await site.db.select().from(invitationAcceptances)).filter(
      (one) => one.invitationId === id,
    )
    expect(accepted).toHaveLength(1)
  })

  test('two links at once under one name: one has it, the other is told', async () => {
    const links = [await invited('x@example.org'), await invited('y@example.org')]
    const results = await Promise.all(
      links.map(({ token, code }) =>
        acceptInvitation(site.db, token, code, { username: 'same', password: PASSWORD }, NOW),
      ),
    )
    expect(results.find(({ ok }) => !ok)).toEqual({
      ok: false,
      refusal: { why: 'username-taken', username: 'same' },
    })
    expect(await peopleNamed('same')).toHaveLength(1)
  })

  test('ends to the millisecond after fourteen days', async () => {
    const { path, token, code } = await invited('late@example.org')
    const accept = (now: number) =>
      acceptInvitation(site.db, token, code, { username: 'late', password: PASSWORD }, now)
    expect(await accept(NOW + 14 * DAYS)).toEqual({
      ok: false,
      refusal: { why: 'invitation-expired', at: NOW + 14 * DAYS },
    })
    site.clock.now = NOW + 14 * DAYS
    const page = await (await site.browser().get(path)).text()
    site.clock.now = NOW
    expect(page).toContain('2026年12月6日已经过期')
    expect(await accept(NOW + 14 * DAYS - 1)).toMatchObject({ ok: true })
  })

  test.each([
    [{ username: 'officer' }, '用户名“officer”已经有人用了'],
    [{ username: 'x' }, '用户名至少3个字符'],
    [{ password: 'short' }, '密码至少10位'],
    [{ password: 'Iloveyou-2026' }, '这个密码太常见'],
    [{ username: '', password: '' }, '请填写用户名'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, reason) => {
    const { path, code } = await invited(`${Math.random()}@example.org`)
    const sent = { code, username: 'fine', password: PASSWORD, ...wrong }
    const answer = await site.browser().post(path, sent)
    const page = await answer.text()
    expect([answer.status, page.includes(reason), page.includes(`value="${sent.username}"`)]).toEqual([
      422,
      true,
      true,
    ])
  })
})

describe('an account that is there already', () => {
  test('is asked to sign in first, and then takes the roles that it has not', async () => {
    await site.person('qian', ['expert'])
    const { path, code } = await invited('Qian@example.org')
    const stranger = await site.browser().post(path, { code, username: 'another', password: PASSWORD })
    expect([stranger.status, (await stranger.text()).includes('已经有账号。请先登录')]).toEqual([422, true])
    const browser = site.browser()
    await browser.signIn('qian')
    expect(await (await browser.get(path)).text()).toContain('您已登录为qian的姓名')
    expect((await browser.post(path, { code })).headers.get('location')).toBe('/account')
    expect((await rolesOf('qian')).toSorted()).toEqual(['auditor', 'expert'])
    expect((await browser.post(path, { code })).status).toBe(422)
  })
})

test('the set-up link of a bare site makes its first administrator', async () => {
  const invitee = { name: '系统管理员', email: 'root@example.org', roles: ['administrator' as const] }
  await site.db.batch([
    saveInvitation(site.db, await invitationRow('setup', 'the-token', invitee, null, NOW)) as never,
  ])
  const browser = site.browser()
  const answer = await browser.post('/invitations/the-token', { username: 'root', password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/desks/administrator')
  expect(await (await browser.get('/people')).text()).toContain('root@example.org')
})
