import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { type Carry, carry } from '../../src/post/carriers/carry.ts'
import { setChannel, tryChannel } from '../../src/post/actions.ts'
import type { Parcel } from '../../src/post/rules/parcel.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { type Site, type Someone, openSite } from '../support.ts'

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const at = inject('otherSide')
const MAIL = {
  ...{ host: 'localhost', port: String(at.mail), username: 'office', password: 'right' },
  from: 'office@example.org',
}
const KEY = 'a-key-that-nobody-reads'
const WEBHOOK = { url: `https://localhost:${at.web}/takes?key=${KEY}`, secret: 'sixteen-letters-' }
const SECRETS: [string] = [env.DATA_SECRET]

let site: Site
let administrator: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  administrator = await site.person('管理', ['administrator'])
  auditor = await site.person('监督', ['auditor'])
})

describe('a channel', () => {
  test('is set by an administrator; its keys are sealed and never shown again; the auditors read of it', async () => {
    expect((await site.get('/channels', administrator)).text).toContain('没有设')
    const set = await site.form('/channels/webhook', { ...WEBHOOK, version: '0' }, administrator)
    expect([set.status, set.location]).toEqual([303, '/channels/webhook'])
    for (const as of [administrator, auditor])
      for (const path of ['/channels', '/channels/webhook', '/channels/webhook?format=csv']) {
        const shown = `${(await site.get(path, as)).text}${JSON.stringify((await site.json(path, as)).json)}`
        expect(shown).toContain(`localhost:${at.web}`)
        expect(shown).not.toContain(KEY)
        expect(shown).not.toContain(WEBHOOK.secret)
      }
    const kept = await site.db.all(sql`select * from channel_settings`)
    expect(JSON.stringify([kept, await entriesOf(site.db, 'channel:webhook')])).not.toContain(KEY)
    expect((await lettersTo(site.db, auditor.id)).map(({ body }) => body)).toEqual([
      expect.stringContaining(`把短信等其他渠道设为localhost:${at.web}`),
    ])
  })

  test('a slip is said beside its field, what was typed is there but for keys', async () => {
    const tries: [string, Record<string, string>, string][] = [
      ['mail', { ...MAIL, host: '' }, '请填写发信服务器'],
      ['mail', { ...MAIL, host: 'https://smtp.example.org/' }, '发信服务器只写名字'],
      ['mail', { ...MAIL, port: '0' }, '端口应在1到65535之间'],
      ['mail', { ...MAIL, from: '办公室' }, '发件人邮箱的格式不对'],
      ['mail', { ...MAIL, password: '' }, '请填写密码或授权码'],
      ['wecom', { url: 'http://robot.example.org/' }, '地址要以https://开头'],
      ['wecom', { url: 'https://name:word@robot.example.org/' }, '地址要以https://开头'],
      ['wecom', { url: '' }, '请填写地址'],
      ['dingtalk', { ...WEBHOOK, secret: 'short' }, '签名密钥至少16个字符'],
    ]
    for (const [channel, typed, says] of tries) {
      const answer = await site.form(`/channels/${channel}`, { ...typed, version: '0' }, administrator)
      expect([says, answer.status, answer.text.includes(says)]).toEqual([says, 422, true])
      expect(answer.text).not.toContain('right')
    }
    expect((await site.form('/channels/pigeon', WEBHOOK, administrator)).status).toBe(404)
    expect((await site.get('/channels/pigeon', administrator)).status).toBe(404)
  })

  test('of eight who set it at once one has, and an older form undoes nothing', async () => {
    const came = await byEight(paths.channel, () => site.post('/channels/wecom', WEBHOOK, administrator))
    expect(came.filter(({ status }) => status === 200)).toHaveLength(1)
    const late = await site.post('/channels/wecom', { ...WEBHOOK, version: 0 }, administrator)
    expect(late.json).toMatchObject({ why: 'changed-meanwhile' })
  })

  test('is turned off, once, and can be set again', async () => {
    await site.form('/channels/dingtalk', WEBHOOK, administrator)
    const came = await byEight(paths.channelEnd, () => site.post('/channels/dingtalk/end', {}, administrator))
    expect(came.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await site.get('/channels/dingtalk', administrator)).text).toContain('现在什么也不发')
    const off = await site.post('/channels/dingtalk/test', {}, administrator)
    expect(off.json).toMatchObject({ why: 'channel-off' })
    expect((await site.form('/channels/dingtalk', WEBHOOK, administrator)).status).toBe(303)
  })

  test('others neither set nor try it', async () => {
    for (const path of ['/channels/mail', '/channels/mail/end', '/channels/mail/test'])
      expect((await site.form(path, MAIL, auditor)).status).toBe(403)
  })
})

