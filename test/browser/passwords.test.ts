import { expect, test } from 'vitest'
import { at, look, useBrowser } from './visit.ts'

const openPage = useBrowser()

test('a password is shown on demand, counted by characters, and hidden when it is sent', async () => {
  const page = await openPage()
  await page.goto(at('/register'))
  const field = page.getByLabel('密码')
  await field.fill('春眠不觉晓𠀀')
  await page.getByText('已输入6个字').waitFor()
  expect(await field.getAttribute('type')).toBe('password')
  await page.getByRole('button', { name: /^显示/ }).click()
  expect(await field.getAttribute('type')).toBe('text')
  await look(page, 'register-password-shown')
  await page.getByRole('button', { name: /^隐藏/ }).click()
  expect(await field.getAttribute('type')).toBe('password')
  await page.getByRole('button', { name: /^显示/ }).click()
  await page.getByRole('button', { name: '注册', exact: true }).click()
  await page.getByText('密码至少10位').first().waitFor()
  expect(await page.getByLabel('密码').getAttribute('type')).toBe('password')
})

test('what to do about a forgotten password is one link away, and says whom to call', async () => {
  const page = await openPage(true)
  await page.goto(at('/sign-in'))
  await look(page, 'sign-in')
  await page.getByRole('link', { name: '忘记密码' }).click()
  await page.getByRole('heading', { name: '找办公室' }).waitFor()
  expect(await page.getByRole('link', { name: '010-55550101' }).first().getAttribute('href')).toBe(
    'tel:010-55550101',
  )
  await look(page, 'forgotten')
  for (const path of ['/privacy', '/accessibility']) {
    await page.goto(at(path))
    await look(page, path.slice(1))
  }
})
