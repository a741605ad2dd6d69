import { beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
})

const signedIn = async (username: string) => {
  const browser = site.browser()
  await browser.signIn(username)
  return browser
}

describe('a new password', () => {
  test('takes the place of the old one, and ends every session elsewhere', async () => {
    await site.person('han')
    const [here, there] = [await signedIn('han'), await signedIn('han')]
    const answer = await here.post('/account/password', { current: PASSWORD, password: 'another long word' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
    expect([(await here.get('/account')).status, (await there.get('/account')).status]).toEqual([200, 303])
    expect((await site.browser().signIn('han')).status).toBe(422)
    expect((await site.browser().signIn('han', 'another long word')).status).toBe(303)
  })

  test.each([
    [{ current: 'not the password', password: 'another long word' }, '密码不对'],
    [{ current: PASSWORD, password: 'short' }, '密码至少10位'],
    [{ current: PASSWORD, password: 'password123' }, '这个密码太常见'],
    [{ current: '', password: '' }, '请填写密码'],
    [{}, '请填写密码'],
  ])('%j is refused with its reason', async (sent: Record<string, string>, reason) => {
    const username = `q${Math.random().toString(36).slice(2, 10)}`
    await site.person(username)
    const answer = await (await signedIn(username)).post('/account/password', sent)
    const page = await answer.text()
    expect([answer.status, page.includes(reason), page.includes('short')]).toEqual([422, true, false])
    expect((await site.browser().signIn(username)).status).toBe(303)
  })

  test('is not tried for without end', async () => {
    await site.person('yang')
    const browser = await signedIn('yang')
    const sent = { current: 'not the password', password: 'another long word' }
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await browser.post('/account/password', sent)).status)
    expect([statuses[4], statuses[5]]).toEqual([422, 429])
  })
})

test('the account’s pages are for those who are signed in', async () => {
  const visitor = site.browser()
  for (const path of ['/account', '/account/second-factor', '/letters']) {
    const answer = await visitor.get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ])
  }
  expect((await visitor.json('/account')).status).toBe(401)
  expect((await visitor.post('/account/password', {})).status).toBe(303)
})
