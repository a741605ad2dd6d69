import { expect, test } from 'vitest'
import { BudgetPart } from '../../../../src/round/proposals/budget/pages/form.tsx'
import { BudgetTable } from '../../../../src/round/proposals/budget/pages/table.tsx'
import { findingsInContent } from '../../../../src/round/proposals/budget/rules/findings.ts'
import { lineOf } from '../../../../src/round/proposals/budget/rules/lines.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { CONTENT, TYPED } from '../typed.ts'

const PLAN = planBy(bookWith())
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const part = (typed: Record<string, string>, problems: { field: string; says: string }[] = []) =>
  String(<BudgetPart of={{ typed, problems }} plan={PLAN} exchange="/x" />)

test('every cell keeps what was typed and says its row and column', () => {
  const html = part({ ...TYPED, 'budget.1.price': '<很多>', 'budget.0.kind': '茶水费' })
  expect(html).toContain('aria-label="预算第1行，科目"')
  expect(html).toContain('aria-label="预算第2行，单价（元）"')
  expect(html).toContain('value="&lt;很多&gt;"')
  expect(html).toContain('茶水费（请改选）')
  expect(html).toContain('预算第4行')
  expect(html).not.toContain('预算第5行')
})

test('amounts and sums stand beside the lines that add up', () => {
  const text = textOf(part(TYPED))
  expect(text).toContain('4,000.00')
  expect(text).toContain('志愿者补贴 6,000.50 500.00')
  expect(text).toContain('总预算 10,500.50')
})

test('a finding stands under its row, with its clause', () => {
  const html = part({
    ...TYPED,
    'budget.0.name': '礼品',
    'budget.1.kind': 'overhead',
    'budget.2.activity': '参观',
  })
  const row = (at: number) => html.split(`data-findings="${at}"`)[1]?.split('</td>')[0] ?? ''
  expect(textOf(row(0))).toContain('“礼品”不得列支')
  expect(row(0)).toContain('class="clause"')
  expect(textOf(row(1))).toContain('管理费6,000.50元，超过申请资金10,000.50元的10%')
  expect(textOf(row(2))).toContain('活动计划里没有“参观”')
  expect(row(2)).toContain('error warn')
})

test('what may be asked is said before it is typed, each with its clause', () => {
  const listed = /<ul class="hint">(.*?)<\/ul>/s
  const lines = (typed: Record<string, string>) => listed.exec(part(typed))?.[1]?.split('<li>').slice(1) ?? []
  const [cap = '', ...shares] = lines(TYPED)
  expect(textOf(cap)).toContain('申请资金不超过“社区社会组织项目”每项最高35,000.00元')
  expect(cap).toContain(`#clause-${PLAN.rulebook?.clauses['proposals.highestAsk']}`)
  expect(shares).toHaveLength(4)
  expect(shares.filter((line) => !line.includes('#clause-'))).toEqual([])
  expect(lines({ ...TYPED, track: '' })).toHaveLength(4)
})

test('an error stands under its row and is named by its field', () => {
  const html = part(TYPED, [{ field: 'budget.0.price', says: '请填写单价' }])
  expect(html).toContain('id="budget.0.price-error"')
  expect(html).toContain('aria-describedby="budget.0.price-error"')
})

test('to be read: estimates by category, subtotals, and what the officer is to look at', () => {
  const budget = [
    ...CONTENT.budget,
    lineOf({
      ...{ kind: 'material', name: '纪念品', price: 100, quantity: 100, unit: '份', source: 'grant' },
      ...{ basis: '不是礼品', activity: '' },
    }),
  ]
  const content = { ...CONTENT, budget }
  const html = String(
    <BudgetTable content={content} findings={findingsInContent(PLAN, content)} rulebook={PLAN.rulebook} />,
  )
  const text = textOf(html)
  expect(text).toContain('活动物料费小计 4,001.00 0.00')
  expect(text).toContain('茶点 100.00元×40场，申请资助；依据：三家店报价的中间价；用于：招募')
  expect(text).toContain('志愿者保险 200.00元×2.5份，自有资金；依据：保险公司报价 0.00 500.00')
  expect(text).toContain('提到“礼品”，请核对')
  expect(text).toContain('合计 10,001.50 500.00')
})

test('old lines, without an estimate, are shown as they were, by category too', () => {
  const old = [
    { kind: 'material' as const, name: '活动物料费', grant: 9_100_00, own: 2_000_00 },
    { kind: 'volunteer' as const, name: '志愿者饮水', grant: 6_300_00, own: 0 },
  ]
  const text = textOf(String(<BudgetTable content={{ budget: old }} />))
  expect(text).toContain('自筹（元）')
  expect(text).toContain('活动物料费 9,100.00 2,000.00')
  expect(text).toContain('志愿者补贴小计 6,300.00 0.00 志愿者饮水 6,300.00 0.00')
  expect(text).not.toContain('×')
})
