import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, look, useBrowser } from './visit.ts'

/** A passkey belongs to a name, never to a bare address: the same site by its name. */
const named = (path: string) => at(path).replace('127.0.0.1', 'localhost')
const openPage = useBrowser()

/** A phone that opens its keys by a finger, and says yes by itself. */
async function givePhone(page: Page) {
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  const opens = (isUserVerified: boolean) =>
    devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  return { opens }
}

test('somebody adds a passkey on a phone, signs in with it, and removes it', async () => {
  const page = await openPage(true)
  const phone = await givePhone(page)
  await page.goto(named('/register'))
  await page.getByLabel('姓名').fill('童行')
  await page.getByLabel('用户名').fill('tongxing')
  await page.getByLabel('邮箱').fill('tongxing@example.org')
  await page.getByLabel('密码').fill('hutong-linli-2026')
  await page.getByRole('button', { name: '注册' }).click()
  await page.waitForURL(/organizations\/new/)

  await page.goto(named('/account'))
  await page.getByRole('link', { name: '添加通行密钥' }).click()
  await page.getByText('会请您用指纹').waitFor()
  await page.getByLabel('名称').fill('我的手机')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('密码不对，请再试一次').waitFor()
  await page.getByLabel('密码').fill('hutong-linli-2026')
  await phone.opens(false)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('没有确认，或者等得太久').waitFor()
  await phone.opens(true)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('共1个').waitFor()

  await page.goto(named('/account'))
  await page.locator('main').getByRole('button', { name: '退出登录' }).click()
  await page.goto(named('/sign-in?next=%2Faccount%2Fpasskeys'))
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.waitForURL(/account\/passkeys/)
  expect(await page.locator('main').innerText()).toContain('我的手机')
  await look(page, 'passkeys')
  await page.goto(named('/account'))
  await look(page, 'account-passkey')
  await page.goto(named('/account/passkeys'))
  await page.getByRole('button', { name: /删除/ }).click()
  await page.getByText('还没有通行密钥').waitFor()
  await page.context().clearCookies()
  await page.goto(named('/sign-in'))
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('没有登记过，或者已经删除').waitFor()
  await look(page, 'sign-in-passkey-refused')
})
