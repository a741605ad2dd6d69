import { mkdirSync, readFileSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, onTestFailed } from 'vitest'
import { type Served, serveCopyOf, until } from './serving.ts'
import { PASSWORD } from '../../src/demonstration/names.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
/** With SHOTS=1 every page that is looked at leaves its picture at both widths; painting them takes longer than the look. */
const SHOTS = process.env.SHOTS ? 'test/browser/shots' : null
const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 740 }

/** A browser for a test file, and a window for each person in it. `served`: another site than the demonstration. */
export function useBrowser(served = siteOfFile) {
  let browser: Browser
  const contexts: BrowserContext[] = []
  let stop = (): void => {}
  const serve = async (): Promise<void> => {
    ;({ site, stop } = await served())
    await until(async () => (await fetch(at('/')).catch(() => null))?.ok ?? false)
  }
  beforeEach(async ({ task }) => {
    // what a first try has changed would fail the second
    if (!task.result?.retryCount || inject('site')) return
    stop()
    await serve()
  })
  beforeAll(async () => {
    await serve()
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
    // its own arguments, but for those that end the browser with its first window or switch off the web's own guards
    const args = chromium.args.filter((arg) => !/single-process|web-security/.test(arg))
    browser = await playwright.launch({
      args,
      executablePath: await chromium.executablePath(),
      headless: true,
    })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser.close()
    stop()
  })
  return async (phone = false, withWorker = false): Promise<Page> => {
    // axe is put into the page from outside, which the site's own policy would forbid
    const context = await browser.newContext({
      viewport: phone ? PHONE : WIDE,
      bypassCSP: true,
      hasTouch: phone,
      // what a test routes must not pass it by: it is on where it is asked for
      serviceWorkers: withWorker ? 'allow' : 'block',
      // each window has its own address, as people do: tries to sign in are counted by it
      extraHTTPHeaders: saying(`10.0.${process.pid % 250}.${contexts.length + 1}`),
    })
    contexts.push(context)
    const page = await context.newPage()
    onTestFailed(() => tellOf(page))
    page.on('pageerror', ({ message }) => {
      // a page that is left while its scripts arrive; a script that is missing is caught below
      if (message.startsWith('Failed to fetch dynamically imported module')) return
      expect.fail(`script error on ${page.url()}: ${message}`)
    })
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script' && answer.status() >= 400)
        expect.fail(`${answer.status()} for ${answer.url()}`)
    })
    return page
  }
}

/** What somebody who looked would have seen. */
async function tellOf(page: Page): Promise<void> {
  const text = await page
    .locator('main')
    .innerText({ timeout: 2000 })
    .catch(() => 'no page')
  console.error(`${page.url()}\n${text.slice(0, 600)}`)
}

/** As the line before each home says it: Cloudflare's, or a proxy of ours. */
const saying = (address: string) => ({ 'cf-connecting-ip': address, 'x-forwarded-for': address })

/** The one of this home, or a copy that nobody else changes. */
async function siteOfFile(): Promise<Served> {
  return inject('site') ? { site: inject('site'), stop: () => {} } : serveCopyOf(inject('made'))
}

let site = ''
export const at = (path: string): string => site + path

export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(at('/sign-in'))
  await page.getByLabel(/用户名/).fill(username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(/\/desks\//)
}

/** A proposal of one's own, begun in the round that is open. Its address. */
export async function beginProposal(page: Page, username: string): Promise<string> {
  await signIn(page, username)
  await page.getByRole('link', { name: '开始申报' }).first().click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL(/\/proposals\/\w+$/)
  return page.url()
}

/** What every page that a person passes must bear: no axe violation, nothing wider than a phone, said to be a demonstration if it is. */
export async function look(page: Page, name: string, isDemonstration = true): Promise<void> {
  const says = await page.locator('.strip').allInnerTexts()
  expect(says.join('').includes('演示数据'), `${name}: 演示数据`).toBe(isDemonstration)
  await page.evaluate(AXE)
  for (const viewport of [WIDE, PHONE]) {
    const { width } = viewport
    await page.setViewportSize(viewport)
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${name}: width`).toBeLessThanOrEqual(
      width,
    )
    expect(await violations(page), `${name} at ${width}px`).toEqual([])
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize(WIDE)
}

export async function picture(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

async function violations(page: Page): Promise<string[]> {
  return await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`)
}
