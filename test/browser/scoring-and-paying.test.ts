import { expect, test } from 'vitest'
import { dayOf } from '../../src/shared/days.ts'
import { look, signIn, useBrowser } from './visit.ts'

/** What is decided on by points and paid by voucher: asked of the site in both of its homes (test/projects.ts). */
const openPage = useBrowser()

test('an expert scores a proposal without knowing whose it is', async () => {
  const page = await openPage()
  await signIn(page, 'e01')
  await look(page, 'desk-expert')
  await page
    .getByRole('link', { name: /再出发/ })
    .first()
    .click()
  await look(page, 'sheet')
  for (const [name, points] of [
    ['项目目标', '21.5'],
    ['项目产出', '20'],
    ['实施效果', '25.5'],
    ['项目创新性', '15'],
  ]) {
    await page.getByLabel(`打分：${name}`).fill(points ?? '')
  }
  expect(await page.locator('.tally output').innerText()).toBe('82.00')
  await page.locator('.saved', { hasText: '已保存' }).waitFor()
  await page.getByRole('button', { name: '提交评分表' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('打分：项目目标').inputValue()).toBe('21.5')
  await page.getByLabel('综合意见').fill('目标清楚，凭证办法可行。')
  await page.getByLabel('立项', { exact: true }).check()
  await page.getByRole('button', { name: '提交评分表' }).click()
  await page.waitForURL(/scoring/)
  await look(page, 'sheets')
})

test('an expert on a phone gives up a sheet from within it, and finds it no more', async () => {
  const page = await openPage(true)
  await signIn(page, 'e02')
  await page
    .getByRole('link', { name: /再出发/ })
    .first()
    .click()
  const sheet = page.url()
  await page.getByRole('link', { name: '申报回避' }).click()
  await look(page, 'sheet-recusal')
  await page.getByLabel('关系').selectOption({ label: '亲属关系' })
  await page.getByLabel('说明').fill('负责人是我的表妹')
  await page.getByRole('button', { name: '回避，封存评分表' }).click()
  await page.getByText('请确认回避以后不能恢复').first().waitFor()
  expect(await page.getByLabel('说明').inputValue()).toBe('负责人是我的表妹')
  await page.getByLabel('我确认回避').check()
  await page.getByRole('button', { name: '回避，封存评分表' }).click()
  await page.waitForURL(/desks/)
  expect((await page.goto(sheet))?.status()).toBe(404)
})

test('finance checks a new account, and records a payment', async () => {
  const page = await openPage()
  await signIn(page, 'caiwu')
  await look(page, 'desk-finance')
  await page
    .getByRole('link', { name: /龙潭助残伙伴·再出发/ })
    .first()
    .click()
  await look(page, 'payment')
  await page.getByLabel('怎样核实的').fill('电话向单位负责人核对了户名和账号。')
  await page.getByRole('button', { name: '已核实，付到这个账户' }).click()
  await page.getByRole('button', { name: '已核实，付到这个账户' }).waitFor({ state: 'detached' })
  await page.getByText('请另一位财务登记拨款').first().waitFor()
  const other = await openPage()
  await signIn(other, 'caiwu2')
  await other.goto(page.url())
  await other.getByLabel('凭证号').fill('记-2026-118')
  await other.getByLabel('拨付日期').fill(dayOf(Date.now()))
  await other.getByRole('button', { name: '登记第1笔' }).click()
  await other.getByText('记-2026-118').waitFor()
  expect(await other.locator('.tag.good').first().innerText()).toBe('已拨付')
})
