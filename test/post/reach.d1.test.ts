import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { PASSWORD } from '../people/site.ts'
import { ask, codeIn, reachedSite } from './reached.ts'

let site: Awaited<ReturnType<typeof reachedSite>>
beforeAll(async () => {
  site = await reachedSite()
})

describe('an address', () => {
  test('is confirmed by the code that is sent there; then letters go there too', async () => {
    const browser = await site.signedIn('lin')
    expect(await (await browser.get('/account')).text()).toContain('href="/account/reach"')
    const empty = await (await browser.get('/account/reach')).text()
    expect([
      empty.includes('没有，现在不能发到手机号'),
      empty.includes('href="/account/reach/mail"'),
    ]).toEqual([...[true, true]])
    const asked = await ask(browser, 'Lin@Example.ORG')
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/account/reach/mail'])
    expect(await site.addresses('lin')).toEqual([])
    const sent = await site.arrives()
    const code = codeIn(sent, 'lin@example.org')
    expect(sent.map(({ to, subject, link }) => [to, subject, link])).toEqual([
      ['lin@example.org', `验证码${code}`, ''],
    ])
    expect(JSON.stringify(sent)).not.toContain('lin的姓名')
    expect(await (await browser.get('/account/reach/mail')).text()).toContain('验证码已经发到lin@example.org')
    const confirmed = await browser.post('/account/reach/mail/code', { code: ` ${code} ` })
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/account/reach/mail'])
    expect(await site.addresses('lin')).toEqual([{ channel: 'mail', address: 'lin@example.org' }])
    expect((await site.arrives()).map(({ to, subject }) => [to, subject])).toEqual([
      ['lin@example.org', '接收通知的邮箱已确认'],
    ])
    expect(await entriesOf(site.db, 'person:lin')).toMatchObject([
      { what: 'address-asked' },
      { what: 'address-confirmed', particulars: { channel: 'mail', address: 'li***@example.org' } },
    ])
    expect(JSON.stringify(await site.db.all(sql`select * from outbox`))).not.toContain(code)
  })

  test('a new one takes the place of the old one when it is confirmed, and the old one is told', async () => {
    const browser = await site.signedIn('moves')
    await ask(browser, 'old@example.org')
    await browser.post('/account/reach/mail/code', { code: await site.codeTo('old@example.org') })
    await site.arrives()
    await ask(browser, 'new@example.org')
    const code = await site.codeTo('new@example.org')
    expect(await site.addresses('moves')).toEqual([{ channel: 'mail', address: 'old@example.org' }])
    await browser.post('/account/reach/mail/code', { code })
    const sent = await site.arrives()
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['old@example.org', '接收通知的邮箱已更换'],
      ['new@example.org', '接收通知的邮箱已确认'],
    ])
    expect(sent[0]?.text).toContain('ne***@example.org')
    expect(JSON.stringify(sent[0])).not.toContain('moves')
  })

  test('is removed, and told of it; one that was mistyped is given up', async () => {
    const browser = await site.signedIn('leaves')
    await ask(browser, 'leaves@example.org')
    await browser.post('/account/reach/mail/code', { code: await site.codeTo('leaves@example.org') })
    await site.arrives()
    await ask(browser, 'mistyped@example.org')
    const code = await site.codeTo('mistyped@example.org')
    const ended = await browser.post('/account/reach/mail/end')
    expect(ended.status).toBe(303)
    expect(await site.addresses('leaves')).toEqual([])
    expect((await site.arrives()).map(({ to }) => to)).toEqual(['leaves@example.org'])
    expect((await lettersTo(site.db, 'leaves')).map(({ subject, kind }) => [subject, kind])).toContainEqual([
      '接收通知的邮箱已取消',
      'security',
    ])
    const late = await browser.post('/account/reach/mail/code', { code })
    expect([late.status, (await late.text()).includes('验证码已过时')]).toEqual([422, true])
    expect((await browser.post('/account/reach/mail/end')).status).toBe(404)
  })

  test('of somebody else is not told apart from any other', async () => {
    const [one, other] = [await site.signedIn('first'), await site.signedIn('second')]
    for (const browser of [one, other]) {
      const asked = await ask(browser, 'shared@example.org')
      expect(asked.status).toBe(303)
      const code = await site.codeTo('shared@example.org')
      expect((await browser.post('/account/reach/mail/code', { code })).status).toBe(303)
    }
    expect(await site.addresses('second')).toEqual(await site.addresses('first'))
    await site.arrives()
  })
})

