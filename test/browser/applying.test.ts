import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look, signIn, useBrowser } from './visit.ts'

/** A proposal in a real browser. */
const openPage = useBrowser()

test('a member fills in the rest of a proposal, section by section, and submits it', async () => {
  const page = await openPage()
  await signIn(page, 'o010')
  await look(page, 'desk-applicant')
  await page
    .getByRole('link', { name: /纳百川亲情志愿服务·再出发/ })
    .first()
    .click()
  await look(page, 'proposal-tasks')
  await page.getByRole('link', { name: '需求与目标' }).click()
  await look(page, 'proposal-need')
  const saved = page.waitForResponse(
    (response) => response.url().endsWith('/sections/need') && response.request().method() === 'POST',
  )
  await page.getByLabel('创新之处').fill('由居民自己主持，社工退到支持位置。')
  await saved
  await page.locator('.saved', { hasText: '已保存' }).waitFor()
  await page.reload()
  expect(await page.getByLabel('创新之处').inputValue()).toBe('由居民自己主持，社工退到支持位置。')
  const ticked = page.waitForResponse((response) => response.url().endsWith('/sections/need'))
  await page.getByLabel('老人会用手机看病、缴费').check()
  await ticked
  await page.getByRole('link', { name: '核对并提交' }).click()
  await look(page, 'proposal-missing')
  await page.getByRole('link', { name: '请填写受益人群' }).click()
  await page.getByRole('alert').waitFor()
  await look(page, 'proposal-beneficiaries')
  await page.getByLabel('受益人群').fill('社区里不会用手机的老人')
  await page.getByLabel('直接受益').fill('80')
  await page.getByLabel('间接受益').fill('200')
  await next(page, '产出与成效')
  await look(page, 'proposal-outputs')
  await page.getByLabel('成效指标第1行', { exact: true }).fill('参与者满意率')
  await page.getByLabel('成效指标第1行，目标值').fill('85')
  await page.getByLabel('成效指标第1行，单位').fill('%')
  await page.getByLabel('成效指标第1行，测量办法').fill('结束问卷')
  await next(page, '活动计划')
  await look(page, 'proposal-plan')
  await next(page, '团队')
  await page.getByLabel('团队成员第1行，姓名').fill('王敏')
  await page.getByLabel('团队成员第1行，分工').fill('总负责')
  await next(page, '风险与可持续')
  await page.getByLabel('风险与应对第1行，风险').fill('参与人数不足')
  await page.getByLabel('风险与应对第1行，应对办法').fill('由楼门组长逐户邀请')
  await page.getByLabel('可持续').fill('由志愿者队伍接着做。')
  await next(page, '合作单位')
  await look(page, 'proposal-partners')
  await next(page, '预算')
  await page.getByLabel('预算第1行，科目').selectOption('material')
  for (const [column, text] of [
    ['事项', '茶点'],
    ['单价（元）', '600'],
    ['数量', '10'],
    ['单位', '次'],
    ['测算依据', '三家店报价'],
  ])
    await page.getByLabel(`预算第1行，${column}`).fill(text ?? '')
  await page.getByLabel('预算第1行，资金来源').selectOption('grant')
  await page.locator('tfoot [data-sum="grant"]', { hasText: '6,000.00' }).waitFor()
  await next(page, '项目基础与安全')
  await page.getByLabel('否', { exact: true }).check()
  await page.getByLabel(/安全预案/).fill('负责人到场，活动前检查场地。')
  await next(page, '附件')
  await page.getByRole('link', { name: '核对并提交' }).click()
  await look(page, 'proposal-check')
  await page.getByLabel(/所填内容真实/).check()
  await page.getByRole('button', { name: '提交申报书' }).click()
  await page.waitForURL(/receipt/)
  expect(await page.locator('.receipt .number').innerText()).toMatch(/^\d{4}C-SQ-\d{4}$/)
  await look(page, 'receipt')
  await page.getByRole('link', { name: '查看申报书' }).click()
  await look(page, 'proposal')
  await page.getByRole('link', { name: '打印或下载' }).click()
  await page.getByRole('heading', { level: 1, name: '申报书文档' }).waitFor()
  await look(page, 'proposal-document')
})

/** Saves a section and goes on to the one named. */
async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
