import { beforeAll, describe, expect, test } from 'vitest'
import { lastOf } from '../../src/history/store.ts'
import { subjects } from '../../src/history/subjects.ts'
import { MOST_PASSKEYS } from '../../src/people/passkeys/rules.ts'
import { passkeys, sessions } from '../../src/people/tables.ts'
import { personCard } from '../../src/people/roles/store.ts'
import { PRESENT_ONLY, authenticator } from './authenticator.ts'
import { appCode } from './codes.ts'
import { type Browser, PASSWORD, peopleSite } from './site.ts'
import { leave } from '../made.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  Object.defineProperty(site.clock, 'now', { get: Date.now })
})

const NAMED = { name: '单位的电脑', password: PASSWORD }
const begin = async (browser: Browser, more = {}) =>
  browser.json('/account/passkeys/challenge', { ...NAMED, ...more })
const challenge = async (browser: Browser) =>
  (await browser.json('/sign-in/passkey/challenge', {})).json<{
    challenge: string
    userVerification: string
    allowCredentials?: object[]
  }>()

/** Somebody signed in, with one passkey. */
async function withPasskey(username: string, ...roles: 'officer'[]) {
  await site.person(username, roles)
  const browser = site.browser()
  await browser.signIn(username)
  const key = await authenticator()
  const asked = await (await begin(browser)).json<{ challenge: string }>()
  const added = await browser.post('/account/passkeys', { name: NAMED.name, answer: await key.made(asked) })
  expect([added.status, added.headers.get('location')]).toEqual([303, '/account/passkeys'])
  return { browser, key }
}

const stale = () => site.db.update(sessions).set({ freshAt: Date.now() - 5 * 60_000 })
const signInWith = async (key: Awaited<ReturnType<typeof authenticator>>, odd = {}) => {
  const browser = site.browser()
  const answer = await key.signed(await challenge(browser), odd)
  return { browser, sent: await browser.post('/sign-in/passkey', { answer, next: '/account' }), answer }
}

