import { describe, expect, test } from 'vitest'
import { reportForm, reviewForm } from '../../../src/round/projects/forms.ts'
import { read } from '../../../src/web/body.ts'

describe('the form of a report', () => {
  const SENT = { text: ' 招募23人。 ', actuals: ['2', '２０', '91', '3'], spent: '1,500' }
  const problems = (part: object) => {
    const form = read(reportForm, { ...SENT, ...part })
    return form.ok ? [] : form.refusal.problems.map(({ field, says }) => `${field} ${says}`)
  }
  test('reads full-width digits and thousands', () => {
    expect(read(reportForm, SENT)).toEqual({
      ok: true,
      value: { text: '招募23人。', actuals: [2, 20, 91, 3], spent: 150_000 },
    })
  })
  test.each([
    ['58', 58],
    ['3.6', 3.6],
    ['９１', 91],
    ['1,280', 1280],
    ['0', 0],
  ])('the number %j', (typed, value) => {
    expect(read(reportForm, { ...SENT, actuals: [typed] })).toMatchObject({ value: { actuals: [value] } })
  })
  test.each(['-1', '1.234', '1234567890', '六'])('no number: %j', (typed) => {
    expect(problems({ actuals: [typed] })).toEqual(['actuals.0 现在的数应是数字，最多两位小数'])
  })
  test.each([
    [{ text: ' ' }, ['text 请填写进展']],
    [{ text: '字'.repeat(5000) }, []],
    [{ text: '字'.repeat(5001) }, ['text 进展最多5000个字']],
    [
      { actuals: ['2', '', '-1', '3'] },
      ['actuals.1 请填写现在的数', 'actuals.2 现在的数应是数字，最多两位小数'],
    ],
    [{ actuals: undefined }, ['actuals 请填写各项指标']],
    [{ actuals: 'x' }, ['actuals 请填写各项指标']],
    [{ actuals: [{ a: '1' }] }, ['actuals.0 请填写现在的数']],
    [{ spent: '' }, ['spent 请填写已支出']],
    [{ spent: '-5' }, ['spent 已支出应是金额，最多两位小数']],
    [{ spent: '1.234' }, ['spent 已支出应是金额，最多两位小数']],
  ])('%j', (part, expected) => {
    expect(problems(part)).toEqual(expected)
  })
})

test.each([
  [{ outcome: 'accepted' }, []],
  [{ outcome: 'accepted', reason: '很好' }, []],
  [{ outcome: 'returned', reason: '没有签到表' }, []],
  [{ outcome: 'returned', reason: ' ' }, ['reason 请写明退回的原因']],
  [{ outcome: 'returned' }, ['reason 请写明退回的原因']],
  [{ outcome: 'maybe' }, ['outcome 请选择通过或退回']],
  [{}, ['outcome 请选择通过或退回']],
  [{ outcome: 'accepted', reason: '字'.repeat(501) }, ['reason 意见最多500个字']],
])('the form of a review: %j', (sent, expected) => {
  const form = read(reviewForm, sent)
  expect(form.ok ? [] : form.refusal.problems.map(({ field, says }) => `${field} ${says}`)).toEqual(expected)
})
