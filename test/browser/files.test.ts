import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ID_NUMBER, pdf, picture } from '../files/samples.ts'
import { scratch } from '../scratch.ts'
import { at, beginProposal, look, signIn, useBrowser } from './visit.ts'

/** Files in a real browser: one by one by its script, each with what came of it. */
const openPage = useBrowser()

/** A file of this machine, as people choose it: a large one is not handed through the browser’s wire first. */
function chosen(name: string, bytes: Uint8Array): string {
  const file = join(mkdtempSync(join(scratch(), 'chosen-')), name)
  writeFileSync(file, bytes)
  return file
}

test('an applicant attaches a file, is told what is in it, and takes it away', async () => {
  const page = await openPage(true)
  await beginProposal(page, 'o015')
  await page.getByRole('link', { name: '附件', exact: true }).click()
  await look(page, 'files-empty')
  await page.getByLabel('文件', { exact: true }).setInputFiles(chosen('名册.pdf', pdf([`id ${ID_NUMBER}`])))
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByText('像身份证号的内容').waitFor()
  await look(page, 'files')
  await page.getByLabel('文件', { exact: true }).setInputFiles(chosen('照片.pdf', picture(200)))
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByText('内容却是PNG图片').waitFor()
  await look(page, 'files-refused')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '名册.pdf' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('名册.pdf')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: /删除/ }).tap()
  await page.getByText('还没有附件。').waitFor()
})

const large = () => chosen('照片.png', picture(22 * 1024 * 1024))
const filesOf = async (page: Page, username: string) => {
  const address = `${await beginProposal(page, username)}/sections/files`
  await page.goto(address)
  return address
}
const field = (page: Page) => page.getByLabel('文件', { exact: true })
const upload = (page: Page) => page.getByRole('button', { name: '上传' })
const outcomes = (page: Page) => page.locator('.sending li')

test('several at once, on a phone: each is told, and what was refused says why', async () => {
  const page = await openPage(true)
  await filesOf(page, 'o016')
  await field(page).setInputFiles([
    chosen('章程.pdf', pdf(['charter'])),
    chosen('照片.pdf', picture(200)),
    chosen('方案.pdf', pdf(['a plan'])),
    chosen('章程副本.pdf', pdf(['charter'])),
  ])
  await upload(page).tap()
  await page.getByRole('link', { name: '方案.pdf' }).waitFor()
  expect(await page.getByRole('link', { name: /\.pdf$/ }).allInnerTexts()).toEqual(['章程.pdf', '方案.pdf'])
  await expect
    .poll(() => outcomes(page).allInnerTexts())
    .toEqual([
      '章程.pdf　已上传',
      expect.stringContaining('照片.pdf　没有上传：文件名以“.pdf”结尾，内容却是PNG图片'),
      '方案.pdf　已上传',
      expect.stringContaining('章程副本.pdf　没有上传：这个文件已经传过了：章程.pdf'),
    ])
  await look(page, 'files-several')
  await page.reload()
  await expect.poll(() => outcomes(page).count()).toBe(0)
})

test('what is too large is said before it is sent, by its name', async () => {
  const page = await openPage(true)
  await filesOf(page, 'o017')
  let sent = 0
  page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0))
  await field(page).setInputFiles(large())
  await page.getByText('“照片.png”（22 MB）太大，没有上传：一个文件最多20 MB').waitFor()
  await upload(page).tap()
  await look(page, 'files-large')
  expect(sent).toBe(0)
  await field(page).setInputFiles(chosen('章程.pdf', pdf()))
  await expect.poll(() => page.getByText('太大').count()).toBe(0)
})

test('a slow line shows how far it is, and can be stopped; a broken one keeps what was chosen', async () => {
  const page = await openPage(true)
  await filesOf(page, 'o018')
  const slow = await page.context().newCDPSession(page)
  await slow.send('Network.enable')
  const speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 }
  await slow.send('Network.emulateNetworkConditions', speed)
  await field(page).setInputFiles([chosen('照片.pdf', picture(2_000_000)), chosen('章程.pdf', pdf())])
  await upload(page).tap()
  await page.getByText(/已传\d+%/).waitFor()
  await look(page, 'files-under-way')
  await page.getByRole('button', { name: '停止' }).first().click()
  await expect
    .poll(() => outcomes(page).allInnerTexts())
    .toEqual(['照片.pdf　没有上传', '章程.pdf　没有上传'])
  await slow.send('Network.emulateNetworkConditions', { ...speed, offline: true, uploadThroughput: -1 })
  await field(page).setInputFiles(chosen('章程.pdf', pdf()))
  await upload(page).tap()
  await page.getByText('章程.pdf　没有传上去：没有联网').waitFor()
  await slow.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: -1 })
  await upload(page).tap()
  await page.getByRole('link', { name: '章程.pdf' }).waitFor()
})

test('a file that is too large is refused with a page that says so', async () => {
  const page = await openPage()
  // as without script: the browser's own form
  await page.route('**/sending.mjs', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await signIn(page, 'fuze')
  await page.goto(at('/calls'))
  const call = await page.getByRole('link', { name: /秋季/ }).getAttribute('href')
  await page.goto(at(`${call?.replace('calls', 'rounds')}/files`))
  await page.getByLabel('文件', { exact: true }).setInputFiles(chosen('照片.png', picture(22 * 1024 * 1024)))
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByText('文件太大，一个文件最多20 MB').waitFor()
  await look(page, 'attachments-refused')
  await page.getByLabel('文件', { exact: true }).setInputFiles(chosen('申报书样表.pdf', pdf()))
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByRole('link', { name: '申报书样表.pdf' }).waitFor()
  await look(page, 'attachments')
  await page.goto(at(call ?? ''))
  expect(await page.locator('main').innerText()).toContain('申报书样表.pdf')
})
