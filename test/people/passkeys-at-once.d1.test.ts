import { beforeAll, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { subjects } from '../../src/history/subjects.ts'
import { paths } from '../../src/paths.ts'
import { passkeys } from '../../src/people/tables.ts'
import { COPIES, byEight, theOne } from '../raced.ts'
import { authenticator } from './authenticator.ts'
import { type Browser, PASSWORD, peopleSite } from './site.ts'

/** Passkeys, by eight at once. */
let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  Object.defineProperty(site.clock, 'now', { get: Date.now })
})

const begin = async (browser: Browser) =>
  browser.json('/account/passkeys/challenge', { name: '单位的电脑', password: PASSWORD })
const challenge = async (browser: Browser) =>
  (await browser.json('/sign-in/passkey/challenge', {})).json<{ challenge: string }>()

test('add one key: it is kept once; add one each: each is kept, and in the history', async () => {
  await site.person('ada')
  const browsers: { browser: Browser; name: string; answer: string }[] = []
  for (let n = 0; n < COPIES; n += 1) {
    const browser = site.browser()
    await browser.signIn('ada')
    const key = await authenticator()
    const asked = await (await begin(browser)).json<{ challenge: string }>()
    browsers.push({ browser, name: `第${n}个`, answer: await key.made(asked) })
  }
  const each = await byEight(paths.passkeys, async (n) => {
    const { browser, ...sent } = browsers[n] ?? { browser: site.browser() }
    return browser.post('/account/passkeys', sent)
  })
  expect(each.map(({ status }) => status)).toEqual(each.map(() => 303))
  const added = (await entriesOf(site.db, subjects.access('ada'))).filter(
    ({ what }) => what === 'passkey-added',
  )
  expect(added.map(({ particulars }) => particulars['name']).toSorted()).toEqual(
    browsers.map(({ name }) => name),
  )
})

test('send one answer: it is added once; and one signs in once', async () => {
  await site.person('bea')
  const browser = site.browser()
  await browser.signIn('bea')
  const key = await authenticator()
  const asked = await (await begin(browser)).json<{ challenge: string }>()
  const sent = { name: '手机', answer: await key.made(asked) }
  theOne(await byEight(paths.passkeys, () => browser.post('/account/passkeys', sent)))
  const visitor = site.browser()
  const answer = await key.signed(await challenge(visitor))
  theOne(await byEight(paths.signInPasskey, () => visitor.post('/sign-in/passkey', { answer })))
})

test('remove one key: it is removed once', async () => {
  await site.person('cleo')
  const browser = site.browser()
  await browser.signIn('cleo')
  const asked = await (await begin(browser)).json<{ challenge: string }>()
  const answer = await (await authenticator()).made(asked)
  await browser.post('/account/passkeys', { name: '手机', answer })
  const row = (await site.db.select().from(passkeys)).find(({ userId }) => userId === 'cleo')
  theOne(await byEight(paths.passkeyRemoval, () => browser.post(`/account/passkeys/${row?.id}/removal`)))
})
