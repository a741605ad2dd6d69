import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An officer writes on a rulebook: one long form, which is neither saved nor lost while it grows or is refused. */
const openPage = useBrowser()

const copyModel = async (page: Page) => {
  await signIn(page, 'jingban')
  await page.goto(at('/rulebooks'))
  await page.getByRole('button', { name: '复制示范文本' }).click()
  await page.waitForURL(/\/rulebooks\/\w{16}$/)
  return `${page.url()}/edit`
}
const save = (page: Page) => page.getByRole('button', { name: '保存' }).last().click()

test('room for a clause is there at once and after a reload, and so is what was refused', async () => {
  const page = await openPage()
  const edit = await copyModel(page)
  await page.goto(edit)

  await page.getByRole('button', { name: '在这一条前面空出一条' }).nth(1).click()
  await page.waitForURL(`${edit}#chapters.0.clauses.1.title`)
  const titles = page.getByLabel('条名')
  expect(await titles.nth(1).evaluate((field) => field.matches(':focus'))).toBe(true)
  await page.reload()
  expect(await titles.nth(1).inputValue()).toBe('')
  expect(await titles.nth(2).inputValue()).toBe('定义和适用范围')

  await page.getByLabel('公示期', { exact: true }).fill('99')
  await page.getByRole('button', { name: '保存' }).last().click()
  await page.getByRole('link', { name: '公示期应在1到60之间' }).waitFor()
  await page.reload()
  expect(page.url()).toBe(edit)
  expect(await page.getByLabel('公示期', { exact: true }).inputValue()).toBe('99')
  await page.getByLabel('公示期', { exact: true }).fill('5')
  await page.getByRole('button', { name: '保存' }).last().click()
  await page.waitForURL(/\/rulebooks\/\w{16}$/)
  await look(page, 'ruling-draft')
})

test('what was typed upon an older text comes back with a reload, and never takes the place of a colleague’s', async () => {
  const [page, colleague] = [await openPage(), await openPage()]
  const edit = await copyModel(page)
  await page.goto(edit)
  await signIn(colleague, 'jingban')
  const saveThere = async (days: string) => {
    await colleague.goto(edit)
    await colleague.getByLabel('公示期', { exact: true }).fill(days)
    await save(colleague)
    await colleague.waitForURL(/\/rulebooks\/\w{16}$/)
  }
  // as the site has it: into this person's own form comes what they have typed and not handed in
  const nowThere = async () => {
    await colleague.goto(edit)
    return await colleague.getByLabel('公示期', { exact: true }).getAttribute('value')
  }
  const reloaded = page.getByText('在这期间，别人改过这一项')

  // refused for what was typed, and changed by somebody else before the reload
  await page.getByLabel('公示期', { exact: true }).fill('99')
  await save(page)
  await page.getByRole('link', { name: '公示期应在1到60之间' }).waitFor()
  await saveThere('6')
  await page.reload()
  await reloaded.waitFor()
  expect(await page.getByLabel('公示期', { exact: true }).inputValue()).toBe('99')
  await look(page, 'ruling-behind')
  await page.getByLabel('公示期', { exact: true }).fill('9')
  await save(page)
  await page.getByText('就在刚才，别人先改了这一项').waitFor()
  expect(await nowThere()).toBe('6')

  // refused because of that, and reloaded
  await page.reload()
  await reloaded.waitFor()
  expect(await page.getByLabel('公示期', { exact: true }).inputValue()).toBe('9')
  await save(page)
  await page.getByText('就在刚才，别人先改了这一项').waitFor()
  expect(await nowThere()).toBe('6')

  // given up, the form is what stands there, and is saved as ever
  await page.reload()
  await page.getByRole('button', { name: '放弃我写的，换成现在的内容' }).click()
  await expect
    .poll(() => page.getByLabel('公示期', { exact: true }).inputValue(), { timeout: 5000 })
    .toBe('6')
  expect(await reloaded.count()).toBe(0)
  await page.getByLabel('公示期', { exact: true }).fill('8')
  await save(page)
  await page.waitForURL(/\/rulebooks\/\w{16}$/)
  expect(await nowThere()).toBe('8')
})
