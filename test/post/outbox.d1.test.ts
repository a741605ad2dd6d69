import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { suspend } from '../../src/people/suspensions/actions.ts'
import { letterTo } from '../../src/letters/store.ts'
import { setChannel } from '../../src/post/actions.ts'
import { type Carry, carry as reallyCarry } from '../../src/post/carriers/carry.ts'
import { sendWaiting } from '../../src/post/outbox/actions.ts'
import { sendPost } from '../../src/post/outbox/send.ts'
import { MOST_TRIES } from '../../src/post/outbox/rules.ts'
import { person } from '../round/people.ts'
import { ORIGIN, type Site, type Someone, openSite } from '../support.ts'
import worker from '../../src/worker.ts'

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const DAY = 86_400_000
const SECRETS: [string] = [env.DATA_SECRET]
const at = inject('otherSide')
let site: Site
let administrator: Someone
let clock = NOW

beforeAll(async () => {
  site = await openSite(NOW)
  administrator = await site.person('管理', ['administrator'])
  const by = person(administrator.id, ['administrator'])
  const server = { host: 'localhost', port: at.mail, username: '', password: '', from: 'office@example.org' }
  await setChannel(site.db, SECRETS, by, { channel: 'mail', ...server }, NOW)
})

const reached = async (name: string): Promise<Someone> => {
  const someone = await site.person(name)
  await site.db.run(
    sql`insert into addresses values (${someone.id}, 'mail', ${`${someone.id}@example.org`}, ${NOW})`,
  )
  return someone
}
const LETTER = { kind: 'task' as const, body: '请在6月20日以前办理', about: '/letters', grounds: [] }
const write = (to: Someone, subject: string) =>
  site.db.batch([letterTo(to.id, { ...LETTER, subject })(site.db, clock)])
const send = (carry: Carry, most?: number) =>
  sendWaiting(
    { db: site.db, secrets: SECRETS, origin: 'https://site.example.org', carry, clock: () => clock },
    most,
  )
const stop = (someone: Someone) =>
  suspend(site.db, person(administrator.id, ['administrator']), someone.id, '离职', clock)
const came = () =>
  site.db.all<{ subject: string; came: string | null; tries: number }>(sql`
  select l.subject, o.came, o.tries from outbox o join letters l on l.id = o.letter_id order by o.rowid`)

describe('the outbox', () => {
  test('sends a letter right away, once, to whoever is reached; to others nothing', async () => {
    const someone = await reached('收信')
    const other = await site.person('没有邮箱')
    await write(someone, '补正通知：安怡')
    await write(other, '补正通知：夕阳红')
    await send(reallyCarry)
    await send(reallyCarry)
    expect(await came()).toEqual([{ subject: '补正通知：安怡', came: 'sent', tries: 1 }])
    const all: { to: string; text: string }[] = await (
      await fetch(`https://localhost:${at.web}/received`)
    ).json()
    expect(all.filter(({ to }) => to === `${someone.id}@example.org`).map(({ text }) => text)).toEqual([
      '请在6月20日以前办理\n\nhttps://site.example.org/letters\n',
    ])
  })

  test('on Cloudflare leaves after the answer to whoever sent a form', async () => {
    const someone = await reached('之后')
    await write(someone, '通知：之后')
    const after: Promise<unknown>[] = []
    const context = { waitUntil: (work: Promise<unknown>) => void after.push(work) }
    const asked = (method: string) =>
      Reflect.apply(worker.fetch, worker, [new Request(`${ORIGIN}/sign-out`, { method }), env, context])
    await asked('GET')
    expect(after).toHaveLength(0)
    await asked('POST')
    await Promise.all(after)
    expect(await came()).toContainEqual({ subject: '通知：之后', came: 'sent', tries: 1 })
  })

  test('on Cloudflare leaves by itself within ten minutes, though nobody asks for anything', async () => {
    const someone = await reached('无人')
    await write(someone, '通知：无人')
    const turn = Date.parse('2026-06-15T10:10:00+08:00')
    const run = (scheduledTime: number) =>
      worker.scheduled({ scheduledTime, cron: '', noRetry() {} }, { ...env })
    await run(turn - 60_000)
    expect(await came()).toContainEqual({ subject: '通知：无人', came: null, tries: 0 })
    await run(turn)
    expect(await came()).toContainEqual({ subject: '通知：无人', came: 'sent', tries: 1 })
  })

  test('links to the site’s own address, and to none by which somebody asked for it', async () => {
    const someone = await reached('链接')
    for (const [known, link] of [
      [{}, '\n\n\n'],
      [{ SITE_URL: 'https://own.example.org' }, '\n\nhttps://own.example.org/letters\n'],
    ] as const) {
      await write(someone, '通知：链接')
      await sendPost({ ...env, ...known }, () => clock)
      const all: { to: string; text: string }[] = await (
        await fetch(`https://localhost:${at.web}/received`)
      ).json()
      const theirs = all.filter(({ to }) => to === `${someone.id}@example.org`)
      expect(theirs.at(-1)?.text).toBe(`请在6月20日以前办理${link}`)
      clock += 1000
    }
  })

  test('two at once do not send the same', async () => {
    const someone = await reached('两处')
    for (let n = 0; n < 6; n += 1) await write(someone, `通知：${n}`)
    const sent: string[] = []
    const takes: Carry = async (_, { subject }) => {
      sent.push(subject)
      return { ok: true, value: '' }
    }
    await Promise.all([send(takes), send(takes), send(takes)])
    expect(sent.toSorted()).toEqual([0, 1, 2, 3, 4, 5].map((n) => `通知：${n}`))
  })

  test('pauses grow, and in the end it is given up with a word to the administrators', async () => {
    const someone = await reached('收不到')
    await write(someone, '通知：总也不到')
    const tried: number[] = []
    const fails: Carry = async () => {
      tried.push(clock)
      return { ok: false, refusal: { why: 'not-taken', said: 'busy' } }
    }
    for (let minute = 0; minute < 5000 && tried.length < MOST_TRIES; minute += 5, clock += 5 * 60_000)
      await send(fails)
    const pauses = tried.slice(1).map((moment, i) => moment - (tried[i] ?? 0))
    expect([tried.length, pauses]).toEqual([MOST_TRIES, pauses.toSorted((a, b) => a - b)])
    clock += 10 * DAY
    expect(await send(fails)).toBe(0)
    site.now = clock
    const told = await site.get('/letters', administrator)
    expect(told.text).toContain('站外发送没有成功：邮件')
  })

  test('whoever is suspended gets nothing that was written before', async () => {
    const someone = await reached('停用')
    await write(someone, '通知：以前的')
    clock += 1000
    expect((await stop(someone)).ok).toBe(true)
    const never: Carry = () => Promise.reject(new Error('sent'))
    await send(never)
    expect(await came()).toContainEqual({ subject: '通知：以前的', came: 'not-theirs', tries: 1 })
  })
})
