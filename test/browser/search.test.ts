import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** Somebody looks for one thing over everything, from the header of any desk. */
const openPage = useBrowser()

test('an officer finds what concerns an organization, and a voucher by its number', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.getByRole('searchbox', { name: '搜索' }).fill('纳百川')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^项目/ }).waitFor()
  expect(await page.locator('.found mark').count()).toBeGreaterThan(2)
  await look(page, 'search')
  await page.goto(at('/search?q=没有这样的东西'))
  await page.getByText('没有找到').waitFor()
  await look(page, 'search-nothing')
})

test('on a phone the box is behind a link', async () => {
  const page = await openPage(true)
  await signIn(page, 'jingban')
  await page.getByRole('link', { name: '搜索' }).click()
  await page.getByRole('searchbox', { name: '找什么' }).fill('助残')
  await page.locator('main').getByRole('button', { name: '搜索' }).click()
  await page.getByRole('heading', { name: /^申报/ }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
})
