import { beforeAll, expect, test } from 'vitest'
import { FORM } from '../../calls/asking.ts'
import { PLAN } from '../../calls/typed.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { openedRound, startedProposal } from '../../opened.ts'

/** A question of one page that an answer of another page decides. */
let site: Site
let wang: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 3_600_000)
  wang = await site.member('夕阳茶叙社')
})

const codes = FORM.sections.map(({ code }) => code)

test('is hidden and shown by what was saved there, and its answer outlives both', async () => {
  const { id } = await openedRound(site, { form: FORM })
  const proposal = await startedProposal(site, id, wang)
  const [first, second] = codes.map((code) => `/proposals/${proposal}/sections/form-${code}`)
  if (!first || !second) throw new Error('the sample form has two sections')
  const save = async (path: string, fields: Record<string, string | string[]>) => {
    const { json } = await site.json(path, wang)
    const sent = { ...fields, version: String(json['version']), do: 'stay' }
    expect((await site.form(path, sent, wang)).status).toBe(303)
  }
  const area = async () => {
    const { text } = await site.get(second, wang)
    expect(site.counts.trips).toBeLessThanOrEqual(2)
    expect(text).toContain('name="answers.area"')
    return text
  }

  expect(await area()).toContain('“需要哪些支持”还没有选，所以这里不问。')
  await save(first, { 'answers.needs[]': ['', '场地'] })
  expect(await area()).toContain('“需要哪些支持”选了“场地”，所以要填写。')
  await save(second, { 'answers.area': '40' })

  await save(first, { 'answers.needs[]': ['', '宣传'] })
  const hidden = await area()
  expect(hidden).toContain('以前填写的还留着，改选以后会再出现。')
  expect(hidden).toContain(`href="${first}#answers.needs"`)
  // a browser that sends nothing of what is hidden, and one that sends all of it
  await save(second, { 'answers.where': '和平里街道' })
  await save(second, { 'answers.where': '安定门街道', 'answers.area': '40' })
  const wrong = await site.form(second, { 'answers.where': '北新桥街道', version: 'x' }, wang)
  expect([wrong.status, wrong.text.includes('value="40"')]).toEqual([422, true])

  await save(first, { 'answers.needs[]': ['', '宣传', '场地'] })
  const again = await area()
  expect(again).toMatch(/name="answers\.area"[^>]* value="40"/)
  expect(again).not.toContain('（不用填）')
})
