import { beforeAll, describe, expect, test } from 'vitest'
import { letterTo } from '../../src/letters/store.ts'
import { peopleSite } from '../people/site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.person('hers')
  await site.person('his')
})

test('shows one’s own letters, newest first, and marks them read', async () => {
  const letter = (subject: string) => ({
    kind: 'task' as const,
    subject,
    body: '请在5个工作日内补正。',
    about: '/proposals/1',
    grounds: [],
  })
  await letterTo('hers', letter('第一封'))(site.db, site.clock.now - 2)
  await letterTo('hers', letter('第二封'))(site.db, site.clock.now - 1)
  await letterTo('his', letter('别人的信'))(site.db, site.clock.now)
  const browser = site.browser()
  await browser.signIn('hers')
  expect(await (await browser.get('/account')).text()).toContain('信件（2）')
  const first = await (await browser.get('/letters')).text()
  expect(first).toContain('共2封，2封没有读过')
  expect(first.indexOf('第二封')).toBeLessThan(first.indexOf('第一封'))
  expect(first).toContain('<a href="/proposals/1">第一封</a>')
  expect(first).not.toContain('别人的信')
  const second = await (await browser.get('/letters')).text()
  expect(second).toContain('共2封')
  expect(second).not.toContain('没有读过')
  expect(second).not.toContain('信件（')
  const his = site.browser()
  await his.signIn('his')
  expect(await (await his.get('/account')).text()).toContain('信件（1）')
})

test('names what a letter rests on, each a link to its text; a letter without says nothing of it', async () => {
  await site.person('ruled')
  const plain = {
    kind: 'result' as const,
    subject: '没有依据的信',
    body: '权限改了。',
    about: '/account',
    grounds: [],
  }
  const grounds = [
    { says: '《管理办法》第二十三条', href: '/rulebooks/v1#clause-23' },
    { says: '征集公告', href: '/calls/r1' },
  ]
  await letterTo('ruled', plain)(site.db, site.clock.now - 2)
  const browser = site.browser()
  await browser.signIn('ruled')
  expect(await (await browser.get('/letters')).text()).not.toContain('依据：')
  await letterTo('ruled', { ...plain, subject: '请补正', grounds })(site.db, site.clock.now - 1)
  expect(await (await browser.get('/letters')).text()).toContain(
    '依据：<a href="/rulebooks/v1#clause-23">《管理办法》第二十三条</a>、<a href="/calls/r1">征集公告</a>',
  )
})

test('shows those of one kind, which each of them says', async () => {
  await site.person('choosing')
  const of = (kind: 'due' | 'money') => ({
    kind,
    subject: `${kind}的信`,
    body: '有事。',
    about: '/',
    grounds: [],
  })
  await letterTo('choosing', of('due'))(site.db, site.clock.now)
  await letterTo('choosing', of('money'))(site.db, site.clock.now)
  const browser = site.browser()
  await browser.signIn('choosing')
  const money = await (await browser.get('/letters?kind=money')).text()
  expect(money).toContain('，钱款')
  expect([money.includes('钱款共1封'), money.includes('due的信')]).toEqual([true, false])
  expect(await (await browser.get('/letters?kind=security')).text()).toContain('没有“账号与安全”的信件')
  for (const kind of ['', 'nothing', '%00'])
    expect(await (await browser.get(`/letters?kind=${kind}`)).text()).toContain('共2封')
})

test('says so when there are none', async () => {
  await site.person('nothing')
  const browser = site.browser()
  await browser.signIn('nothing')
  expect(await (await browser.get('/letters')).text()).toContain('还没有信件')
})

describe('of an inbox longer than a page', () => {
  const inbox = async (id: string) => {
    await site.person(id)
    for (let i = 0; i < 101; i += 1) {
      const letter = {
        kind: 'result' as const,
        subject: `第${i}封`,
        body: '已收到。',
        about: '/calls',
        grounds: [],
      }
      await letterTo(id, letter)(site.db, site.clock.now - 1000 + i)
    }
    const browser = site.browser()
    await browser.signIn(id)
    return { browser, read: async (path: string) => (await browser.get(path)).text() }
  }

  test('every letter can be reached, and reading all of them leaves none unread', async () => {
    const { read } = await inbox('reader')
    const first = await read('/letters')
    expect(first).toContain('共101封，101封没有读过')
    expect(first).toContain('href="/letters?page=2"')
    expect([first.includes('>第51封<'), first.includes('>第50封<')]).toEqual([true, false])
    expect(await read('/letters?page=2')).toContain('共101封，51封没有读过')
    const last = await read('/letters?page=3')
    expect(last).toContain('1封没有读过')
    expect(last).toContain('>第0封<')
    expect(last).not.toContain('全部标为已读')
    expect(await read('/account')).not.toContain('信件（')
    expect(await read('/letters?page=9')).toContain('共101封')
  })

  test('those of one kind turn, too, and a page after the last says so', async () => {
    const { read } = await inbox('kinds')
    expect(await read('/letters?kind=result')).toContain('href="/letters?kind=result&amp;page=2"')
    expect(await read('/letters?kind=result&page=3')).toContain('>第0封<')
    expect(await read('/letters?kind=result&page=9')).toContain('没有第9页，共3页')
  })

  test('all can be marked read at once, but for what has come since', async () => {
    const { browser, read } = await inbox('marker')
    const first = await read('/letters')
    const [, until = ''] = /name="until" value="(\d+)"/.exec(first) ?? []
    expect(first).toContain('全部标为已读')
    const late = {
      kind: 'result' as const,
      subject: '刚到的信',
      body: '已收到。',
      about: '/calls',
      grounds: [],
    }
    await letterTo('marker', late)(site.db, Number(until) + 1)
    const marked = await browser.post('/letters/readings', { until })
    expect([marked.status, marked.headers.get('location')]).toEqual([303, '/letters'])
    expect(await read('/account')).toContain('信件（1）')
    expect((await browser.post('/letters/readings', { until: String(Number(until) + 1) })).status).toBe(303)
    expect(await read('/account')).not.toContain('信件（')
  })
})