describe('a trial', () => {
  test('sends one and says what the other side answered', async () => {
    await site.form('/channels/mail', MAIL, administrator)
    const taken = await site.form('/channels/mail/test', { to: 'somebody@example.org' }, administrator)
    expect([taken.status, taken.text.includes('对方收下了'), taken.text.includes('250 taken')]).toEqual([
      ...[200, true, true],
    ])
    const not = await site.form('/channels/mail/test', { to: 'refused@example.org' }, administrator)
    expect([not.status, not.text.includes('No such mailbox')]).toEqual([422, true])
    for (const to of ['', '某人', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org']) {
      const nobody = await site.form('/channels/mail/test', { to }, administrator)
      expect([nobody.status, nobody.text.includes('请填写收件的邮箱')]).toEqual([422, true])
    }
    const sms = await site.post('/channels/webhook/test', { to: '13800000000' }, administrator)
    expect(sms.json).toMatchObject({ said: expect.stringContaining('200') })
    expect(await entriesOf(site.db, 'channel:mail')).toMatchObject([
      { what: 'channel-set' },
      { what: 'channel-tried' },
      { what: 'channel-tried' },
    ])
  })

  test('of eight at once is one, and the others are told', async () => {
    const sent: Parcel[] = []
    const counts: Carry = async (_, parcel) => {
      sent.push(parcel)
      return { ok: true, value: 'taken' }
    }
    const by = person(administrator.id, ['administrator'])
    const trial = { channel: 'wecom', to: '', link: 'https://site.example.org/channels' } as const
    const came = await byEight(paths.channelTest, () =>
      tryChannel(site.db, SECRETS, by, trial, counts, NOW + 5),
    )
    expect([came.filter(({ ok }) => ok).length, sent.length]).toEqual([1, 1])
  })

  test('a setting whose secret is gone, or that was changed underneath, is not used', async () => {
    const by = person(administrator.id, ['administrator'])
    const setting = { channel: 'webhook', ...WEBHOOK } as const
    const other: [string] = ['a-secret-of-before-that-is-gone-0123456789']
    await setChannel(site.db, other, by, setting, NOW + 10)
    const trial = { channel: 'webhook', to: '1', link: 'https://site.example.org/' } as const
    const refused = await tryChannel(site.db, SECRETS, by, trial, carry, NOW + 11)
    expect(refused).toEqual({ ok: false, refusal: { why: 'setting-key-unknown' } })
    expect(await tryChannel(site.db, [SECRETS[0], ...other], by, trial, carry, NOW + 12)).toMatchObject({
      ok: true,
    })
  })

  test('a demonstration sends nothing, whatever is set', async () => {
    await site.db.run(sql`insert into demonstration (id, at) values (1, ${NOW})`)
    const by = person(administrator.id, ['administrator'])
    const never: Carry = () => Promise.reject(new Error('sent'))
    const trial = { channel: 'mail', to: 'a@example.org', link: 'https://site.example.org/' } as const
    expect(await tryChannel(site.db, SECRETS, by, trial, never, NOW + 20)).toEqual({
      ok: false,
      refusal: { why: 'demonstration-sends-nothing' },
    })
  })
})
