import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An officer writes on a rulebook: one long form, which is neither saved nor lost while it grows or is refused. */
const openPage = useBrowser()

test('room for a clause is there at once and after a reload, and so is what was refused', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/rulebooks'))
  await page.getByRole('button', { name: '复制示范文本' }).click()
  await page.waitForURL(/\/rulebooks\/\w{12}$/)
  const edit = `${page.url()}/edit`
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
  await page.waitForURL(/\/rulebooks\/\w{12}$/)
  await look(page, 'ruling-draft')
})
