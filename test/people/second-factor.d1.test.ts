import { beforeAll, describe, expect, test } from 'vitest'
import { appCode, wrongCode } from './codes.ts'
import { type Browser, PASSWORD, peopleSite } from './site.ts'
import { COPIES, byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'
import { secondFactors } from '../../src/people/tables.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  // codes go by the machine's own clock
  Object.defineProperty(site.clock, 'now', { get: Date.now })
})

async function withSecret(username: string) {
  const browser = site.browser()
  await browser.signIn(username)
  const begun = await browser.json('/account/second-factor', { password: PASSWORD })
  const { secret, link } = await begun.json<{ secret: string; link: string }>()
  return { browser, secret, link }
}

async function withSecondFactor(username: string) {
  const { browser, secret } = await withSecret(username)
  const confirmed = await browser.json('/account/second-factor/confirmation', { code: appCode(secret) })
  const { backupCodes } = await confirmed.json<{ backupCodes: string[] }>()
  return { browser, secret, backupCodes }
}

describe('setting it up', () => {
  test('shows the secret as a picture, a link and text, then the backup codes once', async () => {
    await site.person('lin')
    const browser = site.browser()
    await browser.signIn('lin')
    const begun = await (await browser.post('/account/second-factor', { password: PASSWORD })).text()
    const link = /href="(otpauth:[^"]+)"/.exec(begun)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const secret = new URL(link).searchParams.get('secret') ?? ''
    expect(decodeURIComponent(link)).toContain('otpauth://totp/公益创投:lin@example.org')
    expect(begun).toContain(secret.replace(/.{4}(?=.)/g, '$& '))
    expect(begun).toContain('aria-label="验证器二维码"')
    const confirmed = await browser.post('/account/second-factor/confirmation', {
      code: appCode(secret),
      link,
    })
    const page = await confirmed.text()
    expect(confirmed.status).toBe(200)
    expect(page.match(/<li class="code">/g)).toHaveLength(10)
    expect(await (await browser.get('/account')).text()).toContain('已开启')
    expect(await (await browser.get('/account/second-factor')).text()).not.toContain('class="code"')
    const again = await browser.post('/account/second-factor/confirmation', { code: appCode(secret) })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('两步验证已经开启了')
    expect(await (await browser.post('/account/second-factor', { password: PASSWORD })).text()).toContain(
      '已经开启',
    )
  })

  test('asks for the password', async () => {
    await site.person('wuli')
    const browser = site.browser()
    await browser.signIn('wuli')
    for (const [password, reason] of [
      ['', '请填写密码'],
      ['not the password', '密码不对'],
    ] as const) {
      const answer = await browser.post('/account/second-factor', { password })
      expect([answer.status, (await answer.text()).includes(reason)]).toEqual([422, true])
    }
  })

  test('a wrong code leaves it off, and shows the same secret again', async () => {
    await site.person('zhou')
    const { browser, secret, link } = await withSecret('zhou')
    for (const [code, reason] of [
      [wrongCode(secret), '验证码不对'],
      ['12', '验证码是6位数字'],
      ['', '请填写验证码'],
    ] as const) {
      const answer = await browser.post('/account/second-factor/confirmation', { code, link })
      const page = await answer.text()
      expect([answer.status, page.includes(reason), page.includes(link.replaceAll('&', '&amp;'))]).toEqual([
        422,
        true,
        true,
      ])
    }
    const page = await (
      await browser.post('/account/second-factor/confirmation', { code: '', link: 'javascript:alert(1)' })
    ).text()
    expect(page).not.toContain('javascript:')
    expect((await site.browser().signIn('zhou')).headers.get('location')).toBe('/desks/applicant')
  })
})

