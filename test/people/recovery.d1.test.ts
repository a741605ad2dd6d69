import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import {
  type Link,
  answerRecovery,
  recover,
  useRecovery,
  withdrawOwn,
  withdrawRecovery,
} from '../../src/people/recovery/actions.ts'
import { recoveriesOf } from '../../src/people/recovery/store.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { passkeys, people } from '../../src/people/tables.ts'
import { paths } from '../../src/paths.ts'
import { byEight, eightOfEach, theOne } from '../raced.ts'
import { person } from '../round/people.ts'
import { type Browser, NOW, PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
let first: Browser
let second: Browser
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('second', ['administrator'])
  await site.person('boss', ['approver'])
  await site.person('witness', ['auditor'])
  first = await signedIn('admin')
  second = await signedIn('second')
})

const admin = person('admin', ['administrator'])
const other = person('second', ['administrator'])
const PROOF = { proof: '本人带身份证到办公室' }
const ALSO = { outcome: 'confirmed', says: '按登记的电话回拨' } as const
const NEW = 'seven quiet herons'

async function signedIn(username: string): Promise<Browser> {
  const browser = site.browser()
  await browser.signIn(username)
  return browser
}

/** Somebody with a second factor, or without. */
async function somebody(
  username: string,
  { roles = [], app = false }: { roles?: Role[]; app?: boolean } = {},
) {
  await site.person(username, roles)
  if (app) await site.db.update(people).set({ twoFactorEnabled: true }).where(eq(people.id, username))
  return person(username, roles)
}

const subjectsTo = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)
const newest = async (id: string) => (await recoveriesOf(site.db, id))[0]?.id ?? ''
/** The page on which a link is handed over, which its browser can load again. */
async function handed(browser: Browser, path: string, form: Record<string, string>) {
  const { headers } = await browser.post(path, form)
  return (await browser.get(headers.get('location') ?? '')).text()
}
/** What a page that hands a link over shows. */
const made = (page: string) => ({
  link: /\/sign-in\/recoveries\/[\w-]+/.exec(page)?.[0] ?? '',
  code: /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(page)?.[0] ?? '',
})

/** The way of two, to the link. */
async function linkFor(id: string, kind: 'password' | 'factors' = 'factors'): Promise<Link> {
  await recover(site.db, admin, id, { kind, ...PROOF }, NOW)
  const given = await answerRecovery(site.db, other, await newest(id), ALSO, NOW)
  if (!given.ok || !given.value) throw new Error('no link')
  return given.value
}

describe('a forgotten password', () => {
  test('of somebody without a second factor: one asks, another hands the link over, and whoever asked never sees it', async () => {
    await somebody('wang')
    const lost = await signedIn('wang')
    const asked = await first.post('/people/wang/recovery', { kind: 'password', ...PROOF })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/people/wang/recovery'])
    const path = `/recoveries/${await newest('wang')}`
    expect(await (await first.get(path)).text()).toContain('这是您自己申请的，要由另一位确认')
    expect((await first.post(`${path}/answer`, ALSO)).status).toBe(422)
    const page = await handed(second, `${path}/answer`, ALSO)
    const { link, code } = made(page)
    expect(page).toContain('一次性链接已生成')
    expect(await (await second.get(path)).text()).not.toContain(link)

    const stranger = site.browser()
    expect(await (await stranger.get(link)).text()).toContain('wang的姓名，您好')
    const wrong = await stranger.post(link, { code: 'AAAA-AAAA', password: NEW })
    expect([wrong.status, (await wrong.text()).includes('找回码不对')]).toEqual([422, true])
    const weak = await stranger.post(link, { code, password: 'wangwangwang' })
    expect([weak.status, (await weak.text()).includes('密码里不要有')]).toEqual([422, true])
    expect(await (await stranger.post(link, { code, password: NEW })).text()).toContain('新密码设好了')

    expect((await lost.get('/account')).status).toBe(303)
    expect((await site.browser().signIn('wang', PASSWORD)).status).toBe(422)
    expect((await site.browser().signIn('wang', NEW)).headers.get('location')).toContain('/desks/')
    const again = await stranger.post(link, { code, password: `${NEW} again` })
    expect([again.status, (await again.text()).includes('已经用过')]).toEqual([422, true])
    expect((await entriesOf(site.db, 'person:wang')).map(({ what, by }) => [what, by])).toEqual([
      ['recovery-asked', 'admin'],
      ['recovery-issued', 'second'],
      ['account-recovered', 'wang'],
    ])
    const told = ['账号已找回：wang的姓名', '找回账号的链接已生成：wang的姓名', '正在找回账号：wang的姓名']
    expect((await subjectsTo('wang')).toSorted()).toEqual(told.toSorted())
    expect(await subjectsTo('witness')).toEqual(expect.arrayContaining(told))
    expect((await subjectsTo('admin'))[0]).toBe('已确认：找回wang的姓名的账号')
    expect(await subjectsTo('second')).toContain('请确认找回账号：wang的姓名')
  })

  test('of somebody with one: one is enough, and the second factor stays', async () => {
    await somebody('li', { roles: ['officer'], app: true })
    const page = await handed(first, '/people/li/recovery', { kind: 'password', ...PROOF })
    const { link, code } = made(page)
    expect(await (await site.browser().post(link, { code, password: NEW })).text()).toContain('新密码设好了')
    const [row] = await site.db.select().from(people).where(eq(people.id, 'li'))
    expect(row?.twoFactorEnabled).toBe(true)
    expect((await entriesOf(site.db, 'person:li')).slice(-2)).toMatchObject([
      { what: 'recovery-issued', particulars: { kind: 'password', proof: PROOF.proof } },
      { what: 'account-recovered' },
    ])
  })

  test('a link that one was enough for opens nothing once the second factor is gone', async () => {
    await somebody('zhao', { app: true })
    const issued = await recover(site.db, admin, 'zhao', { kind: 'password', ...PROOF }, NOW)
    const link = issued.ok ? issued.value : null
    await site.db.update(people).set({ twoFactorEnabled: false }).where(eq(people.id, 'zhao'))
    const used = await useRecovery(site.db, link?.token ?? '', link?.code ?? '', NEW, NOW)
    expect(used).toMatchObject({ ok: false, refusal: { why: 'recovery-unprotected' } })
  })
})

