import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { acceptInvitation, invite, withdrawInvitation } from '../../src/people/invitations/actions.ts'
import { endRole } from '../../src/people/roles/actions.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import { endSessions, lift, suspend } from '../../src/people/suspensions/actions.ts'
import { person } from '../round/people.ts'
import { NOW, PASSWORD, peopleSite } from './site.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
let administrator: ReturnType<typeof site.browser>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('second', ['administrator'])
  await site.person('witness', ['auditor'])
  administrator = site.browser()
  await administrator.signIn('admin')
})

const asker = (id: string, ...roles: Role[]): Person => person(id, roles)
const admin = asker('admin', 'administrator')
const second = asker('second', 'administrator')
const REASON = { reason: '电脑丢了' }
const BECAUSE = { because: '电脑丢了' }

async function signedIn(username: string, roles: Role[] = []) {
  await site.person(username, roles)
  const browser = site.browser()
  await browser.signIn(username)
  return browser
}

const subjectsTo = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)

describe('an administrator', () => {
  test('ends somebody’s sessions, who may sign in again; history, the person and the auditors know why', async () => {
    const browser = await signedIn('lost')
    expect(await (await administrator.get('/people/lost/access')).text()).toContain('共1处')
    expect((await administrator.post('/people/lost/session-ends', REASON)).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(303)
    expect(await entriesOf(site.db, 'person:lost')).toMatchObject([
      { what: 'sessions-ended', by: 'admin', particulars: REASON },
    ])
    expect([await subjectsTo('lost'), (await subjectsTo('witness'))[0]]).toEqual([
      ['已退出全部登录：lost的姓名'],
      '已退出全部登录：lost的姓名',
    ])
    expect((await browser.signIn('lost')).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(200)
  })

  test('suspends an account: out at once, and not in again until it is lifted', async () => {
    const browser = await signedIn('gone', ['officer'])
    expect((await administrator.post('/people/gone/suspensions', BECAUSE)).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(303)
    const refused = await browser.signIn('gone')
    expect([refused.status, (await refused.text()).includes('这个账号已停用')]).toEqual([422, true])
    expect((await browser.get('/account')).status).toBe(303)
    const wrong = await browser.signIn('gone', 'not the right word')
    expect(await wrong.text()).not.toContain('停用')
    expect(await (await administrator.get('/people/gone/access')).text()).toContain('电脑丢了')
    const again = await administrator.post('/people/gone/suspensions', BECAUSE)
    expect([again.status, (await again.text()).includes('已经停用了')]).toEqual([422, true])
    expect((await administrator.post('/people/gone/suspension-lifts', { reason: '找到了' })).status).toBe(303)
    expect((await browser.signIn('gone')).status).toBe(303)
    expect(await subjectsTo('gone')).toEqual(['账号已恢复：gone的姓名', '账号已停用：gone的姓名'])
    expect(await lift(site.db, admin, 'gone', '再来', NOW)).toMatchObject({
      refusal: { why: 'not-suspended' },
    })
  })

  test('gives a reason, and acts on nobody that is not there', async () => {
    const blank = await administrator.post('/people/second/suspensions', { because: ' ' })
    expect([blank.status, (await blank.text()).includes('请填写停用的理由')]).toEqual([422, true])
    expect((await administrator.get('/people/nobody/access')).status).toBe(404)
    expect((await administrator.post('/people/nobody/suspensions', BECAUSE)).status).toBe(404)
  })

  test('does none of it to their own account', async () => {
    for (const act of [endSessions, suspend, lift])
      expect(await act(site.db, admin, 'admin', '自己', NOW)).toMatchObject({
        refusal: { why: 'own-account' },
      })
    const page = await (await administrator.get('/people/admin/access')).text()
    expect([page.includes('要由另一位系统管理员办理'), page.includes('<textarea')]).toEqual([true, false])
  })

  test('of two who keep each other out at once one does; the one left keeps their role', async () => {
    const both = await Promise.all([
      suspend(site.db, admin, 'second', '可疑', NOW),
      suspend(site.db, second, 'admin', '可疑', NOW),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [first, other] = both[0].ok ? [admin, second] : [second, admin]
    expect(await endRole(site.db, asker('x', 'administrator'), first.id, 'administrator', NOW)).toMatchObject(
      {
        refusal: { why: 'last-administrator' },
      },
    )
    expect((await lift(site.db, first, other.id, '误会', NOW)).ok).toBe(true)
    await administrator.signIn('admin')
  })

  test('by eight at once: signed out, suspended, let in again, each once', async () => {
    await site.person('twice')
    const by = (n: number) => (n % 2 === 0 ? admin : second)
    theOne(await byEight(paths.sessionEnds, (n) => endSessions(site.db, by(n), 'twice', '可疑', NOW)))
    theOne(await byEight(paths.suspensions, (n) => suspend(site.db, by(n), 'twice', '可疑', NOW)))
    theOne(await byEight(paths.suspensionLifts, (n) => lift(site.db, by(n), 'twice', '误会', NOW)))
    expect((await entriesOf(site.db, 'person:twice')).map(({ what }) => what)).toEqual([
      'sessions-ended',
      'account-suspended',
      'suspension-lifted',
    ])
  })
})

test('the auditor reads it and changes nothing; nobody else reads it', async () => {
  const auditor = site.browser()
  await auditor.signIn('witness')
  const page = await auditor.get('/people/gone/access')
  expect([page.status, (await page.text()).includes('<textarea')]).toEqual([200, false])
  expect((await auditor.post('/people/gone/suspensions', BECAUSE)).status).toBe(403)
  const officer = await signedIn('clerk', ['officer'])
  expect((await officer.get('/people/gone/access')).status).toBe(403)
})

describe('an invitation', () => {
  const invited = async (email: string) => {
    const made = await invite(site.db, admin, { name: '孙', email, roles: ['expert'] }, NOW)
    if (!made.ok) throw new Error(made.refusal.why)
    return made.value
  }

  test('is taken back: its link is over, and whoever sent it and the auditors are told', async () => {
    const { id, token, code } = await invited('sun@example.org')
    const other = site.browser()
    await other.signIn('second')
    expect(await (await other.get('/invitations')).text()).toContain(`/invitations/${id}/withdrawal`)
    expect(await (await other.get(`/invitations/${id}/withdrawal`)).text()).toContain('sun@example.org')
    const address = `/invitations/${id}/withdrawal`
    expect((await other.post(address, { reason: '' })).status).toBe(422)
    expect((await other.post(address, { reason: '发错了人' })).status).toBe(303)
    const opened = await site.browser().get(`/invitations/${token}`)
    expect([opened.status, (await opened.text()).includes('已经收回')]).toEqual([422, true])
    const accepted = await acceptInvitation(
      site.db,
      token,
      code,
      { username: 'sun', password: PASSWORD },
      NOW,
    )
    expect(accepted).toMatchObject({ refusal: { why: 'invitation-withdrawn' } })
    expect((await subjectsTo('admin'))[0]).toBe('邀请已收回：孙')
    expect((await subjectsTo('witness'))[0]).toBe('邀请已收回：孙')
    expect((await entriesOf(site.db, `invitation:${id}`)).at(-1)).toMatchObject({
      what: 'invitation-withdrawn',
      by: 'second',
      particulars: { reason: '发错了人' },
    })
    const again = await other.post(address, { reason: '再收一次' })
    expect([again.status, (await again.text()).includes('已作废')]).toEqual([422, true])
    type List = { items: { id: string; state: string }[]; counts: { void: number } }
    const list = await (await administrator.json('/invitations?state=void')).json<List>()
    expect([list.items.map((one) => [one.id, one.state]), list.counts.void]).toEqual([[[id, 'void']], 1])
  })

  test('taken back and accepted at once is one of the two', async () => {
    const { id, token, code } = await invited('sun2@example.org')
    const [back, taken] = await Promise.all([
      withdrawInvitation(site.db, admin, id, '发错了人', NOW),
      acceptInvitation(site.db, token, code, { username: 'sun2', password: PASSWORD }, NOW),
    ])
    expect([back.ok, taken.ok].filter(Boolean)).toHaveLength(1)
  })

  test('taken back by eight at once is taken back once', async () => {
    const { id } = await invited('sun3@example.org')
    const back = () => withdrawInvitation(site.db, admin, id, '发错了人', NOW)
    theOne(await byEight(paths.invitationWithdrawal, back), 'changed-meanwhile')
  })
})