describe('signing in with it', () => {
  test('the password alone opens nothing; the code goes on to the page that was asked for', async () => {
    await site.person('feng')
    const { secret } = await withSecondFactor('feng')
    const browser = site.browser()
    const first = await browser.post('/sign-in', { login: 'feng', password: PASSWORD, next: '/account' })
    expect(first.headers.get('location')).toBe('/sign-in/code?next=%2Faccount')
    expect((await browser.get('/account')).status).toBe(303)
    expect(await (await browser.get('/sign-in/code?next=%2Faccount')).text()).toContain('value="/account"')
    const second = await browser.post('/sign-in/code', { code: appCode(secret, 1), next: '/account' })
    expect([second.status, second.headers.get('location')]).toEqual([303, '/account'])
    expect((await browser.get('/account')).status).toBe(200)
  })

  test('a backup code works once, with or without its hyphen', async () => {
    await site.person('chen')
    const { backupCodes } = await withSecondFactor('chen')
    const [code = '', other = ''] = backupCodes
    const enter = async (typed: string) => {
      const browser = site.browser()
      await browser.signIn('chen')
      return (await browser.post('/sign-in/code', { code: typed })).status
    }
    expect([await enter(code), await enter(code), await enter(other.replace('-', ' '))]).toEqual([
      303, 422, 303,
    ])
  })

  test('wrong codes are refused, and the fifth ends the attempt', async () => {
    await site.person('chuli')
    // a browser that is known: a stranger's would wait before the attempt ends
    const { secret, browser: mine } = await withSecondFactor('chuli')
    const browser = site.browser()
    browser.cookies.set('device', mine.cookies.get('device') ?? '')
    await browser.signIn('chuli')
    const tried = []
    for (const code of ['', 'abc', wrongCode(secret)])
      tried.push(await (await browser.post('/sign-in/code', { code })).text())
    expect(tried[0]).toContain('请填写验证码')
    expect(tried[1]).toContain('请填写6位数字的验证码，或10位的备用码')
    expect(tried[1]).toContain('value="abc"')
    expect(tried[2]).toContain('验证码不对')
    for (let i = 0; i < 4; i += 1) await browser.post('/sign-in/code', { code: wrongCode(secret) })
    const over = await browser.post('/sign-in/code', { code: appCode(secret, 1) })
    expect([over.status, (await over.text()).includes('请重新输入密码')]).toEqual([422, true])
  })

  test('without a password first there is nothing to finish', async () => {
    const answer = await site.browser().post('/sign-in/code', { code: '123456' })
    expect([answer.status, (await answer.text()).includes('请重新输入密码')]).toEqual([422, true])
  })

  test('many tries from one address end with 429', async () => {
    const browser = site.browser()
    const statuses = []
    for (let i = 0; i < 12; i += 1)
      statuses.push((await browser.post('/sign-in/code', { code: '123456' })).status)
    expect([statuses[9], statuses[10]]).toEqual([422, 429])
  })
})

describe('staff', () => {
  test('without it are sent to set it up, and can work with it', async () => {
    await site.person('officer1', ['officer'])
    const browser = site.browser()
    await browser.signIn('officer1')
    expect((await browser.get('/rounds')).headers.get('location')).toBe('/account/second-factor')
    expect(await (await browser.get('/account/second-factor')).text()).toContain(
      '工作人员的账号要开启两步验证',
    )
    const { browser: later } = await withSecondFactor('officer1')
    expect(await (await later.get('/rounds')).text()).toBe('rounds')
  })

  test('of a demonstration may work without it', async () => {
    await site.person('officer2', ['officer'])
    await site.demonstrate()
    const browser = site.browser()
    const answer = await browser.signIn('officer2')
    expect(answer.headers.get('location')).toBe('/desks/officer')
    expect(await (await browser.get('/rounds')).text()).toBe('rounds')
  })
})

describe('a code of the app', () => {
  const entering = async (username: string, code: string) => {
    const browser = site.browser()
    await browser.signIn(username)
    const answer = await browser.post('/sign-in/code', { code })
    return { status: answer.status, page: await answer.text(), browser }
  }

  test('works once, also the one that turned it on', async () => {
    await site.person('once1')
    const { secret } = await withSecondFactor('once1')
    const setUp = await entering('once1', appCode(secret))
    expect([setUp.status, setUp.page.includes('这个验证码刚才用过了')]).toEqual([422, true])
    const next = appCode(secret, 1)
    expect((await entering('once1', next)).status).toBe(303)
    expect((await entering('once1', next)).status).toBe(422)
  })

  test('of eight at once works once', async () => {
    await site.person('once2')
    const { secret } = await withSecondFactor('once2')
    const browsers: Browser[] = []
    for (let n = 0; n < COPIES; n += 1) {
      const browser = site.browser()
      await browser.signIn('once2')
      browsers.push(browser)
    }
    const code = appCode(secret, 1)
    const enter = async (n: number) => (browsers[n] ?? site.browser()).post('/sign-in/code', { code })
    theOne(await byEight(paths.signInCode, enter), 422)
  })

  test('of eight windows that set it up at once the last secret counts, and one code turns it on', async () => {
    await site.person('once4')
    const { browser } = await withSecret('once4')
    const begin = () => browser.json('/account/second-factor', { password: PASSWORD })
    const begun = await byEight(paths.secondFactor, begin)
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 200))
    expect(
      (await site.db.select().from(secondFactors)).filter(({ userId }) => userId === 'once4'),
    ).toHaveLength(1)
    const shown = await Promise.all(begun.map((one) => one.json<{ secret: string }>()))
    const { secret } = await (await begin()).json<{ secret: string }>()
    expect(shown).not.toContainEqual({ secret })
    const confirm = () => browser.json('/account/second-factor/confirmation', { code: appCode(secret) })
    theOne(await byEight(paths.secondFactorConfirmation, confirm), 422)
  })

  test('is not guessed by whoever has the password, and the owner still comes in', async () => {
    await site.person('once3')
    const { secret, browser: mine } = await withSecondFactor('once3')
    const stranger = () => site.browser('203.0.113.9')
    const statuses = []
    for (let i = 0; i < 7; i += 1) {
      const browser = stranger()
      await browser.signIn('once3')
      statuses.push((await browser.post('/sign-in/code', { code: wrongCode(secret) })).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
    await mine.signIn('once3')
    expect((await mine.post('/sign-in/code', { code: appCode(secret, 1) })).status).toBe(303)
  })
})
