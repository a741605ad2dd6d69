import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, beginProposal, look, signIn, useBrowser } from './visit.ts'

/** Nothing that was typed is lost: without a connection, after a closed tab, when the session has ended. */
const openPage = useBrowser()

const NEED = '上下楼要人扶的老人，附近三栋楼有四十多位。'

/** A section of a new proposal of the organization's. */
async function sectionOf(page: Page, username: string, section: string): Promise<string> {
  const address = `${await beginProposal(page, username)}/sections/${section}`
  await page.goto(address)
  return address
}

const saved = (page: Page) => page.locator('.saved', { hasText: /^已保存/ }).waitFor()
const told = (page: Page, words: string) => page.locator('.saved', { hasText: words }).waitFor()
const keptHere = (page: Page) =>
  page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('typed ')).length`)

test('offline in mid-sentence, on a phone, and then online again', async () => {
  const page = await openPage(true)
  const address = await sectionOf(page, 'o020', 'need')
  await page.getByLabel('居民需求').pressSequentially('上下楼要人扶的')
  await saved(page)
  await expect.poll(() => keptHere(page)).toBe(0)
  await page.context().setOffline(true)
  await page.getByLabel('居民需求').pressSequentially('老人，附近三栋楼有四十多位。')
  await told(page, '联网后自动保存')
  await expect.poll(() => keptHere(page)).toBe(1)
  await page.context().setOffline(false)
  await saved(page)
  await expect.poll(() => keptHere(page)).toBe(0)
  await page.goto(address)
  expect(await page.getByLabel('居民需求').inputValue()).toBe(NEED)
})

test('a tab closed without a connection: the next one has it, and saves it', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o021', 'outputs')
  await page.context().setOffline(true)
  await page.getByLabel('产出指标第2行', { exact: true }).fill('送餐上门')
  await told(page, '联网后自动保存')
  const context = page.context()
  await page.close()
  await context.setOffline(false)
  const next = await context.newPage()
  await next.goto(address)
  await saved(next)
  expect(await next.getByLabel('产出指标第2行', { exact: true }).inputValue()).toBe('送餐上门')
  await next.reload()
  expect(await next.getByLabel('产出指标第2行', { exact: true }).inputValue()).toBe('送餐上门')
  await expect.poll(() => keptHere(next)).toBe(0)
})

test('a page put away before the pause of a second goes out with what it holds', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o022', 'about')
  await page.getByLabel('项目名称').fill('修修补补铺')
  await page.goto(at('/calls'))
  await page.goto(address)
  expect(await page.getByLabel('项目名称').inputValue()).toBe('修修补补铺')
})

test('an ended session says so, leads to the sign-in and back, and what was typed is saved then', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o023', 'need')
  await page.context().clearCookies()
  await page.getByLabel('居民需求').fill(NEED)
  await told(page, '登录已过期，您写的都留在这台设备上')
  await page.getByRole('link', { name: '登录后继续' }).click()
  await page.getByLabel(/用户名/).fill('o023')
  await page.getByLabel('密码').fill('yanshi-2013')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(address)
  await saved(page)
  await page.reload()
  expect(await page.getByLabel('居民需求').inputValue()).toBe(NEED)
})

test('the link of an ended session stays under the finger when its press saves once more', async () => {
  const page = await openPage()
  await sectionOf(page, 'o029', 'need')
  await page.context().clearCookies()
  await page.getByLabel('居民需求').fill(NEED)
  await page.getByRole('link', { name: '登录后继续' }).hover()
  const again = page.waitForResponse((answer) => answer.status() === 401)
  await page.mouse.down()
  await again
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  await page.mouse.up()
  await page.waitForURL(/\/sign-in/)
  expect(await page.getByLabel(/用户名/).isVisible()).toBe(true)
})

test('the button of an ended session leads to the sign-in and back too', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o024', 'need')
  await page.route('**/sections/need', (route) =>
    route.request().headers()['accept']?.includes('json') ? route.abort() : route.continue(),
  )
  await page.context().clearCookies()
  await page.getByLabel('居民需求').fill(NEED)
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.waitForURL(/sign-in/)
  await page.unroute('**/sections/need')
  await page.getByLabel(/用户名/).fill('o024')
  await page.getByLabel('密码').fill('yanshi-2013')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(address)
  await saved(page)
  expect(await page.getByLabel('居民需求').inputValue()).toBe(NEED)
})

test('what somebody else saved meanwhile stands beside what was left unsaved here', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o025', 'need')
  await page.getByLabel('目标').fill('四十位老人每周下楼')
  await saved(page)
  await page.context().setOffline(true)
  await page.getByLabel('居民需求').fill(NEED)
  await told(page, '联网后自动保存')
  const context = page.context()
  await page.close()
  await context.setOffline(false)
  const colleague = await openPage()
  await signIn(colleague, 'o025')
  await colleague.goto(address)
  const theirs = colleague.waitForResponse((response) => response.request().method() === 'POST')
  await colleague.getByLabel('居民需求').fill('同事写的另一种说法。')
  await theirs
  const next = await context.newPage()
  await next.goto(address)
  await next.getByRole('heading', { name: '另一个窗口保存的内容' }).waitFor()
  expect(await next.locator('main').innerText()).toContain('同事写的另一种说法。')
  expect(await next.getByLabel('居民需求').inputValue()).toBe(NEED)
  await look(next, 'proposal-elsewhere')
  await next.getByRole('button', { name: '保存并继续' }).click()
  await next.waitForURL(/sections\/(?!need)/)
  await expect.poll(() => keptHere(next)).toBe(0)
  await next.goto(address)
  expect(await next.getByLabel('居民需求').inputValue()).toBe(NEED)
})

test('the button takes what was typed along, and nothing stays on the device', async () => {
  const page = await openPage()
  await sectionOf(page, 'o026', 'about')
  await page.getByLabel('项目名称').fill('修修补补铺')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('heading', { level: 1, name: '需求与目标' }).waitFor()
  await expect.poll(() => keptHere(page)).toBe(0)
})

test('whoever signs out leaves nothing behind, and nobody is shown another’s words', async () => {
  const page = await openPage()
  const address = await sectionOf(page, 'o027', 'need')
  await page.context().setOffline(true)
  await page.getByLabel('居民需求').fill(NEED)
  await told(page, '联网后自动保存')
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await signIn(page, 'o028')
  expect((await page.goto(address))?.status()).toBe(404)
  await expect.poll(() => keptHere(page)).toBe(1)
  await page.goto(at('/account'))
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/account'))
  await expect.poll(() => keptHere(page)).toBe(0)
})