const passkeyOf = (userId: string) => ({
  ...{ id: `${userId} key`, userId, name: '手机', credentialID: userId, publicKey: 'x', counter: 0 },
  ...{ deviceType: 'multiDevice', backedUp: true, createdAt: new Date(NOW) },
})

describe('lost factors', () => {
  test('take two persons of everybody; the app, the codes and the last passkey go', async () => {
    await somebody('sun', { roles: ['finance'], app: true })
    await site.db.insert(passkeys).values(passkeyOf('sun'))
    const { token, code } = await linkFor('sun')
    const page = await (
      await site.browser().post(`/sign-in/recoveries/${token}`, { code, password: NEW })
    ).text()
    expect(page).toContain('请马上重新开启两步验证')
    const [row] = await site.db.select().from(people).where(eq(people.id, 'sun'))
    const keys = await site.db.select().from(passkeys).where(eq(passkeys.userId, 'sun'))
    expect([row?.twoFactorEnabled, keys]).toEqual([false, []])
    expect((await site.browser().signIn('sun', NEW)).headers.get('location')).toContain('/desks/')
  })

  test('nobody of the two is whom it is for, and nobody asks for themselves', async () => {
    expect(await recover(site.db, admin, 'admin', { kind: 'factors', ...PROOF }, NOW)).toMatchObject({
      refusal: { why: 'own-recovery' },
    })
    await recover(site.db, admin, 'second', { kind: 'factors', ...PROOF }, NOW)
    const id = await newest('second')
    expect(await answerRecovery(site.db, other, id, ALSO, NOW)).toMatchObject({
      refusal: { why: 'own-role' },
    })
    // there is no other administrator besides the two: an approver
    expect(await answerRecovery(site.db, person('boss', ['approver']), id, ALSO, NOW)).toMatchObject({
      ok: true,
    })
    await withdrawRecovery(site.db, admin, id, NOW)
  })

  test('the second does not agree: nobody has a link, and it can be asked again', async () => {
    await somebody('qian', { app: true })
    await recover(site.db, admin, 'qian', { kind: 'factors', ...PROOF }, NOW)
    const refused = { outcome: 'refused', says: '打不通登记的电话' } as const
    expect(await answerRecovery(site.db, other, await newest('qian'), refused, NOW)).toEqual({
      ok: true,
      value: null,
    })
    expect((await recoveriesOf(site.db, 'qian'))[0]).toMatchObject({
      outcome: 'refused',
      linkExpiresAt: null,
    })
    expect(await recover(site.db, admin, 'qian', { kind: 'factors', ...PROOF }, NOW)).toMatchObject({
      ok: true,
    })
  })
})

describe('two at once: one has done it', () => {
  test('asking, answering, using', async () => {
    await somebody('chu')
    const asking = { kind: 'factors', ...PROOF } as const
    theOne(
      await byEight(paths.personRecovery, (n) => recover(site.db, n % 2 ? admin : other, 'chu', asking, NOW)),
    )
    const [asked] = await recoveriesOf(site.db, 'chu')
    const by = asked?.by === 'admin' ? other : admin
    const answers = await byEight(paths.recoveryAnswer, () =>
      answerRecovery(site.db, by, asked?.id ?? '', ALSO, NOW),
    )
    theOne(answers)
    const link = answers.flatMap((one) => (one.ok && one.value ? [one.value] : []))[0]
    const use = () => useRecovery(site.db, link?.token ?? '', link?.code ?? '', NEW, NOW)
    theOne(await byEight(paths.recovery, use))
  })

  test('making it void', async () => {
    const wei = await somebody('wei')
    await linkFor('wei')
    const id = await newest('wei')
    theOne(
      await eightOfEach([
        [paths.recoveryWithdrawal, () => withdrawRecovery(site.db, admin, id, NOW)],
        [paths.ownRecovery, () => withdrawOwn(site.db, wei, id, NOW)],
      ]),
    )
  })
})

test('what to do is said to everybody, with whom to call', async () => {
  const page = await (await site.browser().get('/sign-in/forgotten')).text()
  for (const says of ['忘记密码', '公益创投办公室', '找回码']) expect(page).toContain(says)
  expect(await (await site.browser().get('/sign-in')).text()).toContain('/sign-in/forgotten')
})
