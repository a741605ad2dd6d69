import { describe, expect, inject, test } from 'vitest'
import { carry } from '../../src/post/carriers/carry.ts'
import { carryByMail } from '../../src/post/carriers/mail.ts'
import { carryByDingtalk, carryByWebhook, carryByWecom } from '../../src/post/carriers/web.ts'
import type { Parcel } from '../../src/post/rules/parcel.ts'
import type { Received } from './other-side/servers.ts'

/** Against real servers with TLS, on Cloudflare's runtime and on Node. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const at = inject('otherSide')
const SERVER = {
  host: 'localhost',
  port: at.mail,
  username: 'office',
  password: 'right',
  from: 'office@example.org',
}
const SECRET = 'a-secret-of-tests-only'
const web = (path: string, port = at.web) => ({ url: `https://localhost:${port}${path}`, secret: SECRET })
const parcel = (to = 'somebody@example.org'): Parcel => ({
  ...{ id: crypto.randomUUID(), to, link: 'https://site.example.org/letters' },
  ...{
    subject: '补正通知：请在6月20日以前补正申报书的预算和活动安排',
    text: '您有一件补正。\n.请登录后办理。',
  },
})

/** What came of one parcel. */
async function received({ id }: Parcel): Promise<Received[]> {
  const all: Received[] = await (await fetch(`https://localhost:${at.web}/received`)).json()
  return all.filter(({ text, headers }) => JSON.stringify([text, headers]).includes(id))
}

describe('mail', () => {
  test('is taken under TLS, with an id by which a second copy is seen', async () => {
    const one = parcel()
    expect(await carryByMail(SERVER, one)).toEqual({ ok: true, value: '250 taken' })
    await carryByMail(SERVER, one)
    const [first, second, ...others] = await received(one)
    expect(first).toMatchObject({
      to: 'somebody@example.org',
      text: `${one.text}\n\n${one.link}\n`,
      headers: {
        from: 'office@example.org',
        'message-id': `<${one.id}@example.org>`,
        'auto-submitted': 'auto-generated',
      },
    })
    expect([second?.headers['message-id'], others]).toEqual([first?.headers['message-id'], []])
  })

  test.each([
    ['whoever the server does not know', 'refused@example.org', {}, /No such mailbox/],
    ['a server that fails', 'fails@example.org', {}, /Try again later/],
    ['a wrong password', 'a@example.org', { password: 'wrong' }, /535/],
    ['a server whose certificate nobody vouches for', 'a@example.org', { port: at.mailImpostor }, /./],
    ['no server', 'a@example.org', { port: 1 }, /./],
  ])('%s is said, and nothing has come', async (_, to, other, says) => {
    const one = parcel(to)
    expect(await carryByMail({ ...SERVER, ...other }, one)).toEqual({
      ok: false,
      refusal: { why: 'not-taken', said: expect.stringMatching(says) },
    })
    expect(await received(one)).toEqual([])
  })

  test('a server that takes it and does not say so is not waited for', async () => {
    const one = parcel('stalls@example.org')
    expect(await carryByMail(SERVER, one, 500)).toMatchObject({ ok: false, refusal: { why: 'not-taken' } })
    expect(await received(one)).toHaveLength(1)
  })

  test('no line of it becomes a head of its own', async () => {
    const one = { ...parcel(), subject: '通知\r\nBcc: other@example.org' }
    await carryByMail(SERVER, one)
    const came = await received(one)
    expect(came.map(({ to, headers }) => [to, headers['bcc']])).toEqual([['somebody@example.org', undefined]])
  })
})

describe('the web', () => {
  test('a robot of 企业微信 gets a text', async () => {
    const one = parcel()
    const told = { ...one, text: `${one.text}${one.id}` }
    expect(await carryByWecom(web('/takes'), told)).toMatchObject({ ok: true })
    const [came] = await received(one)
    expect(JSON.parse(came?.text ?? '')).toEqual({
      msgtype: 'text',
      text: { content: `${told.text}\n${one.link}` },
    })
  })

  test('one of 钉钉 the same, signed', async () => {
    const one = { ...parcel(), text: crypto.randomUUID() }
    expect(await carryByDingtalk(web('/takes?access_token=x'), one, NOW)).toMatchObject({ ok: true })
    const [came] = await received({ ...one, id: one.text })
    const asked = new URL(came?.to ?? '', 'https://localhost').searchParams
    // HMAC-SHA-256 as `openssl dgst` makes it
    expect(Object.fromEntries(asked)).toEqual({
      access_token: 'x',
      timestamp: String(NOW),
      sign: 'XC7Anhk7FKAZs2lZLk2lFFO5Gkvhr0gZgnmOqDzdv3A=',
    })
  })

  test('a webhook gets JSON, an id and a signature', async () => {
    const one = { ...parcel(), id: 'parcel-of-the-webhook' }
    expect(await carryByWebhook(web('/takes'), one, NOW)).toMatchObject({ ok: true })
    const [came] = await received(one)
    expect(JSON.parse(came?.text ?? '')).toEqual(one)
    expect(came?.headers).toMatchObject({
      'idempotency-key': one.id,
      'webhook-id': one.id,
      'webhook-timestamp': String(NOW / 1000),
      'webhook-signature': expect.stringMatching(/^v1,[\w+/]{43}=$/),
    })
  })

  test.each([
    ['a robot that takes nothing', '/refuses', at.web, /93000/],
    ['a server that fails', '/fails', at.web, /^503 busy$/],
    ['another address that it leads to', '/leads-on', at.web, /^307/],
    ['a line that is cut', '/hangs-up', at.web, /./],
    ['a certificate that nobody vouches for', '/takes', at.webImpostor, /./],
    ['no server', '/takes', 1, /./],
  ])('%s is said, and nothing has come', async (_, path, port, says) => {
    const one = { ...parcel(), text: crypto.randomUUID() }
    expect(await carryByWecom(web(path, port), one)).toEqual({
      ok: false,
      refusal: { why: 'not-taken', said: expect.stringMatching(says) },
    })
    expect(await received({ ...one, id: one.text })).toEqual([])
  })

  test('a server that does not answer is not waited for, and of a flood little is read', async () => {
    expect(await carryByWebhook(web('/stalls'), parcel(), NOW, 500)).toMatchObject({ ok: false })
    const came = await carryByWecom(web('/floods'), parcel())
    expect(came.ok ? came.value.length : came.refusal.said).toBeLessThan(300)
  })
})

test('each setting has its carrier', async () => {
  const done = await Promise.all([
    carry({ channel: 'mail', ...SERVER }, parcel(), NOW),
    carry({ channel: 'wecom', ...web('/takes') }, parcel(), NOW),
    carry({ channel: 'dingtalk', ...web('/takes') }, parcel(), NOW),
    carry({ channel: 'webhook', ...web('/takes') }, parcel(), NOW),
  ])
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true])
})
