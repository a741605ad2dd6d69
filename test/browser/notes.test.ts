import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** Colleagues leave each other word on a proposal, and one of them takes it. */
const openPage = useBrowser()

test('an officer writes a note, puts it right and takes the case; another colleague reads it', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/search?q=纳百川'))
  await page.locator('section:has(#found-proposal)').getByRole('link').first().click()
  await page.getByRole('link', { name: '备注和经办' }).click()
  await page.getByLabel('写备注').fill('开户证明11月24日收到，已放进单位资料。')
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: /^更正/ }).click()
  await page.getByLabel('更正备注').fill('开户证明11月25日收到，已放进单位资料。')
  await page.getByRole('button', { name: '更正' }).click()
  await page.locator('del').waitFor()
  await page.getByRole('button', { name: '由我经办' }).click()
  await page.getByText('（我）').first().waitFor()
  await look(page, 'notes')
  const address = page.url()
  const colleague = await openPage()
  await signIn(colleague, 'jiandu')
  await colleague.goto(address)
  expect(await colleague.locator('ins').innerText()).toContain('11月25日')
  expect(await colleague.getByRole('button', { name: '记下' }).count()).toBe(0)
})

test('several cases are given at once, after a look at what becomes of each', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.getByRole('link', { name: '经办', exact: true }).click()
  await look(page, 'cases')
  const boxes = page.getByRole('checkbox', { name: /^选中/ })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('heading', { name: /预览/ }).waitFor()
  await look(page, 'cases-preview')
  await page.getByRole('button', { name: /^改\d+件$/ }).click()
  await page.waitForURL(/whose=mine/)
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
})