describe('a slip is said', () => {
  test.each([
    ['', '请填写邮箱或手机号'],
    ['office', '邮箱的格式不对'],
    ['a@example', '邮箱的格式不对'],
    ['a@example.org, b@example.org', '邮箱的格式不对'],
    ['a@example.org\r\nBcc: b@example.org', '邮箱的格式不对'],
    ['a'.repeat(120), '最多100个字'],
  ])('of the address “%s”', async (address, says) => {
    const browser = await site.signedIn(`slip${address.length}${address.slice(0, 2).replace(/\W/g, '')}`)
    const answer = await ask(browser, address)
    expect([answer.status, (await answer.text()).includes(says)]).toEqual([422, true])
    expect(await site.arrives()).toEqual([])
  })

  test('of the password: nothing is sent', async () => {
    const browser = await site.signedIn('forgetful')
    const answer = await ask(browser, 'forgetful@example.org', 'not the password')
    expect([answer.status, (await answer.text()).includes('密码不对')]).toEqual([422, true])
    expect(await site.arrives()).toEqual([])
  })

  test('of the code; after five there is a wait, and ten minutes later it is over', async () => {
    const browser = await site.signedIn('guesses')
    await ask(browser, 'guesses@example.org')
    const code = await site.codeTo('guesses@example.org')
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 5; n += 1) {
      const answer = await browser.post('/account/reach/mail/code', { code: wrong })
      expect([answer.status, (await answer.text()).includes('验证码不对')]).toEqual([422, true])
    }
    const waits = await browser.post('/account/reach/mail/code', { code })
    expect([waits.status, (await waits.text()).includes('试的次数太多了')]).toEqual([429, true])
    site.clock.now += 10 * 60_000
    const over = await browser.post('/account/reach/mail/code', { code })
    expect([over.status, (await over.text()).includes('验证码已过时')]).toEqual([422, true])
  })

  test('of what there is no channel for, and of no channel', async () => {
    const browser = await site.signedIn('sms')
    const off = await browser.post('/account/reach/webhook', { address: '13800000000', current: PASSWORD })
    expect([off.status, (await off.text()).includes('网站现在不能发到这里')]).toEqual([422, true])
    for (const path of ['/account/reach/pigeon', '/account/reach/pigeon/code', '/account/reach/pigeon/end'])
      expect((await browser.post(path, { address: 'a', current: 'b', code: '1' })).status).toBe(404)
    expect((await site.browser().get('/account/reach')).status).toBe(303)
  })

  test('a telephone is one of eleven digits, however it is typed', async () => {
    await site.withSms()
    const browser = await site.signedIn('phone')
    const typed = (address: string) => browser.post('/account/reach/webhook', { address, current: PASSWORD })
    const wrong = await typed('010-64031118')
    expect([wrong.status, (await wrong.text()).includes('手机号应是11位数字')]).toEqual([422, true])
    expect((await typed('+86 138-0000-0000')).status).toBe(303)
    const code = await site.codeTo('13800000000')
    await browser.post('/account/reach/webhook/code', { code })
    expect(await site.addresses('phone')).toEqual([{ channel: 'webhook', address: '13800000000' }])
    expect((await site.arrives()).map(({ text }) => text)).toEqual(['新信件：账号与安全，请登录查看。'])
    expect(JSON.stringify(await entriesOf(site.db, 'person:phone'))).not.toContain('13800000000')
  })
})
