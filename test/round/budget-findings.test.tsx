import { describe, expect, test } from 'vitest'
import { ContentView } from '../../src/round/proposals/submissions/pages/chapters.tsx'
import { lineOf } from '../../src/round/proposals/budget/rules/lines.ts'
import { Evidence } from '../../src/round/scoring/pages/evidence.tsx'
import { bookWith, planBy } from './calls/ruled.ts'
import { CONTENT } from './proposals/typed.ts'

/** What is to be said of a budget stands wherever the budget is read, with its clause. */
const PLAN = planBy(bookWith())
const of = (change: object) =>
  lineOf({
    ...{ kind: 'material', name: '纪念品', price: 100, quantity: 100, unit: '份', source: 'grant' },
    ...{ basis: '市场价', activity: '' },
    ...change,
  })
const content = {
  ...CONTENT,
  budget: [...CONTENT.budget, of({ basis: '礼品店报价' }), of({ kind: 'overhead', price: 5_000_00 })],
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

describe.each([
  [
    'the applicant before submitting, the officer who screens, everybody who reads what was submitted',
    String(<ContentView content={content} round={{ ...PLAN, roundId: 'r' }} fileHref={String} />),
  ],
  ['the expert', String(<Evidence code="innovation" content={content} plan={PLAN} roundId="r" />)],
])('%s', (_, html) => {
  test('reads it beside the line', () => {
    expect(textOf(html)).toContain('提到“礼品”，请核对')
    expect(textOf(html)).toContain('管理费5,000.00元，超过申请资金15,001.50元的10%')
  })

  test('with the clause of each', () =>
    expect(
      html.match(/class="error[^"]*">[^]*?<\/p>/g)?.every((line) => line.includes('class="clause"')),
    ).toBe(true))
})

test('a budget of before, without estimates, has what is to be said beside its line too', () => {
  const old = { ...content, budget: [{ kind: 'material' as const, name: '礼品', grant: 100_00, own: 0 }] }
  const html = String(<ContentView content={old} round={PLAN} fileHref={String} />)
  expect(textOf(html)).toContain('“礼品”不得列支')
})
