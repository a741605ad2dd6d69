import { beforeAll, describe, expect, test } from 'vitest'
import { sessions as kept } from '../../src/people/tables.ts'
import { ORIGIN, PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.person('Lin.Fang')
  await site.person('officer1', ['officer'])
})

describe('signing in', () => {
  test.each(['Lin.Fang', 'lin.fang', 'Lin.Fang@example.org'])(
    '%s and the password open the first desk',
    async (login) => {
      const browser = site.browser()
      const answer = await browser.signIn(login)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desks/applicant'])
      expect((await browser.get('/account')).status).toBe(200)
    },
  )

  test('a machine learns who it is', async () => {
    const answer = await site.browser().json('/sign-in', { login: 'lin.fang', password: PASSWORD })
    expect(await answer.json()).toMatchObject({
      href: '/desks/applicant',
      person: { id: 'Lin.Fang', roles: [] },
    })
  })

  test.each([
    ['a wrong password', 'lin.fang', 'not the password'],
    ['an unknown name', 'nobody', PASSWORD],
    ['an unknown address', 'nobody@example.org', PASSWORD],
    ['no user name at all', '林芳', PASSWORD],
    ['no address at all', '@', PASSWORD],
  ])('%s gets the same answer, and keeps what was typed', async (_, login, password) => {
    const answer = await site.browser().signIn(login, password)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('用户名或密码不对')
    expect(page).toContain(`value="${login}"`)
    expect(page).not.toContain(password)
  })

  test('an empty form says what is missing', async () => {
    const answer = await site.browser().post('/sign-in')
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('请填写用户名或邮箱')
    expect(page).toContain('请填写密码')
  })

  test.each([{ login: ['a'], password: { b: 1 } }, { login: 7 }, [], 'text'])(
    '%j is refused, not a failure',
    async (sent) => {
      const answer = await site.browser().json('/sign-in', Object(sent))
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ why: 'form' })
    },
  )

  test('twenty wrong tries from one address end with 429', async () => {
    const browser = site.browser()
    const statuses = []
    for (let i = 0; i < 20; i += 1) statuses.push((await browser.signIn(`nobody${i}`, `wrong ${i}`)).status)
    expect([statuses[0], statuses[14], statuses[15], statuses[19]]).toEqual([422, 422, 429, 429])
    const refused = await browser.signIn('lin.fang')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toSatisfy(
      (seconds: number) => seconds > 0 && seconds <= 60,
    )
    expect(await refused.text()).toContain('试的次数太多了')
    expect(await (await browser.json('/sign-in', { login: 'a', password: 'b' })).json()).toMatchObject({
      why: 'too-many-tries',
      status: 429,
    })
  })

  test('a form on another site is not taken', async () => {
    const answer = await site
      .browser()
      .post('/sign-in', { login: 'lin.fang', password: PASSWORD }, { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
  })
})

describe('where to go afterwards', () => {
  test.each(['/account', '/rounds?page=2&sort=-at', '/proposals/12/draft#budget'])(
    '%s is a page of ours',
    async (next) => {
      const answer = await site.browser().post('/sign-in', { login: 'lin.fang', password: PASSWORD, next })
      expect(answer.headers.get('location')).toBe(next)
    },
  )

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    'evil',
    '/a\r\nb',
  ])('%j is not', async (next) => {
    const answer = await site.browser().post('/sign-in', { login: 'lin.fang', password: PASSWORD, next })
    expect(answer.headers.get('location')).toBe('/desks/applicant')
    const page = await (await site.browser().get(`/sign-in?next=${encodeURIComponent(next)}`)).text()
    expect(page).not.toContain('evil')
  })
})

describe('a session', () => {
  const NAME = 'better-auth.session_token'
  const withCookie = async (value: string, name = NAME) => {
    const browser = site.browser()
    browser.cookies.set(name, value)
    return (await browser.get('/account')).status
  }
  const signedIn = async () => {
    const browser = site.browser()
    await browser.signIn('lin.fang')
    return { browser, cookie: browser.cookies.get(NAME) ?? '' }
  }

  test('is a signed cookie that scripts cannot read', async () => {
    const answer = await site.browser().signIn('lin.fang')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^better-auth\.session_token=.+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('forged, truncated or unsigned, is nobody', async () => {
    const { cookie } = await signedIn()
    const [token = '', signature = ''] = decodeURIComponent(cookie).split('.')
    expect(await withCookie(cookie)).toBe(200)
    const wrong = [
      cookie.slice(0, -4),
      encodeURIComponent(`${token}x.${signature}`),
      encodeURIComponent(`${token}.${'A'.repeat(43)}=`),
      token,
      `${token}.`,
      '',
      '%',
    ]
    for (const value of wrong) expect(await withCookie(value)).toBe(303)
    expect(await withCookie(cookie, 'session_token')).toBe(303)
  })

  test('ends after twelve hours, though it is in use all along', async () => {
    const { cookie } = await signedIn()
    await site.db.update(kept).set({ seenAt: Date.now() + 13 * 3_600_000 })
    const { now } = site.clock
    site.clock.now = Math.max(now, Date.now()) + 12 * 3_600_000 - 60_000
    const before = await withCookie(cookie)
    site.clock.now += 120_000
    const after = await withCookie(cookie)
    site.clock.now = now
    expect([before, after]).toEqual([200, 303])
  })

  test('ended here is nobody', async () => {
    const { browser, cookie } = await signedIn()
    const answer = await browser.post('/sign-out')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    expect(browser.cookies.has(NAME)).toBe(false)
    expect(await withCookie(cookie)).toBe(303)
  })

  test('ended elsewhere is nobody; somebody else cannot end it', async () => {
    const here = await signedIn()
    const there = await signedIn()
    const { sessions } = await (
      await there.browser.json('/account')
    ).json<{ sessions: { id: string; isThis: boolean }[] }>()
    const mine = sessions.find(({ isThis }) => isThis)?.id
    const officer = site.browser()
    await officer.signIn('officer1')
    expect((await officer.post(`/account/sessions/${mine}`)).status).toBe(404)
    expect((await here.browser.post(`/account/sessions/${mine}`)).headers.get('location')).toBe('/account')
    expect((await here.browser.post(`/account/sessions/${mine}`)).status).toBe(404)
    expect([await withCookie(here.cookie), await withCookie(there.cookie)]).toEqual([200, 303])
  })

  test('is listed with its device', async () => {
    const browser = site.browser()
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
    await browser.post('/sign-in', { login: 'officer1', password: PASSWORD }, { 'user-agent': agent })
    const { sessions } = await (await browser.json('/account')).json<{ sessions: object[] }>()
    expect(sessions).toContainEqual(
      expect.objectContaining({ device: 'Chrome，Windows', isThis: true, since: site.clock.now }),
    )
  })
})

test('an https site gives and takes only cookies of https', async () => {
  const secure = await peopleSite({ siteUrl: ORIGIN.replace('http:', 'https:') })
  const browser = secure.browser()
  const headers = { origin: ORIGIN.replace('http:', 'https:') }
  const answer = await browser.post(
    '/sign-in',
    { login: 'lin.fang', password: PASSWORD },
    { ...headers, 'sec-fetch-site': 'same-origin' },
  )
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-better-auth\.session_token=(?!.*Domain).*; Path=\/.*; Secure/,
  )
  expect((await browser.get('/account')).status).toBe(200)
  const value = browser.cookies.get('__Host-better-auth.session_token') ?? ''
  browser.cookies = new Map([['better-auth.session_token', value]])
  expect((await browser.get('/account')).status).toBe(303)
})
