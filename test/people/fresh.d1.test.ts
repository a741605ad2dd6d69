import { beforeAll, describe, expect, test } from 'vitest'
import { sessions } from '../../src/people/tables.ts'
import { appCode, wrongCode } from './codes.ts'
import { PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  Object.defineProperty(site.clock, 'now', { get: Date.now })
})

/** Somebody whose session is older than its second factor holds. */
async function withSecondFactor(username: string, ...roles: 'administrator'[]) {
  await site.person(username, roles)
  const browser = site.browser()
  await browser.signIn(username)
  const begun = await browser.json('/account/second-factor', { password: PASSWORD })
  const { secret } = await begun.json<{ secret: string }>()
  const confirmed = await browser.json('/account/second-factor/confirmation', { code: appCode(secret) })
  const { backupCodes } = await confirmed.json<{ backupCodes: string[] }>()
  await site.db.update(sessions).set({ freshAt: Date.now() - 5 * 60_000 })
  return { browser, secret, backupCodes }
}

const CHANGE = { current: PASSWORD, password: 'another long word' }

describe('a change of weight asks for the second factor afresh', () => {
  test('the form carries the code; without it nothing is done, with it all goes on', async () => {
    const { browser, secret } = await withSecondFactor('gao')
    expect(await (await browser.get('/account')).text()).toContain('name="secondFactor"')
    const without = await browser.post('/account/password', CHANGE)
    const page = await without.text()
    expect([without.status, page.includes('要再输一次验证码'), page.includes('name="secondFactor"')]).toEqual(
      [403, true, true],
    )
    const wrong = await browser.post('/account/password', { ...CHANGE, secondFactor: wrongCode(secret) })
    expect([wrong.status, (await wrong.text()).includes('验证码不对')]).toEqual([403, true])
    const used = await browser.post('/account/password', { ...CHANGE, secondFactor: appCode(secret) })
    expect([used.status, (await used.text()).includes('刚才用过了')]).toEqual([403, true])
    const done = await browser.post('/account/password', { ...CHANGE, secondFactor: appCode(secret, 1) })
    expect(done.status).toBe(303)
  })

  test('a code is not used up by a form that cannot be read', async () => {
    const { browser, secret } = await withSecondFactor('kong')
    const code = appCode(secret, 1)
    await browser.post('/account/password', { ...CHANGE, password: 'short', secondFactor: code })
    expect((await browser.post('/account/password', { ...CHANGE, secondFactor: code })).status).toBe(303)
  })

  test('a role: a backup code serves too, once, and then holds for a while', async () => {
    const { browser, backupCodes } = await withSecondFactor('boss', 'administrator')
    await site.person('xu')
    const machine = await browser.json('/people/xu/roles', { role: 'expert' })
    expect([machine.status, await machine.json()]).toMatchObject([403, { why: 'second-factor-asked' }])
    const sent = { role: 'expert', secondFactor: backupCodes[0] ?? '' }
    expect((await browser.post('/people/xu/roles', sent)).status).toBe(303)
    expect(await (await browser.get('/people/xu')).text()).not.toContain('name="secondFactor"')
    expect((await browser.post('/people/xu/role-ends', { role: 'expert' })).status).toBe(303)
    await site.db.update(sessions).set({ freshAt: Date.now() - 5 * 60_000 })
    const again = await browser.post('/people/xu/roles', sent)
    expect([again.status, (await again.text()).includes('验证码不对')]).toEqual([403, true])
  })

  test('is not guessed without end', async () => {
    const { browser, secret } = await withSecondFactor('shi')
    const statuses = []
    for (let i = 0; i < 11; i += 1)
      statuses.push(
        (await browser.post('/account/password', { ...CHANGE, secondFactor: wrongCode(secret) })).status,
      )
    expect([statuses[0], statuses[9], statuses[10]]).toEqual([403, 403, 429])
  })

  test('whoever has none is not asked', async () => {
    await site.person('none')
    const browser = site.browser()
    await browser.signIn('none')
    expect(await (await browser.get('/account')).text()).not.toContain('name="secondFactor"')
    expect((await browser.post('/account/password', CHANGE)).status).toBe(303)
  })

  test('signing in with the code has just given it', async () => {
    const { secret } = await withSecondFactor('fresh')
    const browser = site.browser()
    await browser.signIn('fresh')
    await browser.post('/sign-in/code', { code: appCode(secret, 1) })
    expect(await (await browser.get('/account')).text()).not.toContain('name="secondFactor"')
  })
})