describe('adding a passkey', () => {
  test('it stands on its page with its name, its person is told, and the way into the account keeps it', async () => {
    const { browser } = await withPasskey('lan')
    const page = await (await browser.get('/account/passkeys')).text()
    for (const says of ['单位的电脑', '共1个', '请留一条后路']) expect(page).toContain(says)
    expect(await (await browser.get('/letters')).text()).toContain('新的通行密钥：单位的电脑')
    const [last] = await lastOf(site.db, subjects.access('lan'))
    expect(last?.seq).toBe(2)
    expect(await (await browser.get('/account')).text()).toContain('已添加')
  })

  test('asks for a name and the password, and where there is a second factor for that too', async () => {
    const { browser, key } = await withPasskey('mei')
    expect((await begin(browser, { name: '' })).status).toBe(422)
    const wrong = await begin(browser, { password: 'not the password' })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { why: 'wrong-password' }])
    await stale()
    const unasked = await begin(browser)
    expect([unasked.status, await unasked.json()]).toMatchObject([
      403,
      { why: 'second-factor-asked', factors: { app: false, passkey: true } },
    ])
    const secondFactor = await key.signed(await challenge(browser))
    expect((await begin(browser, { secondFactor })).status).toBe(200)
  })

  test('of another challenge, site or unopened key is refused, and so is what is none', async () => {
    await site.person('nan')
    const browser = site.browser()
    await browser.signIn('nan')
    const key = await authenticator()
    const tries = [
      { challenge: 'bm90IHRoZSBvbmU' },
      { origin: 'https://gongyi.example.net' },
      { flags: PRESENT_ONLY },
    ]
    for (const odd of tries) {
      const asked = await (await begin(browser)).json<{ challenge: string }>()
      const sent = { name: '手机', answer: await key.made(asked, odd) }
      const refused = await browser.post('/account/passkeys', sent)
      expect([odd, refused.status, (await refused.text()).includes('这个通行密钥不对')]).toEqual([
        odd,
        422,
        true,
      ])
    }
    const asked = await (await begin(browser)).json<{ challenge: string }>()
    for (const answer of ['', '[]', 'x', '{']) {
      const refused = await browser.post('/account/passkeys', { name: '手机', answer })
      expect([refused.status, (await refused.text()).includes('没有收到通行密钥')]).toEqual([422, true])
    }
    const odd = await browser.post('/account/passkeys', { name: '手机', answer: '{"id":1,"response":{}}' })
    expect(odd.status).toBe(422)
    const late = await browser.post('/account/passkeys', { name: '手机', answer: await key.made(asked) })
    expect([late.status, (await late.text()).includes('已过时')]).toEqual([422, true])
    expect((await site.db.select().from(passkeys)).filter(({ userId }) => userId === 'nan')).toEqual([])
  })

  test('an account has ten at most, also by whoever asked before it had them', async () => {
    const { browser } = await withPasskey('moli')
    const key = await authenticator()
    const asked = await (await begin(browser)).json<{ challenge: string }>()
    const late = await key.made(asked)
    for (let i = 1; i < MOST_PASSKEYS; i += 1) {
      expect((await begin(browser)).status).toBe(200)
      await site.db
        .run(`insert into passkeys select 'mo${i}', person_id, name, 'mo${i}', public_key, counter, device_type,
        backed_up, transports, aaguid, created_at from passkeys where person_id = 'moli' limit 1`)
    }
    const other = await browser.post('/account/passkeys', { name: '手机', answer: late })
    expect([other.status, (await other.text()).includes(`最多${MOST_PASSKEYS}`)]).toEqual([422, true])
    const full = await begin(browser)
    expect([full.status, await full.json()]).toMatchObject([422, { why: 'passkeys-enough' }])
  })

  test('a challenge of somebody else adds nothing, nor does a key that is there already', async () => {
    const { key } = await withPasskey('oma')
    await site.person('pan')
    const browser = site.browser()
    await browser.signIn('pan')
    const foreign = await (await begin(browser)).json<{ challenge: string }>()
    const again = await browser.post('/account/passkeys', { name: '手机', answer: await key.made(foreign) })
    expect(again.status).toBe(422)
    await begin(browser)
    await site.person('qin')
    const other = site.browser()
    await other.signIn('qin')
    for (const [name, value] of browser.cookies) if (name.includes('passkey')) other.cookies.set(name, value)
    const stolen = await other.post('/account/passkeys', { name: '手机', answer: await key.made(foreign) })
    expect([
      stolen.status,
      (await site.db.select().from(passkeys)).some(({ userId }) => userId === 'qin'),
    ]).toEqual([422, false])
  })
})

