import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { endFeed, makeFeed } from '../../src/people/feeds/actions.ts'
import { hashPassword } from '../../src/people/password.ts'
import { renewPassword } from '../../src/people/recovery/store.ts'
import { ownerOfFeed } from '../../src/people/session.ts'
import { suspend } from '../../src/people/suspensions/actions.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { NOW, ORIGIN, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
})

async function signedIn(id: string) {
  await site.person(id)
  const browser = site.browser()
  await browser.signIn(id)
  return browser
}
/** The address, as the page shows it. */
async function made(browser: Awaited<ReturnType<typeof signedIn>>): Promise<string> {
  const { headers } = await browser.post('/account/dates')
  const page = await (await browser.get(headers.get('location') ?? '')).text()
  return /class="code">([^<]+)</.exec(page)?.[1] ?? ''
}
const tokenIn = (address: string) => address.replace(`${ORIGIN}/dates/`, '').replace('.ics', '')
const ownerOf = async (address: string) => (await ownerOfFeed(site.db, tokenIn(address), NOW)).person?.id

describe('a calendar’s address', () => {
  test('is made, shown once, kept as a hash alone; its person is told', async () => {
    const browser = await signedIn('lin')
    expect(await (await browser.get('/account')).text()).toContain('href="/account/dates"')
    expect(await (await browser.get('/account/dates')).text()).toContain('还没有地址')
    const address = await made(browser)
    expect(address).toMatch(/^http:\/\/localhost:8787\/dates\/[\w-]{43}\.ics$/)
    expect(await ownerOf(address)).toBe('lin')
    const page = await (await browser.get('/account/dates')).text()
    expect([page.includes('换一个新地址'), page.includes(tokenIn(address))]).toEqual([true, false])
    const kept = JSON.stringify([
      await site.db.all(sql`select * from date_feeds`),
      await site.db.all(sql`select * from letters`),
      await entriesOf(site.db, 'person:lin'),
    ])
    expect(kept).not.toContain(tokenIn(address))
    expect(await lettersTo(site.db, 'lin')).toMatchObject([
      { kind: 'security', subject: '您的日历有了地址', about: '/account/dates' },
    ])
    expect(await entriesOf(site.db, 'person:lin')).toMatchObject([{ what: 'feed-made', by: 'lin' }])
  })

  test('is renewed: the one before is nobody’s from then on', async () => {
    const browser = await signedIn('wuli')
    const first = await made(browser)
    const second = await made(browser)
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([undefined, 'wuli'])
    expect((await lettersTo(site.db, 'wuli'))[0]?.subject).toBe('您的日历换了地址')
  })

  test('is given up, and only where there is one', async () => {
    const browser = await signedIn('zhou')
    const address = await made(browser)
    const ended = await browser.post('/account/dates/end')
    expect([ended.status, ended.headers.get('location')]).toEqual([303, '/account/dates'])
    expect(await ownerOf(address)).toBeUndefined()
    const again = await browser.post('/account/dates/end')
    expect([again.status, (await again.text()).includes('没有日历地址')]).toEqual([422, true])
  })

  test('is over with a password that is set anew, and while its person is suspended', async () => {
    const first = await made(await signedIn('qian'))
    const [head, ...rest] = renewPassword(site.db, 'qian', await hashPassword('seven quiet herons'), NOW)
    if (head) await site.db.batch([head, ...rest])
    expect(await ownerOf(first)).toBeUndefined()
    const second = await made(await signedIn('sun'))
    const admin = person('admin', ['administrator'])
    await site.person('admin', ['administrator'])
    await suspend(site.db, admin, 'sun', '离职', NOW)
    expect(await ownerOf(second)).toBeUndefined()
  })

  test('of eight at once one is made, and one given up', async () => {
    await site.person('eight')
    const by = person('eight')
    const feeds = await byEight(paths.ownDates, () => makeFeed(site.db, by, NOW))
    const tokens = feeds.flatMap((one) => (one.ok ? [one.value.token] : []))
    expect(tokens).toHaveLength(1)
    expect((await ownerOfFeed(site.db, tokens[0] ?? '', NOW)).person?.id).toBe('eight')
    const ended = await byEight(paths.ownDatesEnd, () => endFeed(site.db, by, NOW))
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
