import { strToU8, zipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readXlsxFile } from '../../../../src/round/proposals/budget/forms/file.ts'
import { budgetFile } from '../../../../src/round/proposals/budget/pages/file.ts'
import {
  type Row,
  linesTyped,
  rowsOf,
  rowsTyped,
} from '../../../../src/round/proposals/budget/rules/lines.ts'
import { LARGEST_BODY, LARGEST_SHEET } from '../../../../src/web/bounds.ts'
import { withPicture } from '../../../files/samples.ts'
import { ORIGIN } from '../../../site.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, startedProposal, submittedProposal } from '../../opened.ts'
import { CONTENT } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let roundId: string
let wang: Someone
let other: Someone
let id: string
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${unlike()}`)
  other = await site.member(`别家${unlike()}`)
  id = await startedProposal(site, roundId, wang)
})

const TEA = '活动物料费\t茶叶\t35.5\t20\t斤\t申请资助\t三家店报价\t招募'
const multipart = (file: Uint8Array, name = '预算.xlsx') => {
  const form = new FormData()
  form.set('file', new File([file.slice()], name))
  form.set('pasted', '')
  return form
}
const bytesOf = async (rows: Row[]) => new Uint8Array(await (await budgetFile(rows, {})).arrayBuffer())
const send = (file: Uint8Array, as = wang) => site.upload(`/proposals/${id}/budget`, multipart(file), as)
const keptRows = async () => {
  const { json } = await site.json(`/proposals/${id}/budget`, wang)
  return json['rows']
}
/** The hidden fields of the form with a button of that name. */
function fieldsBefore(html: string, button: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(button)) ?? ''
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

describe('a budget from a spreadsheet', () => {
  test('is shown first, beside what it would replace, and taken when it is confirmed', async () => {
    const before = await keptRows()
    const read = await site.form(`/proposals/${id}/budget`, { pasted: TEA }, wang)
    expect(read.status).toBe(200)
    for (const words of [
      '读到1行',
      '茶叶',
      '710.00',
      '现有3行',
      '志愿者补贴',
      '替换现有预算',
      '加在现有预算后面',
    ])
      expect(read.text).toContain(words)
    expect(await keptRows()).toEqual(before)
    const taken = await site.form(
      `/proposals/${id}/sections/budget`,
      { ...fieldsBefore(read.text, '替换现有预算'), do: 'stay' },
      wang,
    )
    expect([taken.status, taken.location]).toEqual([303, `/proposals/${id}/sections/budget`])
    expect(await keptRows()).toMatchObject([
      { kind: 'material', name: '茶叶', price: '35.5', source: 'grant' },
    ])
  })

  test('is put behind what is there, where that is wished', async () => {
    const read = await site.form(`/proposals/${id}/budget`, { pasted: TEA }, wang)
    await site.form(`/proposals/${id}/sections/budget`, fieldsBefore(read.text, '加在现有预算后面'), wang)
    expect(await keptRows()).toMatchObject([{ name: '茶点' }, {}, {}, { name: '茶叶' }])
  })

  test('does not go over what somebody else wrote meanwhile', async () => {
    const read = await site.form(`/proposals/${id}/budget`, { pasted: TEA }, wang)
    const fields = fieldsBefore(read.text, '替换现有预算')
    const path = `/proposals/${id}/sections/budget`
    const both = await Promise.all([
      site.form(path, fields, wang),
      site.form(path, { ...fields, 'budget.0.name': '同事的' }, wang),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const late = await site.form(path, { ...fields, 'budget.0.name': '龙井' }, wang)
    expect(late.status).toBe(409)
    expect(late.text).toContain('龙井')
  })

  test('comes out as a file and back in as the same lines', async () => {
    const file = await bytesOf(rowsOf(CONTENT.budget))
    const read = await send(file)
    expect(read.status).toBe(200)
    const fields = fieldsBefore(read.text, '替换现有预算')
    expect(linesTyped(fields)).toEqual(CONTENT.budget)
  })

  test('names row and column of what is wrong, and can be taken all the same', async () => {
    const pasted = `科目\t事项\t单价（元）\t数量\t单位\t资金来源\t测算依据\n餐费\t=1+1\t二十\t3\t份\t爱心企业\t`
    const page = await site.form(`/proposals/${id}/budget`, { pasted }, wang)
    expect(page.status).toBe(422)
    for (const words of [
      '第2行“科目”：请选择科目',
      '第2行“单价（元）”：单价应是',
      '第2行“资金来源”：请选择资金来源',
      '第2行“测算依据”：请填写测算依据',
    ])
      expect(page.text).toContain(words)
    expect(rowsTyped(fieldsBefore(page.text, '替换现有预算'))).toMatchObject([
      { kind: '餐费', name: '=1+1', price: '二十', source: '爱心企业' },
    ])
    const { status, json } = await site.post(`/proposals/${id}/budget`, { pasted }, wang)
    expect([status, json['problems']]).toMatchObject([422, [{ no: 2, cell: 'kind' }, {}, {}, {}]])
  })
})

describe('wrong files', () => {
  const grid = (rows: string[][]) =>
    site.post(`/proposals/${id}/budget`, { pasted: rows.map((row) => row.join('\t')).join('\n') }, wang)

  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), '请选择文件，或者粘贴单元格'],
    ['a text', () => strToU8('科目,事项'), '这不是.xlsx文件，或者文件已经损坏'],
    ['an old .xls', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '另存为不加密码的.xlsx'],
    ['another zip', () => zipSync({ 'a.xml': strToU8('<a/>') }), '这不是.xlsx文件'],
    ['a bomb', () => zipSync({ 'xl/a.xml': new Uint8Array(30_000_000) }), '最多2000行、100列'],
  ])('of %s are refused with a reason, and nothing is changed', async (_, file, says) => {
    const before = await keptRows()
    const answer = await send(file())
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    expect(await keptRows()).toEqual(before)
  })

  test('without its columns, with too many rows, or with none', async () => {
    const head = ['科目', '事项', '单价', '数量', '资金来源']
    const many = Array.from({ length: 41 }, () => ['物料', '茶', '1', '1', '资助'])
    expect((await grid([head, ...many])).json).toMatchObject({ status: 422, title: '有41行，预算最多40行' })
    expect((await grid([head])).json).toMatchObject({ status: 422, why: 'nothing-there' })
    const [sheet] = [zipSync(strange('科目', '事项'))]
    expect((await send(sheet)).text).toContain('没有找到这些列：单价（元）、数量、资金来源')
  })

  test('what the page promises comes in, and one of more does not: a page says so and leads back', async () => {
    const here = `/proposals/${id}/budget`
    expect((await site.get(here, wang)).text).toContain('最大5 MB')
    const rows = await bytesOf(rowsOf(CONTENT.budget))
    expect((await send(withPicture(rows, LARGEST_SHEET))).status).toBe(200)
    const body = multipart(withPicture(rows, LARGEST_SHEET + LARGEST_BODY))
    const headers = { origin: ORIGIN, referer: ORIGIN + here }
    const sent = await site.fetch(here, { method: 'POST', body, headers }, wang)
    const text = await sent.text()
    expect([sent.status, text]).toEqual([413, expect.stringContaining('文件太大，没有办理：最大5 MB')])
    expect(text).toContain(`<a href="${here}">回到刚才那一页</a>`)
  })

  test('a paste that is refused is still there', async () => {
    const page = await site.form(`/proposals/${id}/budget`, { pasted: '科目\t事项' }, wang)
    expect(page.status).toBe(422)
    expect(page.text).toContain('科目\t事项')
  })

  test('junk in the place of a form is no fault', async () => {
    for (const body of [{}, { pasted: ['a'] }, { pasted: { a: 1 } }, { file: 'x' }])
      expect((await site.post(`/proposals/${id}/budget`, body, wang)).status).toBe(422)
  })
})

/** A workbook whose first row says these words. */
function strange(...words: string[]) {
  const cells = words
    .map((word, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${word}</t></is></c>`)
    .join('')
  return {
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
    ),
  }
}

