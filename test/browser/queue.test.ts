import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { openDb } from '../../src/db/db.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { oneSite, openMachine, serverOf } from '../../src/machine/site.ts'
import type { OrganizationKind } from '../../src/people/rules/organization.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { paths } from '../../src/paths.ts'
import { freePort } from '../../src/start/port.ts'
import { OPENS, type Round, closedRound, plan } from '../round/screening/closed-round.ts'
import { scratch } from '../scratch.ts'
import { type Someone, makeOwner, makePerson } from '../somebody.ts'
import type { Served } from './serving.ts'
import { at, look, useBrowser } from './visit.ts'

/** A site that is no demonstration, with a round whose call has closed: two officers share its queue. */
let round: Round
let colleague: Someone
const openPage = useBrowser(serveQueue)

/** To be cleared, and three that are left. */
const CHECKS = 20
const TITLES = Array.from({ length: CHECKS + 3 }, (_, n) => `茶叙${String(n + 1).padStart(2, '0')}`)

async function serveQueue(): Promise<Served> {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const data = mkdtempSync(join(scratch(), 'queue-'))
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const machine = openMachine(data, secretsIn(data, { SITE_URL: site }))
  await applyMigrations(machine.db, (await standingOf(machine.db)).lacking)
  const made = { db: openDb(machine.env.DB), secret: machine.env.AUTH_SECRET }
  const person = (name: string, roles: Role[] = []) => makePerson(made, name, roles, OPENS)
  const member = (name: string, kind: OrganizationKind = 'community') => makeOwner(made, name, kind, OPENS)
  const { parameters } = plan()
  const proposals = { ...parameters.proposals, perOrganization: TITLES.length }
  round = await closedRound({ db: made.db, now: OPENS, person, member }, TITLES, undefined, {
    parameters: { ...parameters, proposals, screening: { resultsSent: 'together' } },
  })
  colleague = await person('孙经办', ['officer'])
  const app = makeApp()
  const serving = serverOf({ app, sites: oneSite(machine), assets: 'src/web/assets', proxies: 1 })
  await new Promise<void>((done) => serving.listen(port, '127.0.0.1', done))
  return {
    site,
    stop: () => {
      serving.closeAllConnections()
      serving.close()
      machine.db.close()
    },
  }
}

async function openAs({ cookie }: Someone, phone = false): Promise<Page> {
  const page = await openPage(phone)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: at('/') }])
  await page.goto(at(paths.screening(round.id)))
  return page
}

/** The page of a case, once it listens to keys; its title. */
async function onCase(page: Page, name: RegExp): Promise<string> {
  const heading = page.getByRole('heading', { level: 1, name })
  await heading.waitFor()
  await page.getByRole('button', { name: '关掉快捷键' }).waitFor()
  return heading.innerText()
}

/** With the keyboard alone: the next choice of a condition, and why. */
async function say(page: Page, condition: string, why: string): Promise<void> {
  for (let tabs = 0; tabs < 150; tabs += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.getAttribute('name') === '${condition}'`)) break
  }
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.type(why)
  await page.keyboard.press('Tab')
}

test('an officer clears 20 checks by keyboard, passing over the one that a colleague works on', async () => {
  const other = await openAs(colleague)
  await other.getByRole('link', { name: '茶叙03' }).click()
  await other.getByRole('button', { name: '由我办' }).click()
  await other.getByText('您从').waitFor()

  const page = await openAs(round.officer)
  expect(await page.getByRole('row', { name: /茶叙03/ }).innerText()).toContain('孙经办')
  await look(page, 'queue', false)
  await page.getByRole('button', { name: '关掉快捷键' }).waitFor()
  for (const key of ['j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
  await onCase(page, /茶叙01/)
  await look(page, 'queue-case', false)
  // there and back
  await page.keyboard.press('j')
  await onCase(page, /茶叙02/)
  await page.keyboard.press('ArrowLeft')
  await onCase(page, /茶叙01/)

  for (let done = 0; done < CHECKS; done += 1) {
    const title = await onCase(page, /茶叙/)
    expect(title).not.toBe('茶叙03')
    if (done === 5) await say(page, 'said.months', '实际要做两年')
    if (done === 5 || done % 7 === 3) {
      await page.keyboard.press('2')
      await page.keyboard.press('r')
      await page.keyboard.type('没有备案，j1不是按键')
      await page.keyboard.press('Control+Enter')
    } else {
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    }
    await page.getByText(`${title}：${done === 5 || done % 7 === 3 ? '未入围' : '入围'}`).waitFor()
  }
  await page.goto(at(paths.screening(round.id)))
  await page.getByRole('link', { name: '茶叙07' }).click()
  const kept = page.getByRole('listitem').filter({ hasText: '经办人：实际要做两年' })
  expect(await kept.innerText()).toContain('不符合')
  await page.goto(at(paths.screening(round.id)))
  expect(await page.getByRole('link', { name: /^待审/ }).innerText()).toMatch(/3$/)
})

test('a case that a colleague has says so, and is taken over with a click; single keys can be turned off', async () => {
  const page = await openAs(round.officer)
  await page.getByRole('link', { name: '茶叙03' }).click()
  await page.getByText('孙经办从').waitFor()
  await look(page, 'queue-taken', false)
  await page.getByRole('button', { name: '改由我办' }).click()
  await page.getByText('您从').waitFor()

  await page.getByRole('button', { name: '关掉快捷键' }).click()
  await page.locator('h1').click()
  await page.keyboard.press('1')
  expect(await page.getByLabel(/^通过/).isChecked()).toBe(false)
  await page.getByRole('button', { name: '打开快捷键' }).click()
  await page.locator('h1').click()
  await page.keyboard.press('1')
  expect(await page.getByLabel(/^通过/).isChecked()).toBe(true)
  await page.getByRole('button', { name: '还给大家' }).click()
  await page.getByRole('button', { name: '由我办' }).waitFor()
})

test('once all is judged the officer reads every letter, and all organizations are told with one click', async () => {
  const page = await openAs(round.officer)
  await page.getByRole('link', { name: '看每一封信，一并告知' }).click()
  await page.getByText('还有3份申报书没有审查').waitFor()
  for (let left = 3; left > 0; left -= 1) {
    await page.goto(at(`${paths.screening(round.id)}?state=waiting`))
    await page.locator('tbody th a').first().click()
    await onCase(page, /茶叙/)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText(/^结论/).first().waitFor()
    await page.waitForLoadState()
  }
  await page.goto(at(paths.screeningResults(round.id)))
  await page.getByText('没有备案，j1不是按键').first().waitFor()
  await look(page, 'results', false)
  await page.getByRole('button', { name: '同时告知23份申报书的结果' }).click()
  await page.getByText('没有要告知的结果').waitFor()
  expect(await page.locator('main').innerText()).toContain('已经告知')
  await look(page, 'results-told', false)
})
