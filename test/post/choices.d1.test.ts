import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { letterTo } from '../../src/letters/store.ts'
import type { LetterKind } from '../../src/letters/rules.ts'
import { entriesOf } from '../../src/history/store.ts'
import { paths } from '../../src/paths.ts'
import { chooseWays, setQuietHours } from '../../src/post/reach/actions/choices.ts'
import { UNCHOSEN } from '../../src/post/rules/ways.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { ask, reachedSite } from './reached.ts'

let site: Awaited<ReturnType<typeof reachedSite>>
beforeAll(async () => {
  site = await reachedSite()
  await site.withSms()
})

const ALL = UNCHOSEN.ways.mail
const MORNING = Date.parse('2026-11-23T08:00:00+08:00')

/** Signed in, and reached by mail. */
async function reached(username: string) {
  const browser = await site.signedIn(username)
  const address = `${username}@example.org`
  await ask(browser, address)
  await browser.post('/account/reach/mail/code', { code: await site.codeTo(address) })
  await site.arrives()
  return browser
}
const write = (to: string, kind: LetterKind, subject: string) =>
  site.db.batch([
    letterTo(to, { kind, subject, body: '请办理', about: '/letters', grounds: [] })(site.db, site.clock.now),
  ])

describe('of each kind', () => {
  test('somebody turns one off and keeps another, and gets only that', async () => {
    const browser = await reached('lin')
    const saved = await browser.post('/account/reach/mail/ways', { ...ALL, news: 'none' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/account/reach/mail'])
    await write('lin', 'news', '已公示：银铃')
    await write('lin', 'task', '请补正：银铃')
    expect((await site.arrives()).map(({ subject }) => subject)).toEqual(['请补正：银铃'])
    expect(await (await browser.get('/letters')).text()).toContain('已公示：银铃')
    const page = await (await browser.get('/account/reach/mail')).text()
    expect(/<select[^>]*name="news"[^]*?<option value="none" selected/.test(page)).toBe(true)
    expect((await entriesOf(site.db, 'person:lin')).at(-1)).toMatchObject({
      what: 'reach-chosen',
      particulars: { version: 1, besides: ['mail news none'], quiet: null },
    })
  })

  test('what goes once a day is one message in the morning, with one id', async () => {
    const browser = await reached('wuli')
    await browser.post('/account/reach/mail/ways', { ...ALL, news: 'daily', result: 'daily' })
    await write('wuli', 'news', '已公示：甲')
    await write('wuli', 'result', '入围：乙')
    await write('wuli', 'task', '请补正：丙')
    expect((await site.arrives()).map(({ subject }) => subject)).toEqual(['请补正：丙'])
    const before = site.clock.now
    site.clock.now = MORNING - 1
    expect(await site.arrives()).toEqual([])
    site.clock.now = MORNING
    const [first, ...others] = await site.arrives()
    expect(others).toEqual([])
    expect(first).toMatchObject({ to: 'wuli@example.org', subject: '2封新信件' })
    expect(first?.text).toBe('已公示：甲\n请办理\n\n入围：乙\n请办理')
    expect(await site.arrives()).toEqual([])
    site.clock.now = before
  })

  test('one that is mistaken, and a telephone alone', async () => {
    const browser = await reached('zhou')
    const tries: [string, Record<string, string>, string][] = [
      ['mail/ways', { ...ALL, news: 'weekly' }, '请选择公告和通知'],
      ['mail/ways', { ...ALL, security: 'daily' }, '请选择账号与安全'],
      ['mail/ways', { ...ALL, security: 'none' }, '至少要发到一个地方'],
      ['mail/ways', ALL, '没有要改的'],
    ]
    for (const [path, typed, says] of tries) {
      const answer = await browser.post(`/account/reach/${path}`, typed)
      expect([says, answer.status, (await answer.text()).includes(says)]).toEqual([says, 422, true])
    }
    expect((await browser.post('/account/reach/pigeon/ways', ALL)).status).toBe(404)
    await browser.post('/account/reach/webhook', { address: '13800000001', current: 'a long enough word' })
    await browser.post('/account/reach/webhook/code', { code: await site.codeTo('13800000001') })
    await site.arrives()
    expect((await browser.post('/account/reach/mail/ways', { ...ALL, security: 'none' })).status).toBe(303)
    await write('zhou', 'security', '新的通行密钥：周')
    expect((await site.arrives()).map(({ to }) => to)).toEqual(['13800000001'])
    // the telephone is gone: what concerns the account goes to the mailbox again
    await browser.post('/account/reach/webhook/end')
    await site.arrives()
    await write('zhou', 'security', '通行密钥已删除：周')
    expect((await site.arrives()).map(({ to }) => to)).toEqual(['zhou@example.org'])
  })
})

describe('quiet hours', () => {
  test('letters wait until they are over; a code and what concerns the account do not', async () => {
    const browser = await reached('chen')
    const before = site.clock.now
    expect((await browser.post('/account/quiet-hours', { from: '9', until: '12' })).status).toBe(303)
    await write('chen', 'task', '请补正：忙时')
    await write('chen', 'security', '新的通行密钥：陈')
    expect((await site.arrives()).map(({ subject }) => subject)).toEqual(['新的通行密钥：陈'])
    await ask(browser, 'chen.new@example.org')
    expect((await site.arrives()).map(({ to }) => to)).toEqual(['chen.new@example.org'])
    site.clock.now = Date.parse('2026-11-22T11:59:00+08:00')
    expect(await site.arrives()).toEqual([])
    site.clock.now = Date.parse('2026-11-22T12:00:00+08:00')
    expect((await site.arrives()).map(({ subject }) => subject)).toEqual(['请补正：忙时'])
    site.clock.now = before
  })

  test.each([
    [{ from: '22', until: '' }, '要一起填'],
    [{ from: '7', until: '7' }, '不能一样'],
    [{ from: '24', until: '7' }, '从几点应在0到23之间'],
    [{ from: '晚上', until: '7' }, '从几点'],
    [{ from: '', until: '' }, '没有要改的'],
  ])('of %j are refused', async (typed, says) => {
    const browser = await reached(`quiet${typed.from.length}${typed.until.length}${says.length}`)
    const answer = await browser.post('/account/quiet-hours', typed)
    expect([answer.status, (await answer.text()).includes(says)]).toEqual([422, true])
  })
})

test('of eight at once one has chosen', async () => {
  await site.person('eight')
  const by = person('eight')
  const { now } = site.clock
  const chosen = await byEight(paths.reachWays, () =>
    chooseWays(site.db, by, 'mail', { ...ALL, news: 'none' }, now),
  )
  expect(chosen.filter(({ ok }) => ok)).toHaveLength(1)
  const quiet = await byEight(paths.quietHours, () => setQuietHours(site.db, by, { from: 22, until: 7 }, now))
  expect(quiet.filter(({ ok }) => ok)).toHaveLength(1)
  const kept = await site.db.all(
    sql`select version, quiet_from from choices_of_now where person_id = 'eight'`,
  )
  expect(kept).toEqual([{ version: 2, quiet_from: 22 }])
})
