import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An officer drafts a call: the form grows and shrinks by buttons, beside what saves by itself. */
const openPage = useBrowser()

test('a question that is added is there once, and nothing is taken for another person’s', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/rounds/new'))
  await page.getByRole('button', { name: '开始拟定' }).click()
  await page.waitForURL(/\/draft$/)
  const form = `${page.url()}/form`
  await page.goto(form)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.resourceType() === 'document') sent.push(request.url())
  })
  await page.getByLabel('这一部分的名称').fill('项目基础')
  await page.getByRole('button', { name: '加一个问题' }).click()
  await page.waitForURL(/#form\.sections\.0\.questions\.4\.label$/)
  // a script that took the new page for somebody else's would send the old one again
  await page.waitForTimeout(1500)
  expect(sent).toHaveLength(1)
  expect(await page.locator('.note').count()).toBe(0)
  expect(await page.getByLabel('这一部分的名称').inputValue()).toBe('项目基础')

  await page.getByLabel('问题', { exact: true }).last().fill('志愿者名单')
  await page.getByRole('button', { name: '问题1.5上移' }).click()
  await page.waitForURL(/questions\.3\.label$/)
  await page.goto(form)
  expect(await page.locator('summary').allTextContents()).toContain('问题1.4：志愿者名单（文字）')
  await look(page, 'drafting-form')
})
