import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, look, picture, signIn, useBrowser } from './visit.ts'

/** Any form with more than one line of text is kept while it is typed; without a connection a button says so. */
const openPage = useBrowser()

const NEW = '/needs/new'
const STORY = '晚上看不见台阶，老人不敢出门。'
const story = (page: Page) => page.getByLabel('具体情况')
const send = (page: Page) => page.getByRole('button', { name: '提交需求' })
const keptHere = (page: Page) =>
  page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('typed ')).length`)

async function fillIn(page: Page, title: string): Promise<void> {
  await page.getByLabel('需要什么').fill(title)
  await page.getByLabel('街道和社区').selectOption({ label: '和平里街道青年湖社区' })
  await page.getByLabel('涉及哪些人').fill('楼里的老人')
  await page.getByLabel('大约多少人').fill('20')
  await page.getByText('较急').click()
}

test('a tab that was closed: its words are there again, refused or not, until they are sent', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at(NEW))
  await story(page).pressSequentially(STORY)
  const context = page.context()
  await page.close()
  const next = await context.newPage()
  await next.goto(at(NEW))
  await next.getByText(/找回了您.*写的/).waitFor()
  expect(await story(next).inputValue()).toBe(STORY)
  await look(next, 'text-found-again')
  await send(next).click()
  await next.getByRole('alert').waitFor()
  await next.close()
  const third = await context.newPage()
  await third.goto(at(NEW))
  await expect.poll(() => story(third).inputValue()).toBe(STORY)
  await fillIn(third, '楼道灯坏了很久')
  await send(third).click()
  await third.locator('.receipt').waitFor()
  await expect.poll(() => keptHere(third)).toBe(0)
  await third.goto(at(NEW))
  expect(await story(third).inputValue()).toBe('')
})

test('a page that says no in place of an answer has taken nothing', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at(NEW))
  await story(page).fill(STORY)
  await page.route('**/needs', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 500,
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><html lang="zh-CN"><meta name="person" content="x"><meta name="refused" content="yes"><title>x</title><script src="/saving.mjs" type="module"></script>`,
        })
      : route.continue(),
  )
  await send(page).click()
  await page.waitForURL(/needs$/)
  await page.goto(at(NEW))
  await expect.poll(() => story(page).inputValue()).toBe(STORY)
})

test('without a connection a button leads nowhere, on a phone: it says so, and works when there is one again', async () => {
  const page = await openPage(true)
  await page.goto(at(NEW))
  await fillIn(page, '台阶没有扶手')
  await story(page).fill(STORY)
  await page.context().setOffline(true)
  await send(page).tap()
  await page.getByText('没有联网，还没有办成').waitFor()
  expect([page.url(), await story(page).inputValue()]).toEqual([at(NEW), STORY])
  await look(page, 'offline')
  await page.context().setOffline(false)
  await expect.poll(() => page.locator('.offline').count()).toBe(0)
  await send(page).tap()
  await page.locator('.receipt').waitFor()
})

test('where the site cannot be reached, a button leads to our page, and back to what was typed', async () => {
  const page = await openPage(true, true)
  await signIn(page, 'jingban')
  await page.goto(at(NEW))
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.reload()
  await fillIn(page, '门口没有坡道')
  await story(page).fill(STORY)
  await page.context().setOffline(true)
  // a line that is there and leads nowhere
  await page.evaluate(`Object.defineProperty(navigator, 'onLine', { get: () => true })`)
  await send(page).tap()
  await page.getByRole('heading', { name: '没有联网，还没有办成' }).waitFor()
  await picture(page, 'offline-page-360')
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '再试一次' }).click()
  await page.goto(at(NEW))
  await expect.poll(() => story(page).inputValue()).toBe(STORY)
  await send(page).tap()
  await page.locator('.receipt').waitFor()
})

test('what is typed on a phone is gone on with at the office, until it is handed in or given up', async () => {
  const phone = await openPage(true)
  await signIn(phone, 'jingban')
  await phone.goto(at(NEW))
  await story(phone).fill(STORY)
  await phone.getByText(/^已保留，/).waitFor()
  const office = await openPage()
  await signIn(office, 'jingban')
  await office.goto(at(NEW))
  await office.getByText(/找回了您.*写的/).waitFor()
  expect(await story(office).inputValue()).toBe(STORY)
  await story(office).fill(`${STORY}楼道也没有灯。`)
  await office.getByText(/^已保留，/).waitFor()
  // the phone has not read it, and writes on
  await story(phone).fill(`${STORY}请装扶手。`)
  await phone.getByText('与这里的不同').waitFor()
  await look(phone, 'text-of-two-devices')
  expect(await story(phone).inputValue()).toBe(`${STORY}请装扶手。`)
  await phone.getByRole('button', { name: '换成那一份' }).tap()
  expect(await story(phone).inputValue()).toBe(`${STORY}楼道也没有灯。`)
  await office.goto(at('/texts'))
  await look(office, 'texts')
  // what this person has left elsewhere, too
  const giveUp = office.getByRole('button', { name: '放弃' })
  for (let left = await giveUp.count(); left > 0; left -= 1) {
    await giveUp.first().click()
    await expect.poll(() => giveUp.count()).toBe(left - 1)
  }
  await office.getByText('没有留下的内容').waitFor()
  await phone.goto(at('/account'))
  await phone.goto(at(NEW))
  await expect.poll(() => story(phone).inputValue()).toBe('')
})

test('what was typed before the script came is kept as well', async () => {
  const page = await openPage()
  await signIn(page, 'shequ01')
  await page.route('**/saving.mjs', async (route) => {
    await story(page).fill(STORY)
    await route.continue()
  })
  await page.goto(at(NEW))
  await page.getByText(/^已保留，/).waitFor()
  await page.unroute('**/saving.mjs')
  await page.reload()
  await expect.poll(() => story(page).inputValue()).toBe(STORY)
})

test('what another window wrote since is not given up with the text that this one hands in', async () => {
  const [one, other] = [await openPage(), await openPage()]
  for (const page of [one, other]) {
    await signIn(page, 'fuze')
    await page.goto(at(NEW))
  }
  await story(other).fill('在另一个窗口写的。')
  await other.getByText(/^已保留，/).waitFor()
  await fillIn(one, '门铃不响')
  await story(one).fill(STORY)
  await send(one).click()
  await one.locator('.receipt').waitFor()
  await other.reload()
  await expect.poll(() => story(other).inputValue()).toBe('在另一个窗口写的。')
})

test('a report is kept where its organization’s people go on with it', async () => {
  const page = await openPage()
  await signIn(page, 'o014')
  await page
    .getByRole('link', { name: /^提交报告：/ })
    .first()
    .click()
  const progress = (on: Page) => on.getByLabel('进展', { exact: true })
  await progress(page).fill('小组每两周一次，来了十二个人。')
  await page.getByText(/^已保留，/).waitFor()
  const colleague = await openPage(true)
  await signIn(colleague, 'o014')
  await colleague.goto(page.url())
  await expect.poll(() => progress(colleague).inputValue()).toBe('小组每两周一次，来了十二个人。')
  await look(colleague, 'report-found-again')
  await colleague.getByRole('button', { name: '放弃我写的' }).tap()
  await expect.poll(() => progress(colleague).inputValue()).toBe('')
})
