import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PASSWORD } from '../../src/demonstration/names.ts'
import { at, look, useBrowser } from './visit.ts'

/** A whole application, from the sign-in to the receipt: by keyboard alone, and by touch on a phone of 360 px. */
const openPage = useBrowser()

/**
 * Each section with what is written in it, by the names of its fields. In a list to choose from, ↓ is the first choice; of
 * choices, it is the one that is ticked.
 */
const SECTIONS: [string, Record<string, string>][] = [
  [
    '项目概况',
    {
      ...{ title: '修修补补铺', track: '↓', category: '↓', place: '和平里街道', months: '10' },
      ...{ leader: '赵敏', summary: '每周三下午，老师傅在活动室教邻居修旧家电。' },
    },
  ],
  [
    '需求与目标',
    {
      ...{ 'topics[]': '', need: '坏了的电器没处修，老师傅没处施展。', goals: '每月修好四十件' },
      innovation: '由老人当师傅。',
    },
  ],
  [
    '受益人群与实施社区',
    {
      'beneficiaries.who': '社区里的老人',
      'beneficiaries.direct': '60',
      'beneficiaries.indirect': '0',
    },
  ],
  [
    '产出与成效',
    {
      ...{ 'outputs.0.name': '修理', 'outputs.0.target': '400', 'outputs.0.unit': '件' },
      ...{ 'effects.0.name': '满意率', 'effects.0.target': '90', 'effects.0.unit': '%' },
      'effects.0.method': '问卷',
    },
  ],
  ['活动计划', { 'plan.0.month': '1', 'plan.0.until': '10', 'plan.0.work': '每周一次' }],
  ['团队', { 'team.0.name': '赵敏', 'team.0.duty': '总负责' }],
  [
    '风险与可持续',
    { 'risks.0.risk': '触电', 'risks.0.response': '断电再修', sustainability: '由师傅们接着做。' },
  ],
  ['合作单位', {}],
  [
    '预算',
    {
      ...{ 'budget.0.kind': '↓', 'budget.0.name': '零件', 'budget.0.price': '50' },
      ...{ 'budget.0.quantity': '100', 'budget.0.unit': '份', 'budget.0.source': '↓' },
      'budget.0.basis': '市场询价',
    },
  ],
  ['项目基础与安全', { 'answers.again': '否', 'answers.safety': '电工在场，备灭火器。' }],
]

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function numberOn(page: Page): Promise<string> {
  await page.waitForURL(/receipt/)
  return await page.locator('.receipt .number').innerText()
}

test('by keyboard alone', async () => {
  const page = await openPage()
  await page.goto(at('/sign-in'))
  await tabTo(page, 'login')
  await page.keyboard.type('o031')
  await tabTo(page, 'password')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await heading(page, '申报')
  await press(page, '开始申报')
  await heading(page, '开始申报')
  await press(page, '开始填写')
  await heading(page, '新的申报书')
  await press(page, '项目概况')
  for (const [title, written] of SECTIONS) {
    await heading(page, title)
    await write(page, written)
  }
  await heading(page, '附件')
  await press(page, '核对并提交')
  await heading(page, '核对并提交')
  await tabTo(page, 'declaration')
  await page.keyboard.press('Space')
  await press(page, '提交申报书')
  expect(await numberOn(page)).toMatch(/^\d{4}C-SQ-\d{4}$/)
})

type Focus = { name: string; type: string; text: string; value: string; tag: string }

const focus = (page: Page): Promise<Focus> =>
  page.evaluate(`(() => {
    const { name = '', type = '', textContent, value = '', tagName } = document.activeElement
    return { name, type, text: textContent.trim(), value: String(value), tag: tagName }
  })()`)

/** Tab by tab, until what is wanted has the focus. */
async function tabUntil(page: Page, wanted: (here: Focus) => boolean): Promise<void> {
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab')
    if (wanted(await focus(page))) return
  }
  throw new Error(`no way there by Tab: ${page.url()}`)
}
const tabTo = (page: Page, name: string) => tabUntil(page, (here) => here.name === name)

/** A link or a button by its words. */
async function press(page: Page, words: string): Promise<void> {
  await tabUntil(page, ({ tag, text }) => (tag === 'A' || tag === 'BUTTON') && text === words)
  await page.keyboard.press('Enter')
}

/** Writes each field as the focus comes to it, then saves and goes on. */
async function write(page: Page, written: Record<string, string>): Promise<void> {
  const left = new Map(Object.entries(written))
  await tabUntil(page, ({ text, tag, name }) => (tag === 'BUTTON' && text === '保存并继续') || left.has(name))
  for (;;) {
    const here = await focus(page)
    const text = left.get(here.name)
    if (text === undefined) break
    await typeInto(page, here, text)
    left.delete(here.name)
    await tabUntil(
      page,
      ({ tag, text: words, name }) => (tag === 'BUTTON' && words === '保存并继续') || left.has(name),
    )
  }
  expect([...left.keys()]).toEqual([])
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, here: Focus, text: string): Promise<void> {
  if (here.type === 'checkbox') return page.keyboard.press('Space')
  if (text === '↓') return page.keyboard.press('ArrowDown')
  if (here.type !== 'radio') return page.keyboard.type(text)
  for (let steps = 0; steps < 5 && (await focus(page)).value !== text; steps += 1)
    await page.keyboard.press('ArrowDown')
  if (!(await page.evaluate('document.activeElement.checked'))) await page.keyboard.press('Space')
}

test('by touch at 360 px', async () => {
  const page = await openPage(true)
  await page.goto(at('/sign-in'))
  await page.locator('[name="login"]').tap()
  await page.keyboard.type('o032')
  await page.locator('[name="password"]').tap()
  await page.keyboard.type(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).tap()
  await heading(page, '申报')
  await page.getByRole('link', { name: '开始申报' }).first().tap()
  await page.getByRole('button', { name: '开始填写' }).tap()
  await heading(page, '新的申报书')
  await page.getByRole('link', { name: '项目概况' }).tap()
  for (const [title, written] of SECTIONS) {
    await heading(page, title)
    for (const [name, text] of Object.entries(written)) await touch(page, name, text)
    expect(await page.evaluate('document.documentElement.scrollWidth'), title).toBeLessThanOrEqual(360)
    await page.getByRole('button', { name: '保存并继续' }).tap()
  }
  await heading(page, '附件')
  await page.getByRole('link', { name: '核对并提交' }).tap()
  await heading(page, '核对并提交')
  await look(page, 'proposal-whole')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByLabel(/所填内容真实/).tap()
  await page.getByRole('button', { name: '提交申报书' }).tap()
  expect(await numberOn(page)).toMatch(/^\d{4}C-SQ-\d{4}$/)
})

/** A finger and what the phone's own keyboard and pickers do. */
async function touch(page: Page, name: string, text: string): Promise<void> {
  const field = page.locator(`[name="${name}"]:not([type="hidden"])`).first()
  const type = await field.getAttribute('type')
  if (type === 'checkbox') return field.tap()
  if (type === 'radio') return page.getByLabel(text, { exact: true }).tap()
  await field.tap()
  await (text === '↓' ? field.selectOption({ index: 1 }) : page.keyboard.type(text))
}
