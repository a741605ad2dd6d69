import { expect, test } from 'vitest'
import { HEADERS } from '../web/door/said.ts'
import { at, signIn, useBrowser } from './visit.ts'

/** A page of whoever is signed in stays nowhere in the browser, and what was typed into it is not lost. */
const openPage = useBrowser()

test('what was typed and not sent is there again on the way back, and whenever its form is opened, until it is dropped', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  const address = at('/needs/new')
  await page.goto(address)
  const title = page.getByLabel('需要什么')
  await title.fill('写到一半')
  await page.goto(at('/calls'))
  await page.goBack()
  await expect.poll(() => title.inputValue(), { timeout: 5000 }).toBe('写到一半')
  await page.goto(at('/calls'))
  await page.goto(address)
  await page.getByText('找回了您').waitFor()
  await page.getByRole('button', { name: '放弃我写的' }).click()
  await expect.poll(() => title.inputValue(), { timeout: 5000 }).toBe('')
  await page.reload()
  expect(await title.inputValue()).toBe('')
})

test('what has one line of text alone is there on the way back, and not when it is opened again', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/account/details'))
  const name = page.getByLabel(/姓名/)
  const before = await name.inputValue()
  await name.fill('写到一半')
  await page.goto(at('/calls'))
  await page.goBack()
  await expect.poll(() => name.inputValue(), { timeout: 5000 }).toBe('写到一半')
  await page.goto(at('/calls'))
  await page.goto(at('/account/details'))
  expect(await name.inputValue()).toBe(before)
})

test('a signed-out browser has nothing of it', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/needs/new'))
  await page.getByLabel('需要什么').fill('写到一半')
  await page.goto(at('/account'))
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(at('/'))
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  expect(
    await page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('typed ')).length`),
  ).toBe(0)
  await page.goBack()
  await page.waitForURL(/sign-in/)
})

test('styles and scripts say it, too', async () => {
  for (const path of ['/styles.css', '/saving.mjs', '/seal.svg']) {
    const answer = await fetch(at(path))
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS)
  }
})
