import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An officer goes through a round: its home, and every stage one step away. */
const openPage = useBrowser()

test('from a round’s home to any stage, and from any stage to any other', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/rounds'))
  await page.getByRole('link', { name: /2013/ }).first().click()
  await look(page, 'round-home')
  const life = page.getByRole('navigation', { name: '本期各阶段' })
  const stages = await life
    .locator('.life a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(stages).toHaveLength(10)
  for (const [i, name] of STAGES.entries()) {
    await life.locator('.life a').nth(i).click()
    expect(await life.locator('.life a').count(), name).toBe(10)
    await look(page, `round-${name}`)
  }
  await page.locator('.round .name a').click()
  await page.getByRole('heading', { name: '等我办理' }).waitFor()
})

const STAGES = [
  ...['call', 'proposals', 'screening', 'panel', 'scoring'],
  ...['awards', 'publicity', 'agreements', 'projects', 'closing'],
]

test('a round in work, and one that is sealed', async () => {
  const page = await openPage()
  await signIn(page, 'jingban')
  await page.goto(at('/rounds'))
  const rounds = await page
    .locator('tbody th a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(rounds.length).toBeGreaterThan(2)
  for (const [i, href] of rounds.entries()) {
    await page.goto(at(href ?? ''))
    await look(page, `round-home-${i}`)
  }
})

test('an officer has the deadlines of the desk in a calendar of their own, and changes its address', async () => {
  const phone = await openPage(true)
  await signIn(phone, 'jingban')
  await phone.goto(at('/account'))
  await phone.getByRole('link', { name: '加进日历' }).tap()
  await phone.getByRole('heading', { name: '期限加进日历', level: 1 }).waitFor()
  await look(phone, 'dates-none')
  const made = async (button: string): Promise<string> => {
    await phone.getByRole('button', { name: button }).tap()
    await phone.getByRole('heading', { name: '日历地址已生成', level: 1 }).waitFor()
    return phone.locator('.receipt .code').innerText()
  }
  const first = await made('生成地址')
  await look(phone, 'dates-made')
  // as a calendar asks: without a cookie
  const told = await (await fetch(first)).text()
  expect(told.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(0)
  expect(told).toContain('/desks/officer')
  await phone.getByRole('link', { name: '订阅好了' }).tap()
  await phone.getByText('地址不再显示').waitFor()
  await look(phone, 'dates-there')
  const second = await made('换一个新地址')
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])
  await phone.getByRole('link', { name: '订阅好了' }).tap()
  await phone.getByRole('button', { name: '停用' }).tap()
  await phone.getByText('还没有地址').waitFor()
  expect((await fetch(second)).status).toBe(404)
})
