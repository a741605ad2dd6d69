import { expect, test } from 'vitest'
import { ID_NUMBER, pdf, picture } from '../files/samples.ts'
import { at, beginProposal, look, signIn, useBrowser } from './visit.ts'

/** Files in a real browser, sent as its own forms send them: without script. */
const openPage = useBrowser()

const chosen = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
})

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

test('a file that is too large is refused with a page that says so', async () => {
  const page = await openPage()
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
