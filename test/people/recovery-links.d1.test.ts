import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { type Link, answerRecovery, recover, useRecovery } from '../../src/people/recovery/actions.ts'
import { LINK_HOURS } from '../../src/people/recovery/rules.ts'
import { recoveriesOf } from '../../src/people/recovery/store.ts'
import { sayCode } from '../../src/people/rules/invitation.ts'
import { suspend } from '../../src/people/suspensions/actions.ts'
import { person } from '../round/people.ts'
import { type Browser, NOW, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
let first: Browser
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('second', ['administrator'])
  await site.person('witness', ['auditor'])
  first = await signedIn('admin')
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

const subjectsTo = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)
const newest = async (id: string) => (await recoveriesOf(site.db, id))[0]?.id ?? ''
/** The way of two, to the link. */
async function linkFor(id: string, kind: 'password' | 'factors' = 'factors'): Promise<Link> {
  await recover(site.db, admin, id, { kind, ...PROOF }, NOW)
  const given = await answerRecovery(site.db, other, await newest(id), ALSO, NOW)
  if (!given.ok || !given.value) throw new Error('no link')
  return given.value
}

describe('a link', () => {
  test('ends to the millisecond after its hours, and a new one can be made then', async () => {
    await site.person('zhou')
    const { token, code } = await linkFor('zhou')
    const end = NOW + LINK_HOURS * 3_600_000
    expect(await useRecovery(site.db, token, code, NEW, end)).toMatchObject({
      refusal: { why: 'recovery-over', state: 'expired' },
    })
    const again = { kind: 'factors', ...PROOF } as const
    expect(await recover(site.db, admin, 'zhou', again, end - 1)).toMatchObject({
      refusal: { why: 'recovery-open', until: end },
    })
    expect(await recover(site.db, admin, 'zhou', again, end)).toMatchObject({ ok: true })
  })

  test('is kept as a hash alone', async () => {
    await site.person('wu')
    const { token, code } = await linkFor('wu')
    const kept = JSON.stringify(await site.db.all('select * from recovery_answers'))
    expect([kept.includes(token), kept.includes(code)]).toEqual([false, false])
    expect(kept).toMatch(/[0-9a-f]{64}/)
  })

  test('its person, still signed in, has not asked for it: it is void', async () => {
    await site.person('zheng')
    const browser = await signedIn('zheng')
    const { token, code } = await linkFor('zheng')
    const page = await (await browser.get('/account')).text()
    expect(page).toContain('有人为您的账号办理找回')
    const path = `/account/recoveries/${await newest('zheng')}/withdrawal`
    expect((await first.post(path)).status).toBe(404)
    expect((await browser.post(path)).status).toBe(303)
    expect(await useRecovery(site.db, token, code, NEW, NOW)).toMatchObject({
      refusal: { why: 'recovery-over', state: 'withdrawn' },
    })
    expect(await subjectsTo('witness')).toContain('找回账号已作废：zheng的姓名')
    expect((await browser.post(path)).status).toBe(422)
  })

  test('guessing its code waits after a few', async () => {
    await site.person('feng')
    const { token, code } = await linkFor('feng')
    const browser = site.browser()
    const wrong = () => browser.post(`/sign-in/recoveries/${token}`, { code: 'ZZZZZZZZ', password: NEW })
    for (let n = 0; n < 6; n += 1) await wrong()
    const right = await browser.post(`/sign-in/recoveries/${token}`, { code: sayCode(code), password: NEW })
    expect(right.status).toBe(429)
  })

  test('of an account that is suspended opens nothing, and none is made', async () => {
    await site.person('chen')
    const { token, code } = await linkFor('chen')
    await suspend(site.db, admin, 'chen', '离职', NOW)
    expect(await useRecovery(site.db, token, code, NEW, NOW)).toMatchObject({
      refusal: { why: 'recovery-suspended' },
    })
    expect(await recover(site.db, admin, 'chen', { kind: 'factors', ...PROOF }, NOW)).toMatchObject({
      refusal: { why: 'recovery-suspended' },
    })
  })

  test('that nobody was given is not there', async () => {
    expect((await site.browser().get('/sign-in/recoveries/nothing')).status).toBe(404)
    expect(
      (await site.browser().post('/sign-in/recoveries/nothing', { code: '1', password: NEW })).status,
    ).toBe(404)
  })
})