describe('who and when', () => {
  test('somebody else’s is not found; the staff get the file of what was submitted', async () => {
    const roads = [`/proposals/${id}/budget`, `/proposals/${id}/budget.xlsx`]
    for (const road of roads) expect([road, (await site.get(road, other)).status]).toEqual([road, 404])
    expect((await send(await bytesOf(rowsOf(CONTENT.budget)), other)).status).toBe(404)
    const officer = await site.person('林芳', ['officer'])
    expect((await site.get(`/proposals/${id}/budget.xlsx`, officer)).status).toBe(404)
    const sent = await submittedProposal(site, roundId, other)
    expect((await site.get(`/proposals/${sent}/budget.xlsx`, officer)).status).toBe(200)
    expect((await site.get(`/proposals/${sent}/budget.xlsx`, other)).status).toBe(200)
    expect((await site.get(`/proposals/${sent}/budget.xlsx`, wang)).status).toBe(404)
  })

  test('after the deadline it is read, and no longer filled', async () => {
    site.now = closes
    const page = await site.get(`/proposals/${id}/budget`, wang)
    expect(page.status).toBe(200)
    expect(page.text).toContain('截止')
    expect(page.text).not.toContain('读取，先看看')
    const late = await site.form(`/proposals/${id}/budget`, { pasted: TEA }, wang)
    expect(late.status).toBe(422)
    expect(late.text).toContain('2026年11月27日17:00:00截止')
    expect((await site.get(`/proposals/${id}/budget.xlsx`, wang)).status).toBe(200)
  })

  test('a machine reads the lines, their sums and what is to be said of them, in three round trips', async () => {
    const { json } = await site.json(`/proposals/${id}/budget`, wang)
    expect(json).toMatchObject({
      rows: rowsOf(CONTENT.budget).map(({ name }) => ({ name })),
      totals: { grant: 10_000_50, own: 500_00 },
    })
    expect(json['findings']).toEqual([])
    expect(site.counts.trips).toBeLessThanOrEqual(3)
    await site.form(`/proposals/${id}/budget`, { pasted: TEA }, wang)
    expect(site.counts.trips).toBeLessThanOrEqual(3)
    await site.get(`/proposals/${id}/budget.xlsx`, wang)
    expect(site.counts.trips).toBeLessThanOrEqual(3)
  })
})

test('a template is a workbook', async () => {
  const read = await readXlsxFile(await bytesOf([]))
  expect(read.ok && read.value.length).toBe(2)
})
