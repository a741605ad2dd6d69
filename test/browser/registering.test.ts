import { expect, test } from 'vitest'
import { at, look, useBrowser } from './visit.ts'

const openPage = useBrowser()

test('an evening on a phone: from the open call through both registrations to the first page of a draft', async () => {
  const page = await openPage(true)
  await page.goto(at('/'))
  await page.locator('main a[href^="/calls/"]').first().tap()
  await page.locator('main a[href*="/proposals/new"]').first().tap()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.getByRole('link', { name: /注册/ }).first().tap()
  await page.getByLabel('姓名').fill('王敏')
  await page.getByLabel('用户名').fill('wangmin')
  await page.getByLabel(/邮箱/).fill('wangmin@example.org')
  await page.getByLabel('密码').fill('six quiet herons wade')
  await look(page, 'registering-account')
  await page.getByRole('button', { name: '注册' }).tap()
  await page.getByRole('link', { name: '登记申报单位' }).first().tap()

  // a group is asked for its filing, a legal person for its code; neither for the other's
  await page.getByRole('radio', { name: /^社区社会组织/ }).check()
  expect(await page.getByLabel('统一社会信用代码').isVisible()).toBe(false)
  expect(await page.getByLabel('备案号').isVisible()).toBe(true)
  await page.getByRole('radio', { name: /^社会服务机构/ }).check()
  expect(await page.getByLabel('备案号').isVisible()).toBe(false)
  await page.getByLabel('单位名称').fill('东城区暮云为老服务中心')
  await page.getByLabel('统一社会信用代码').fill('52110101270209111X')
  await page
    .getByText(/最后一位|校验/)
    .first()
    .waitFor()
  await page.getByLabel('所在街道').fill('和平里')
  await page.getByLabel('联系人').fill('王敏')
  await page.getByLabel('电话').fill('010-55500000')
  await page.getByRole('button', { name: '登记' }).tap()
  await page.locator('.errors').waitFor()
  await look(page, 'registering-wrong-code')
  expect(await page.getByLabel('单位名称').inputValue()).toBe('东城区暮云为老服务中心')
  await page.getByLabel('统一社会信用代码').fill('521101012702091118')
  await page.getByText('代码正确').waitFor()
  await page.getByRole('button', { name: '登记' }).tap()

  await page.waitForURL(/\/proposals\/new/)
  await page.getByRole('button', { name: '开始填写' }).tap()
  await page.waitForURL(/\/proposals\/(?!new)\w+$/)
  await look(page, 'registering-draft')
})
