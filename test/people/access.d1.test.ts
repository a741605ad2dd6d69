import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { noteAccess } from '../../src/people/access/actions.ts'
import { accessOf } from '../../src/people/access/store.ts'
import { NOW, peopleSite } from './site.ts'

const HOUR = 3_600_000

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('clerk', ['officer'])
  await site.person('witness', ['auditor'])
})

const kept = async (id: string) =>
  (await accessOf(site.db, id)).map(({ what, count }) => [what, count]).toSorted()
const told = async (id: string) =>
  (await entriesOf(site.db, `access:${id}`)).map(({ what, by }) => [what, by])

describe('the ways into an account', () => {
  test('are kept: who signed in and how often it was tried, an entry an hour, and nothing that was typed', async () => {
    await site.person('wang')
    const stranger = site.browser()
    for (let i = 0; i < 7; i += 1) await stranger.signIn('wang', `a wrong guess ${i}`)
    const browser = site.browser()
    await browser.signIn('wang')
    expect(await kept('wang')).toEqual([
      ['password-wrong', 7],
      ['signed-in', 1],
    ])
    expect(await told('wang')).toEqual([
      ['password-wrong', null],
      ['signed-in', 'wang'],
    ])
    expect(JSON.stringify(await entriesOf(site.db, 'access:wang'))).not.toContain('guess')
    site.clock.now = NOW + HOUR
    await stranger.signIn('wang', 'a wrong guess again')
    site.clock.now = NOW
    expect(await told('wang')).toHaveLength(3)
    const page = await (await browser.get('/account')).text()
    expect([page.includes('最近登录'), page.includes('密码不对'), page.includes('7次')]).toEqual([
      true,
      true,
      true,
    ])
  })

  test('nobody’s account keeps nothing', async () => {
    await site.browser().signIn('nobody-at-all')
    expect(await kept('nobody-at-all')).toEqual([])
  })

  test('a refused act of weight is kept, also one that the guard refuses; a slip is none', async () => {
    const clerk = site.browser()
    await clerk.signIn('clerk')
    expect((await clerk.post('/people/wang/roles', { role: 'expert' })).status).toBe(403)
    expect(await kept('clerk')).toEqual([
      ['act-refused', 1],
      ['signed-in', 1],
    ])
    const admin = site.browser()
    await admin.signIn('admin')
    await admin.post('/people/wang/roles', {})
    await admin.get('/people/nobody')
    expect(await kept('admin')).toEqual([['signed-in', 1]])
    await admin.post('/people/admin/suspensions', { because: '自己' })
    expect(await kept('admin')).toEqual([
      ['act-refused', 1],
      ['signed-in', 1],
    ])
  })

  test('the auditor and the administrators read them, nobody else', async () => {
    const read = async (username: string) => {
      const browser = site.browser()
      await browser.signIn(username)
      const answer = await browser.get('/people/wang/access')
      return [answer.status, (await answer.text()).includes('密码不对')]
    }
    expect(await Promise.all(['witness', 'admin', 'clerk'].map(read))).toEqual([
      [200, true],
      [200, true],
      [403, false],
    ])
  })

  test('eight at once are counted and told once a kind', async () => {
    await site.person('busy')
    const kinds = ['signed-in', 'password-wrong'] as const
    const note = (at: number) =>
      noteAccess(site.db, { personId: 'busy', what: kinds[at % 2] ?? 'signed-in', device: '' }, NOW)
    await Promise.all(Array.from({ length: 8 }, (_, at) => note(at)))
    expect(await kept('busy')).toEqual([
      ['password-wrong', 4],
      ['signed-in', 4],
    ])
    expect((await told('busy')).toSorted()).toEqual([
      ['password-wrong', null],
      ['signed-in', 'busy'],
    ])
  })
})
