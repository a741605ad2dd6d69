import { beforeAll, expect, test } from 'vitest'
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
  const plain = { subject: '没有依据的信', body: '权限改了。', about: '/account', grounds: [] }
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

test('says so when there are none', async () => {
  await site.person('nothing')
  const browser = site.browser()
  await browser.signIn('nothing')
  expect(await (await browser.get('/letters')).text()).toContain('还没有信件')
})
