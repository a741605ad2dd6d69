import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawCsv } from '../../src/bundle/draw.ts'
import { dayOf, plusDays } from '../../src/shared/days.ts'
import { at, look, signIn, useBrowser } from './visit.ts'

/** 抽取, by an officer and an auditor in two browsers: each makes the hash of a secret where they sit, and both see the same result. */
const openPage = useBrowser()

const TODAY = dayOf(Date.now())
const SECRETS = { officer: '4821 7750 1936 0287 5514', auditor: '槐花巷口晒过七床棉被，后来下雨了' }

async function moveClock(page: Page, days: number): Promise<void> {
  await page.goto(at('/clock'))
  await page.getByLabel('日期').fill(plusDays(TODAY, days))
  await page.getByLabel(/^时刻/).fill('09:00')
  await page.getByRole('button', { name: '往前移' }).click()
  await page.getByRole('button', { name: '接着走' }).waitFor({ state: 'detached', timeout: 60_000 })
}

/** A secret that is typed never leaves the browser: what is sent is its hash. */
async function commit(page: Page, secret: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await expect.poll(() => page.getByLabel('指纹', { exact: true }).inputValue()).toMatch(/^[\da-f]{64}$/)
  await page.getByLabel(/口令已经抄下/).check()
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.getByRole('button', { name: '提交指纹' }).click(),
  ])
  expect(decodeURIComponent(sent.postData() ?? '')).not.toContain(secret.slice(0, 4))
}

async function reveal(page: Page, secret: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '公开口令' }).click()
}

test('a panel is drawn by two who sit apart, and anybody draws it again', async () => {
  const administrator = await openPage()
  await signIn(administrator, 'guanli')
  await moveClock(administrator, 13)
  const [officer, auditor] = [await openPage(), await openPage()]
  await signIn(officer, 'jingban')
  await signIn(auditor, 'jiandu')
  await officer.goto(at('/rounds'))
  await officer
    .locator('main')
    .getByRole('link', { name: /秋季社区公益微创投/ })
    .first()
    .click()
  const round = new URL(officer.url()).pathname.split('/').slice(0, 3).join('/')
  await officer.goto(at(`${round}/opening`))
  await officer.getByRole('button', { name: '申请开启' }).click()
  await auditor.goto(at(`${round}/opening`))
  await auditor.getByRole('button', { name: /见证并开启/ }).click()

  await officer.goto(at(`${round}/panel`))
  await officer.locator('main').getByRole('link', { name: '抽取', exact: true }).click()
  const first = officer.getByRole('group', { name: '第1组' })
  await first.getByLabel('组别').fill('业务')
  await first.getByLabel('名额').fill('4')
  await officer.getByLabel('公开口令的最后一天').fill(plusDays(TODAY, 13))
  await officer.getByLabel('公开号码', { exact: true }).fill('福彩双色球第2026140期开奖号码')
  await officer.getByLabel('公开号码开出的日期').fill(plusDays(TODAY, 14))
  await officer.getByRole('button', { name: '冻结名单，开始抽取' }).click()
  await look(officer, 'draw-refused')
  const fields = await first.getByRole('checkbox').all()
  for (const field of fields.slice(1)) await field.check()
  const second = officer.getByRole('group', { name: '第2组' })
  await second.getByLabel('组别').fill('财务')
  await second.getByLabel('名额').fill('1')
  await second.getByRole('checkbox').first().check()
  await look(officer, 'draw-prepare')
  await officer.getByRole('button', { name: '冻结名单，开始抽取' }).click()
  await look(officer, 'draw-commit')

  await auditor.goto(at('/desks/auditor'))
  await look(auditor, 'draw-desk')
  await auditor.getByRole('link', { name: /提交抽取口令的指纹/ }).click()
  await commit(officer, SECRETS.officer)
  await commit(auditor, SECRETS.auditor)
  await reveal(auditor, '槐花巷口晒过七床棉被')
  await look(auditor, 'draw-reveal-refused')
  await reveal(auditor, SECRETS.auditor)
  await officer.reload()
  await reveal(officer, SECRETS.officer)
  await look(officer, 'draw-waits')

  await moveClock(administrator, 14)
  await officer.reload()
  await officer.getByLabel('开出的号码').fill('03 08 17 21 24 31 07')
  await look(officer, 'draw-number')
  await officer.getByRole('button', { name: '得出名单' }).click()
  await look(officer, 'draw-result')
  await auditor.reload()
  const drawn = (page: Page) => page.getByRole('region', { name: '抽取结果' }).innerText()
  expect(await drawn(auditor)).toBe(await drawn(officer))

  const resident = await openPage(true)
  await resident.goto(at(`${round.replace('/rounds/', '/calls/')}/draws`))
  await look(resident, 'draw-public')
  const [file] = await Promise.all([
    resident.waitForEvent('download'),
    resident.getByRole('link', { name: '抽取文件' }).click(),
  ])
  const again = drawCsv('draw.json', readFileSync(await file.path(), 'utf8'))
  const members = again.ok ? again.value.split(/\r?\n/).filter((row) => row.startsWith('drawn,')) : []
  expect(members).toHaveLength(5)
  for (const row of members) expect(await drawn(officer)).toContain(row.split(',')[3])
})