describe('signing in with it', () => {
  test('takes no password, and gives the second factor with it', async () => {
    const { key } = await withPasskey('rui', 'officer')
    const { browser, sent } = await signInWith(key)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/account'])
    expect(await (await browser.get('/rounds')).text()).toBe('rounds')
    expect(await (await browser.get('/account')).text()).not.toContain('name="secondFactor"')
    expect((await personCard(site.db, 'rui'))[0]?.secondFactor).toBe(true)
  })

  test('the password alone opens nothing then; with an app its code still does', async () => {
    const { browser } = await withPasskey('shu')
    const other = site.browser()
    const refused = await other.signIn('shu')
    expect([refused.status, (await refused.text()).includes('请用通行密钥登录')]).toEqual([422, true])
    expect((await other.get('/account')).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(200)
    const begun = await browser.json('/account/second-factor', { password: PASSWORD })
    const { secret } = await begun.json<{ secret: string }>()
    await browser.json('/account/second-factor/confirmation', { code: appCode(secret) })
    expect((await other.signIn('shu')).headers.get('location')).toBe('/sign-in/code')
    expect((await other.post('/sign-in/code', { code: appCode(secret, 1) })).status).toBe(303)
  })

  test.each([
    ['another challenge', { challenge: 'bm90IHRoZSBvbmU' }],
    ['another site', { origin: 'https://gongyi.example.net' }],
    ['a key that nobody opened', { flags: PRESENT_ONLY }],
  ])('%s is refused', async (name, odd) => {
    const { key } = await withPasskey(`tao${name.length}`)
    const { browser, sent } = await signInWith(key, odd)
    expect([sent.status, (await browser.get('/account')).status]).toEqual([422, 303])
  })

  test('an answer works once, and a copy of a key that lags behind does not', async () => {
    const { key } = await withPasskey('wen')
    const { browser, answer } = await signInWith(key, { counter: 7 })
    const again = await browser.post('/sign-in/passkey', { answer })
    expect([again.status, (await again.text()).includes('已过时')]).toEqual([422, true])
    const fresh = site.browser()
    await challenge(fresh)
    expect((await fresh.post('/sign-in/passkey', { answer })).status).toBe(422)
    expect((await signInWith(key, { counter: 6 })).sent.status).toBe(422)
    expect((await signInWith(key, { counter: 8 })).sent.status).toBe(303)
  })

  test('a key that nobody has added is refused, and so is one of an account that is kept out', async () => {
    expect((await signInWith(await authenticator())).sent.status).toBe(422)
    const { key } = await withPasskey('xia')
    await site.person('boss')
    const told = [{ subject: subjects.person('xia'), what: 'account-suspended', by: 'boss', at: 1 }]
    await leave(site.db, told, [
      site.db.run(`insert into suspensions values ('s', 'xia', '离职', 'boss', 1)`),
    ])
    const { browser, sent } = await signInWith(key)
    expect([
      sent.status,
      (await sent.text()).includes('已停用'),
      (await browser.get('/account')).status,
    ]).toEqual([422, true, 303])
  })

  test('the challenge asks for an opened key, and names none to a stranger', async () => {
    expect(await challenge(site.browser())).toMatchObject({ userVerification: 'required' })
    expect((await challenge(site.browser())).allowCredentials).toBeUndefined()
  })
})

describe('removing it', () => {
  const removal = async () => {
    const row = (await site.db.select().from(passkeys)).find(({ userId }) => userId === 'yun')
    return `/account/passkeys/${row?.id}/removal`
  }

  test('asks for it afresh; then it opens nothing, and its person is told', async () => {
    const { browser, key } = await withPasskey('yun')
    await stale()
    const path = await removal()
    const page = await (await browser.get('/account/passkeys')).text()
    expect([page.includes('name="secondFactor"'), page.includes('data-into="secondFactor"')]).toEqual([
      true,
      true,
    ])
    const without = await browser.post(path)
    expect([without.status, (await without.text()).includes('再用一次通行密钥')]).toEqual([403, true])
    const before = await site.db.select().from(sessions)
    const foreign = await (await withPasskey('zan')).key.signed(await challenge(browser))
    const wrong = await browser.post(path, { secondFactor: foreign })
    expect([wrong.status, (await wrong.text()).includes('没有用您的通行密钥确认')]).toEqual([403, true])
    expect((await browser.post(path, { secondFactor: '{"id":' })).status).toBe(403)
    const done = await browser.post(path, { secondFactor: await key.signed(await challenge(browser)) })
    expect(done.status).toBe(303)
    // giving it made no session that stays: the one more is zan's
    expect((await site.db.select().from(sessions)).length).toBe(before.length + 1)
    expect((await signInWith(key)).sent.status).toBe(422)
    expect(await (await browser.get('/letters')).text()).toContain('通行密钥已删除')
    expect((await site.browser().signIn('yun')).status).toBe(303)
  })

  test('of somebody else is not found', async () => {
    await withPasskey('yun2')
    const row = (await site.db.select().from(passkeys)).find(({ userId }) => userId === 'yun2')
    const { browser } = await withPasskey('yun3')
    expect((await browser.post(`/account/passkeys/${row?.id}/removal`)).status).toBe(404)
  })
})
