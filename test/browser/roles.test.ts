import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** One person a role, in a real browser, from the sign-in to the role's main act. They follow each other on one demonstration. */
const openPage = useBrowser()

test('a resident reads the call, the result, a project and the money', async () => {
  const page = await openPage()
  await page.goto(at('/'))
  await look(page, 'home')
  await page
    .getByRole('link', { name: /秋季社区公益微创投/ })
    .first()
    .click()
  await look(page, 'call')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公示' }).click()
  await look(page, 'notices')
  await page
    .getByRole('link', { name: /2013年公益创投/ })
    .first()
    .click()
  await look(page, 'notice')
  expect(await page.locator('main').innerText()).toContain('855,000.00')
  await page.goto(at('/projects?word=纳百川'))
  await look(page, 'projects')
  await page.getByRole('link', { name: '纳百川亲情志愿服务' }).first().click()
  await look(page, 'project')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '资金' }).click()
  await look(page, 'money')
})

test('a new group registers, by its own hand', async () => {
  const page = await openPage()
  await page.goto(at('/register'))
  await look(page, 'register')
  await page.getByLabel('姓名').fill('李大妈')
  await page.getByLabel('用户名').fill('lidama')
  await page.getByLabel('邮箱').fill('lidama@example.org')
  await page.getByLabel('密码').fill('short')
  await page.getByRole('button', { name: '注册' }).click()
  expect(await page.getByLabel('姓名').inputValue()).toBe('李大妈')
  await look(page, 'register-refused')
  await page.getByLabel('密码').fill('hutong-linli-2026')
  await page.getByRole('button', { name: '注册' }).click()
  await page.goto(at('/organizations/new'))
  await look(page, 'organization')
})

test('an officer accepts a report, and reads the decision of 2013', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await look(page, 'desk-officer')
  await page.getByRole('link', { name: '开始每两周一次小组，由心理咨询师带着说心里话' }).click()
  await look(page, 'review')
  await page.getByLabel('通过', { exact: true }).check()
  await page
    .getByRole('button', { name: /提交|审核|保存|确定/ })
    .first()
    .click()
  await page.waitForURL('**/work')
  expect(await page.locator('main').innerText()).toContain('已通过')
  await look(page, 'project-work')
  await page.goto(at('/rounds'))
  await look(page, 'rounds')
  await page.getByRole('link', { name: /2013年公益创投/ }).click()
  await look(page, 'round')
  for (const [name, shot] of [
    ['初审', 'screening'],
    ['专家', 'panel'],
    ['评分', 'scoring'],
    ['审定', 'decision'],
    ['公示', 'round-notices'],
    ['签约', 'agreements'],
    ['项目', 'round-projects'],
    ['拨款', 'round-payments'],
    ['经过', 'history'],
  ]) {
    const round = page.url()
    await page
      .getByRole('navigation', { name: '本期各阶段' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .first()
      .click()
    await look(page, shot ?? '')
    await page.goto(round)
  }
  await page.goto(`${page.url()}/fairness`)
  await look(page, 'fairness')
  expect(await page.locator('main').innerText()).toContain('Krippendorff α')
  await page.goto(at('/rounds/new'))
  await look(page, 'plan')
})

test('an approver publishes the next call', async () => {
  const page = await openPage()
  await signIn(page, 'fuze')
  await look(page, 'desk-approver')
  await page
    .getByRole('link', { name: /冬季社区公益微创投/ })
    .first()
    .click()
  await look(page, 'draft')
  await page.getByRole('button', { name: '发布征集公告' }).click()
  await page.waitForURL(/\/calls\//)
  expect(await page.locator('.tag').first().innerText()).toBe('即将开始')
})

test('an auditor reads what happened, and changes nothing', async () => {
  const page = await openPage()
  await signIn(page, 'jiandu')
  await look(page, 'desk-auditor')
  expect(await page.locator('main form[method=post]').count()).toBe(0)
})

test('a role of the staff is given by two, and the auditor reads who has which', async () => {
  const page = await openPage()
  await signIn(page, 'guanli')
  await page.goto(at('/invitations'))
  await page.getByLabel('姓名').fill('王经办')
  await page.getByLabel('邮箱').fill('jingban2@example.org')
  await page
    .getByLabel(/经办人/)
    .last()
    .check()
  await page.getByRole('button', { name: /邀请/ }).click()
  const link = await page.locator('.code').first().innerText()
  const approver = await openPage()
  await signIn(approver, 'fuze')
  await approver.getByRole('link', { name: /王经办/ }).click()
  await look(approver, 'confirmations')
  await approver.getByRole('button', { name: '确认', exact: true }).first().click()
  await approver.waitForURL(/confirmations/)
  const invitee = await openPage(true)
  await invitee.goto(at(new URL(link).pathname))
  await look(invitee, 'accept')
  const auditor = await openPage()
  await signIn(auditor, 'jiandu')
  await auditor.goto(at('/role-book'))
  await look(auditor, 'role-book')
  const person = await auditor.locator('main table a').first().getAttribute('href')
  await auditor.goto(at(person ?? ''))
  await look(auditor, 'access-auditor')
  expect(await auditor.locator('main form[method=post]').count()).toBe(0)
  await page.goto(auditor.url())
  await look(page, 'access')
})

test('an administrator invites somebody', async () => {
  const page = await openPage()
  await signIn(page, 'guanli')
  await look(page, 'desk-administrator')
  await page.goto(at('/invitations'))
  await look(page, 'invitations')
  await page.getByLabel('姓名').fill('王财务')
  await page.getByLabel('邮箱').fill('wang@example.org')
  await page.getByLabel(/财务/).last().check()
  await page.getByRole('button', { name: /邀请/ }).click()
  expect(await page.locator('main').innerText()).toContain('/invitations/')
  await look(page, 'invited')
  await page.goto(at('/people'))
  await look(page, 'people')
  await page.goto(at('/experts'))
  await look(page, 'experts')
})
