import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { suspend } from '../../src/people/suspensions/actions.ts'
import { askForLink, useLink } from '../../src/post/passwords/actions.ts'
import { countingDb } from '../counting.ts'
import { openDb } from '../../src/db/db.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { NOW } from '../people/site.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { SECRETS, reachedSite } from './reached.ts'

const SITE = 'https://site.example.org'
const NEW = 'seven quiet herons'
const MINUTE = 60_000
let site: Awaited<ReturnType<typeof reachedSite>>
beforeAll(async () => {
  site = await reachedSite({ siteUrl: SITE })
})

async function reached(username: string, roles: Role[] = []) {
  await site.person(username, roles)
  await site.reach(username)
}
const ask = (login: string, headers: Record<string, string> = {}) =>
  site.browser().post('/sign-in/forgotten', { login }, headers)
/** The link in the one mail that has come. */
async function linkOf(login: string): Promise<string> {
  await site.arrives()
  await ask(login)
  const [mail] = await site.arrives()
  return new URL(mail?.link || SITE).pathname
}
const set = (link: string, password = NEW) => site.browser().post(link, { password })

describe('a new password by mail', () => {
  test('a link goes to the confirmed address, and works once; sessions end, and its person is told', async () => {
    await reached('lin')
    const before = site.browser()
    await before.signIn('lin')
    const page = await (await site.browser().get('/sign-in/forgotten')).text()
    expect(page).toContain('用邮箱重设')
    const asked = await ask('Lin')
    expect([asked.status, (await asked.text()).includes('请看邮箱')]).toEqual([200, true])
    const [mail, ...others] = await site.arrives()
    expect(others).toEqual([])
    expect([mail?.to, mail?.subject]).toEqual(['lin@example.org', '重设密码'])
    expect(mail?.link).toMatch(/^https:\/\/site\.example\.org\/sign-in\/forgotten\/[\w-]{43}$/)
    const link = new URL(mail?.link ?? '').pathname
    expect(await (await site.browser().get(link)).text()).toContain('lin的姓名')
    const weak = await set(link, 'password123')
    expect([weak.status, (await weak.text()).includes('太常见')]).toEqual([422, true])
    const used = await set(link)
    expect([used.status, (await used.text()).includes('新密码设好了')]).toEqual([200, true])
    expect((await before.get('/account')).status).toBe(303)
    expect((await site.browser().signIn('lin')).status).toBe(422)
    expect((await site.browser().signIn('lin', NEW)).status).toBe(303)
    const again = await set(link, 'eight quiet herons')
    expect([again.status, (await again.text()).includes('它已经用过')]).toEqual([422, true])
    const [letter] = await lettersTo(site.db, 'lin')
    expect(letter).toMatchObject({ kind: 'security', subject: '密码已重设：lin的姓名' })
    expect(await entriesOf(site.db, 'person:lin')).toMatchObject([{ what: 'password-mailed', by: 'lin' }])
    const kept = JSON.stringify([
      await site.db.all(sql`select * from mailed_links`),
      await site.db.all(sql`select * from outbox`),
    ])
    expect(kept).not.toContain(link.split('/').at(-1))
  })

  test('by the address that one signs in with, too; another link is over with it', async () => {
    await reached('zhou')
    const first = await linkOf('zhou@example.org')
    const second = await linkOf('zhou')
    expect(second).not.toBe(first)
    expect((await set(second)).status).toBe(200)
    expect((await site.browser().get(first)).status).toBe(422)
  })

  test('leads to the site’s own address, whatever whoever asks calls it', async () => {
    await reached('poisoned')
    await site.arrives()
    await ask('poisoned', { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    expect((await site.arrives()).map(({ link }) => new URL(link).origin)).toEqual([SITE])
  })

  test('is over after half an hour, or when the address has changed', async () => {
    await reached('late')
    const link = await linkOf('late')
    site.clock.now += 30 * MINUTE - 1
    expect((await site.browser().get(link)).status).toBe(200)
    site.clock.now += 1
    expect((await set(link)).status).toBe(422)
    await reached('moved')
    const other = await linkOf('moved')
    await site.db.run(
      sql`update addresses set address = 'new@example.org', confirmed_at = ${site.clock.now + 1} where person_id = 'moved'`,
    )
    expect((await set(other)).status).toBe(422)
    expect((await set('/sign-in/forgotten/unknown')).status).toBe(404)
  })

  test('a second factor stays, and is asked when they sign in', async () => {
    await reached('officer', ['officer'])
    await site.db.run(sql`update people set two_factor_enabled = 1 where id = 'officer'`)
    expect((await set(await linkOf('officer'))).status).toBe(200)
    const signedIn = await site.browser().signIn('officer', NEW)
    expect(signedIn.headers.get('location')).toContain('/sign-in/code')
    expect((await lettersTo(site.db, 'auditor')).map(({ subject }) => subject)).toContain(
      '密码已重设：officer的姓名',
    )
  })
})

describe('nobody learns whether there is an account', () => {
  test('the answer is the same, by as many statements, whoever is asked for', async () => {
    await reached('known')
    await site.person('unreached')
    await reached('stopped')
    const admin = person('admin', ['administrator'])
    await suspend(site.db, admin, 'stopped', '离职', NOW)
    await site.arrives()
    const answers = await Promise.all(
      ['known', 'unreached', 'stopped', 'nobody', 'nobody@example.org'].map(async (login) => {
        const answer = await ask(login)
        return [answer.status, await answer.text(), [...answer.headers].toSorted().join('\n')]
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await site.arrives()).map(({ to }) => to)).toEqual(['known@example.org'])
    const counts = []
    for (const login of ['known', 'unreached', 'stopped', 'nobody']) {
      const counted = countingDb(site.bindings.DB)
      await askForLink(openDb(counted.d1), SECRETS, { login, origin: SITE }, NOW)
      counts.push(JSON.stringify(counted.counts))
    }
    expect(new Set(counts).size).toBe(1)
    await site.arrives()
  })

  test('whoever acts for the office without a second factor is sent to it, by mail', async () => {
    await reached('approver', ['approver'])
    await site.arrives()
    await ask('approver')
    expect(
      (await site.arrives()).map(({ link, text }) => [link, text.includes('请联系公益创投办公室')]),
    ).toEqual([['', true]])
  })

  test('a mailbox gets three in half an hour, however many ask', async () => {
    await reached('flooded')
    await site.arrives()
    for (let n = 0; n < 6; n += 1) expect((await ask('flooded')).status).toBe(200)
    expect(await site.arrives()).toHaveLength(3)
  })

  test('whoever asks again and again waits; nothing and nonsense are refused', async () => {
    const browser = site.browser()
    const came = []
    for (let n = 0; n < 6; n += 1)
      came.push((await browser.post('/sign-in/forgotten', { login: `any${n}` })).status)
    expect(came).toEqual([200, 200, 200, 200, 200, 429])
    const empty = await ask('')
    expect([empty.status, (await empty.text()).includes('请填写用户名或邮箱')]).toEqual([422, true])
    expect((await ask('x'.repeat(101))).status).toBe(422)
    expect((await ask("' or 1=1 --@")).status).toBe(200)
    expect(await site.arrives()).toEqual([])
  })
})

test('of eight at once one sets the password', async () => {
  await reached('eight')
  await byEight(paths.forgotten, () =>
    askForLink(site.db, SECRETS, { login: 'eight', origin: SITE }, site.clock.now),
  )
  const [mail] = await site.arrives()
  const token = mail?.link.split('/').at(-1) ?? ''
  const clocks = { now: NOW, machine: site.clock.now }
  const used = await byEight(paths.newPassword, (n) => useLink(site.db, token, `${NEW} ${n}`, clocks))
  expect(used.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a site that does not know its own address, or a demonstration, sends nobody a link', async () => {
  const { SITE_URL: own } = site.bindings
  delete site.bindings.SITE_URL
  expect(await (await site.browser().get('/sign-in/forgotten')).text()).not.toContain('用邮箱重设')
  const off = await ask('lin')
  expect([off.status, (await off.text()).includes('现在不能用邮件重设密码')]).toEqual([422, true])
  if (own) site.bindings.SITE_URL = own
  await site.demonstrate()
  const shown = await ask('lin')
  expect([shown.status, (await shown.text()).includes('现在不能用邮件重设密码')]).toEqual([422, true])
})
