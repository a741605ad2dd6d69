import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { changeOwn } from '../../src/people/details/actions.ts'
import { acceptInvitation, invite } from '../../src/people/invitations/actions.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { people, sessions } from '../../src/people/tables.ts'
import { paths } from '../../src/paths.ts'
import { byEight, theOne } from '../raced.ts'
import { person } from '../round/people.ts'
import { appCode } from './codes.ts'
import { NOW, PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('witness', ['auditor'])
})

async function signedIn(username: string, roles: Role[] = []) {
  await site.person(username, roles)
  const browser = site.browser()
  await browser.signIn(username)
  return browser
}
const stored = async (id: string) => (await site.db.select().from(people).where(eq(people.id, id)))[0]
const subjectsTo = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)
const change = (name: string, more = {}) => ({
  name: `${name}新名`,
  email: `${name}.new@example.org`,
  current: PASSWORD,
  ...more,
})

describe('a person changes their name and address', () => {
  test('with the password; other sessions end, this one goes on, and the new address signs in', async () => {
    const here = await signedIn('lin')
    const elsewhere = site.browser()
    await elsewhere.signIn('lin')
    expect(await (await here.get('/account')).text()).toContain('href="/account/details"')
    const done = await here.post('/account/details', change('lin', { email: 'LIN.new@example.org' }))
    expect([done.status, done.headers.get('location')]).toEqual([303, '/account'])
    expect(await stored('lin')).toMatchObject({ name: 'lin新名', email: 'lin.new@example.org' })
    expect([(await here.get('/account')).status, (await elsewhere.get('/account')).status]).toEqual([
      200, 303,
    ])
    expect((await site.browser().signIn('lin.new@example.org')).status).toBe(303)
    expect((await site.browser().signIn('lin@example.org')).status).toBe(422)
    expect(await entriesOf(site.db, 'person:lin')).toMatchObject([
      {
        what: 'details-changed',
        particulars: {
          ...{ nameBefore: 'lin的姓名', name: 'lin新名' },
          ...{ emailBefore: 'lin@example.org', email: 'lin.new@example.org' },
        },
      },
    ])
    expect(await subjectsTo('lin')).toEqual(['姓名或邮箱已修改：lin新名'])
    // of an applicant it is nobody else's business
    expect(await subjectsTo('witness')).toEqual([])
  })

  test('not without it: whoever only holds the session comes to nothing, and waits after a few tries', async () => {
    const browser = await signedIn('heng')
    const wrong = await browser.post('/account/details', change('heng', { current: 'not the word' }))
    const page = await wrong.text()
    expect([wrong.status, page.includes('密码不对'), page.includes('heng.new@example.org')]).toEqual([
      422,
      true,
      true,
    ])
    for (let n = 0; n < 12; n += 1)
      await browser.post('/account/details', change('heng', { current: `wrong ${n}` }))
    expect((await browser.post('/account/details', change('heng'))).status).toBe(429)
    expect(await stored('heng')).toMatchObject({ email: 'heng@example.org' })
  })

  test('not to an address that somebody has, nor to what it is already', async () => {
    const browser = await signedIn('guan')
    await site.person('taken')
    const taken = await browser.post('/account/details', change('guan', { email: 'taken@example.org' }))
    expect([taken.status, (await taken.text()).includes('已经有账号')]).toEqual([422, true])
    const same = await browser.post('/account/details', {
      ...{ name: 'guan的姓名', email: 'guan@example.org', current: PASSWORD },
    })
    expect([same.status, (await same.text()).includes('都没有改动')]).toEqual([422, true])
    const wrong = await browser.post('/account/details', change('guan', { email: 'nowhere', name: '' }))
    expect([wrong.status, (await wrong.text()).includes('邮箱的格式不对')]).toEqual([422, true])
  })

  test('of the staff the auditors are told', async () => {
    const browser = await signedIn('shen', ['officer'])
    await browser.post('/account/details', change('shen'))
    expect(await subjectsTo('witness')).toContain('姓名或邮箱已修改：shen新名')
  })

  test('two at once: one has done it; two to one address: one has it', async () => {
    await site.person('yi')
    await site.person('er')
    const as = (id: string, email: string) => changeOwn(site.db, person(id), { name: id, email }, null, NOW)
    theOne(await byEight(paths.details, (n) => as('yi', `a${n}@example.org`)))
    const both = await Promise.all([as('yi', 'c@example.org'), as('er', 'c@example.org')])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { why: 'email-taken' } })
  })
})

test('whoever has a second factor gives it afresh', async () => {
  const own = await peopleSite()
  Object.defineProperty(own.clock, 'now', { get: Date.now })
  await own.person('muyu')
  const browser = own.browser()
  await browser.signIn('muyu')
  const begun = await browser.json('/account/second-factor', { password: PASSWORD })
  const { secret } = await begun.json<{ secret: string }>()
  await browser.json('/account/second-factor/confirmation', { code: appCode(secret) })
  await own.db.update(sessions).set({ freshAt: Date.now() - 5 * 60_000 })
  expect((await browser.post('/account/details', change('muyu'))).status).toBe(403)
  const sent = { ...change('muyu'), secondFactor: appCode(secret, 1) }
  expect((await browser.post('/account/details', sent)).status).toBe(303)
})

test('a role-holder who takes somebody’s address does not keep them out: an invitation to it frees it', async () => {
  await site.person('squatter', ['expert'])
  const by = person('squatter', ['expert'])
  await changeOwn(site.db, by, { name: 'squatter', email: 'victim@example.org' }, null, NOW)
  const invited = await invite(
    site.db,
    null,
    { name: '本人', email: 'victim@example.org', roles: ['expert'] },
    NOW,
  )
  const { token, code } = invited.ok ? invited.value : { token: '', code: '' }
  const account = { username: 'victim', password: 'a word of their own' }
  expect(await acceptInvitation(site.db, token, code, account, NOW)).toMatchObject({
    refusal: { why: 'email-not-proven' },
  })
  expect(await acceptInvitation(site.db, token, code, { ...account, notMine: true }, NOW)).toMatchObject({
    ok: true,
  })
  expect((await stored('squatter'))?.email).toContain('@unproved.invalid')
})
