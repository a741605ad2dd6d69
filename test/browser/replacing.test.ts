import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

const openPage = useBrowser()

test('an officer replaces a member who is silent: the new one declares on a phone, and is given what is missing', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  const scoring = page.getByRole('link', { name: /份评分表没有提交/ }).first()
  const round = ((await scoring.getAttribute('href')) ?? '').replace('/scoring', '')
  await page.goto(at(`${round}/panel`))
  await look(page, 'panel-assigned')

  const removal = page.locator('section', { has: page.getByRole('heading', { name: '撤下成员' }) })
  const fifth =
    (await removal.locator('option').allInnerTexts()).find((text) => text.includes('专家05')) ?? ''
  await removal.getByLabel('成员').selectOption({ label: fifth })
  await removal.getByLabel('原因').fill('三次电话没有接，评分表没有提交')
  await removal.getByRole('button', { name: '撤下' }).click()
  await page.getByText('请确认撤下以后不能再回到本期评审委员会').first().waitFor()
  expect(await removal.getByLabel('原因').inputValue()).toBe('三次电话没有接，评分表没有提交')
  await removal.getByLabel('我确认撤下').check()
  await removal.getByRole('button', { name: '撤下' }).click()
  await page.getByText('已撤下').first().waitFor()
  await look(page, 'panel-removed')
  const silent = await openPage(true)
  await signIn(silent, 'e05')
  await silent.goto(at(`${round}/resignation`))
  await silent.getByText('您').first().waitFor()
  await look(silent, 'resigned')

  await page.getByLabel(/专家06/).check()
  await page.getByRole('button', { name: '增补' }).click()
  await page.getByText('未申报').first().waitFor()
  const added = await openPage(true)
  await signIn(added, 'e06')
  await look(added, 'desk-expert-added')
  await added
    .getByRole('link', { name: /待申报/ })
    .first()
    .click()
  await added.getByRole('button', { name: '下一步' }).click()
  await added.getByLabel('我已逐一核对名单').check()
  await added.getByRole('button', { name: '提交申报' }).click()
  await added.getByText('回避已申报').first().waitFor()

  await page.reload()
  await look(page, 'supplement')
  await page.getByRole('button', { name: '补分配评分表' }).click()
  await page.getByRole('button', { name: '补分配评分表' }).waitFor({ state: 'detached' })
  await added.getByRole('link', { name: '回到待办' }).click()
  await added.locator('a[href*="/sheets/"]').first().click()
  await look(added, 'sheet-supplemented')
})
