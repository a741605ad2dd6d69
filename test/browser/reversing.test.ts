import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** A payment that was entered wrongly: finance says so, an approver agrees on a phone, and everybody sees it struck through. */
const openPage = useBrowser()

test('a payment is taken back by two, and stays in the ledger struck through', async () => {
  const page = await openPage()
  await signIn(page, 'caiwu')
  await page
    .locator('main')
    .getByRole('link', { name: /2026年春季/ })
    .first()
    .click()
  await page.goto(`${page.url()}?state=paid&word=青年社工`)
  await page
    .locator('main')
    .getByRole('link', { name: /青年社工/ })
    .first()
    .click()
  await look(page, 'payments-before')
  await page.getByRole('link', { name: '登记有误，更正' }).last().click()
  await page.getByRole('button', { name: /提出更正/ }).click()
  await look(page, 'reversal-refused')
  await page.getByLabel('款项退回，或者没有付成').check()
  await page.getByLabel('原因').fill('收款账号录成旧账号，银行退回。')
  await page.getByRole('button', { name: /提出更正/ }).click()
  await look(page, 'reversal-waits')

  const phone = await openPage(true)
  await signIn(phone, 'fuze')
  const here = new URL(page.url()).pathname
  expect(await phone.locator(`a[href="${here}"]`).count()).toBeGreaterThan(0)
  await phone.goto(at(here))
  await look(phone, 'reversal-answer')
  await phone.getByLabel('同意更正').check()
  await phone.getByRole('button', { name: '答复' }).click()
  await look(phone, 'reversal-done')

  await page.goBack()
  await page.goto(at('/reversals'))
  await look(page, 'reversals')
  // what is struck through in the link; before it stands a word for who listens alone
  await page.locator('a del', { hasText: /第1笔/ }).first().click()
  await page
    .getByRole('link', { name: /青年社工/ })
    .first()
    .click()
  expect(await page.locator('del').count()).toBeGreaterThan(0)
  await look(page, 'payments-after')
})
