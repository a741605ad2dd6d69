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
