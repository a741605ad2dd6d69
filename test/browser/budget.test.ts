import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** The budget by keyboard and on a phone: pasted from Excel, summed while one types, judged when it is saved. */
const openPage = useBrowser()

const paste = (page: Page, text: string) =>
  page.evaluate(
    `(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })()`,
  )

const TABLE = [
  '科目\t事项\t单价（元）\t数量\t单位\t资金来源\t测算依据\t对应活动',
  '物料费\t茶点\t0.35\t1,001\t份\t资助\t"三家店\n报价"\t',
  '餐费\t午餐\t20\t30\t份\t自筹\t市场价\t参观',
  '管理费\t办公\t5000\t1\t项\t申请资助\t按比例\t',
  '合计\t\t\t\t\t\t\t',
  '备注\t以上含税\t\t\t\t\t\t',
].join('\n')

test('a table from Excel fills the budget, and its sums follow every key', async () => {
  const page = await openPage()
  await signIn(page, 'o011')
  const budget = await budgetOf(page)
  await page.getByLabel('预算第1行，科目').focus()
  const saved = page.waitForResponse(
    (response) => response.url().endsWith('/budget') && response.request().method() === 'GET',
  )
  await paste(page, TABLE)
  expect(await page.locator('[data-pasted]').innerText()).toBe(
    '粘贴了3行；不是预算行，没有填入：合计、备注 以上含税；读不懂，请改：第2行的“餐费”',
  )
  expect(await page.getByLabel('预算第1行，科目').inputValue()).toBe('material')
  expect(await page.getByLabel('预算第1行，测算依据').inputValue()).toBe('三家店\n报价')
  expect(await page.getByLabel('预算第2行，科目').inputValue()).toBe('餐费')
  expect(await page.locator('[data-sum="all"]').innerText()).toBe('5,350.35')
  await page.getByLabel('预算第2行，科目').selectOption('service')
  expect(await page.locator('[data-sum="all"]').innerText()).toBe('5,950.35')
  await saved
  await page.locator('[data-findings="2"] .clause').waitFor()
  expect(await page.locator('[data-findings="2"]').innerText()).toContain('管理费5,000.00元，超过申请资金')
  await page.getByLabel('预算第3行，单价（元）').fill('30')
  expect(await page.locator('tfoot [data-sum="grant"]').innerText()).toBe('380.35')
  await page.locator('[data-findings="2"]:empty').waitFor({ state: 'attached' })
  await look(page, 'budget')
  await page.goto(budget)
  expect(await page.getByLabel('预算第2行，事项').inputValue()).toBe('午餐')
})

test('what is typed before the script has come is added up when it comes', async () => {
  const page = await openPage()
  await signIn(page, 'o015')
  const budget = await budgetOf(page)
  const come = Promise.withResolvers<undefined>()
  await page.route('**/budget*.mjs', async (route) => {
    await come.promise
    await route.continue()
  })
  await page.goto(budget, { waitUntil: 'commit' })
  await page.getByLabel('预算第1行，科目').selectOption('material')
  await page.getByLabel('预算第1行，单价（元）').fill('600')
  await page.getByLabel('预算第1行，数量').fill('10')
  await page.getByLabel('预算第1行，资金来源').selectOption('grant')
  expect(await page.locator('tfoot [data-sum="grant"]').innerText()).toBe('0.00')
  come.resolve(undefined)
  await page.locator('tfoot [data-sum="grant"]', { hasText: '6,000.00' }).waitFor()
})

test('a phone and a keyboard get from the first cell to the last, and one more line', async () => {
  const page = await openPage(true)
  await signIn(page, 'o012')
  await budgetOf(page)
  await page.getByLabel('预算第1行，科目').focus()
  for (const text of ['活', '茶点', '12.5', '4', '份', '申', '询价', '']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  expect(await page.locator('tbody[data-line="0"] output').innerText()).toBe('50.00')
  const lines = await page.locator('tbody[data-line]').count()
  await page.getByRole('button', { name: '保存并加行' }).click()
  expect(await page.locator('tbody[data-line]').count()).toBe(lines + 1)
  expect(await page.evaluate('document.activeElement.name')).toBe(`budget.${lines}.kind`)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
})

test('a line is taken away, put back and put between by keys alone, and found so again', async () => {
  const page = await openPage(true)
  await signIn(page, 'o014')
  const budget = await budgetOf(page)
  const names = async () =>
    Promise.all((await page.locator('[data-cell="name"]').all()).map((cell) => cell.inputValue()))
  await page.getByLabel('预算第1行，事项').focus()
  for (const name of ['茶点', '横幅', '场地']) {
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
  }
  expect(await names()).toEqual(['茶点', '横幅', '场地', ''])
  await page.keyboard.press('ArrowUp')
  expect(await page.evaluate('document.activeElement.id')).toBe('budget.2.name')
  await page.getByRole('button', { name: /删去这一行.*第2行/ }).press('Enter')
  expect(await names()).toEqual(['茶点', '场地', '', ''])
  await page.getByText('删去了第2行：横幅').waitFor()
  await page.getByRole('button', { name: '放回去' }).press('Enter')
  await page.getByRole('button', { name: /在下面加一行.*第1行/ }).press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('budget.1.kind')
  await page.goto(budget)
  // how many blank lines wait at the end is the page's own affair
  const written = async () => (await names()).join('、').replace(/、+$/, '')
  await expect.poll(written, { timeout: 15_000 }).toBe('茶点、、横幅、场地')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
})

test('a paste without script is shown first and then taken', async () => {
  const page = await openPage()
  await signIn(page, 'o013')
  const budget = await budgetOf(page)
  await page.goto(budget.replace('/sections/budget', '/budget'))
  await look(page, 'budget-exchange')
  await page.getByLabel(/从Excel粘贴/).fill(TABLE)
  await page.getByRole('button', { name: '读取，先看看' }).click()
  await page.getByText('第3行“科目”：请选择科目').waitFor()
  await look(page, 'budget-preview')
  await page.getByRole('button', { name: /填入预算|替换现有预算/ }).click()
  expect(await page.getByLabel('预算第2行，事项').inputValue()).toBe('午餐')
})

/** A proposal of one's own in the open round, begun here, at its budget. */
async function budgetOf(page: Page): Promise<string> {
  await page.goto(at('/calls'))
  await page.getByRole('link', { name: /秋季/ }).first().click()
  await page.getByRole('link', { name: /申报/ }).first().click()
  await page.waitForLoadState()
  const start = page.getByRole('button', { name: /开始/ })
  if (await start.isVisible()) await start.click()
  await page.waitForURL(/\/proposals\/[^/]+$/)
  const budget = `${page.url()}/sections/budget`
  await page.goto(budget)
  return budget
}
