import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An officer does the same to many, in two windows at once. */
const openPage = useBrowser()

test('needs are put on an agenda together: one is refused, the others are done, and a second window does nothing twice', async () => {
  const [page, second] = [await openPage(), await openPage(true)]
  for (const one of [page, second]) {
    await signIn(one, 'jingban')
    await one.goto(at('/need-book'))
    await one.getByRole('link', { name: '一并列入议题' }).click()
    await one.getByRole('heading', { name: /预览/ }).waitFor()
    await look(one, `bulk-preview-${one === page ? 'wide' : 'phone'}`)
    await one.setViewportSize({ width: 360, height: 740 })
    // what is ticked is seen on a phone, too
    expect(await one.getByRole('checkbox', { name: /^勾选/ }).first().isVisible()).toBe(true)
  }
  const boxes = page.getByRole('checkbox', { name: /^勾选/ })
  const ready = await boxes.count()
  expect(ready).toBeGreaterThan(1)
  const href = await page.locator('tbody th a').first().getAttribute('href')

  // what was typed stays where something is missing
  await boxes.nth(1).uncheck()
  await page.getByRole('button', { name: '列入勾选的' }).click()
  await page.getByText('请写明这一步的情况').first().waitFor()
  expect(await boxes.nth(1).isChecked()).toBe(false)
  await boxes.nth(1).check()

  // meanwhile somebody takes the step of one of them alone
  const third = await openPage()
  await signIn(third, 'jingban')
  await third.goto(at(href ?? ''))
  await third.getByLabel('情况').first().fill('已先列入')
  await third.getByRole('button', { name: /记录/ }).first().click()
  await third.waitForLoadState()

  await page.getByLabel('情况').fill('列入六月社区议事会')
  await page.getByRole('button', { name: '列入勾选的' }).click()
  await page.getByText(`列入了${ready - 1}件，1件没有办成`).waitFor()
  await look(page, 'bulk-done-wide')

  await second.getByLabel('情况').fill('列入六月社区议事会')
  await second.getByRole('button', { name: '列入勾选的' }).click()
  await second.getByText('一件也没有办').waitFor()
  await look(second, 'bulk-done-phone')
  await second.reload()
  await second.getByText('一件也没有办').waitFor()
})

test('the pages of other bulk acts say what would come of each', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/rounds'))
  const rounds = await page
    .locator('tbody th a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const [i, href] of rounds.entries())
    for (const part of ['screening/passes', 'screening/look-ups', 'agreements/drafts', 'projects/closings']) {
      const answer = await page.goto(at(`${href}/${part}`))
      if (answer?.status() === 404) continue
      expect([part, answer?.status()]).toEqual([part, 200])
      await look(page, `bulk-${i}-${part.replace('/', '-')}`)
    }
})
