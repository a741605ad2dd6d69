import { expect, test } from 'vitest'
import { evaluationForm, refundForm } from '../../../src/round/closing/forms.ts'
import { read } from '../../../src/web/body.ts'

const problemsOf = (form: ReturnType<typeof read>) =>
  form.ok ? [] : form.refusal.problems.map(({ field, says }) => `${field} ${says}`)

test.each([
  [{ outcome: 'evaluated', score: '100', text: '好' }, []],
  [{ outcome: 'evaluated', score: '0', text: '差' }, []],
  [{ outcome: 'evaluated', score: '８５.5', text: '好' }, []],
  [{ outcome: 'returned', text: '缺照片' }, []],
  [{ outcome: 'returned', score: '85', text: '缺照片' }, []],
  [{ outcome: 'returned', score: 'x', text: '缺照片' }, ['score 评分应是分数，最多两位小数']],
  [{ outcome: 'evaluated', score: '100.01', text: '好' }, ['score 评分应在0到100之间，最多两位小数']],
  [{ outcome: 'evaluated', score: '85.555', text: '好' }, ['score 评分应是分数，最多两位小数']],
  [{ outcome: 'evaluated', score: '', text: '好' }, ['score 请填写评分']],
  [{ outcome: 'evaluated', text: '好' }, ['score 请填写评分']],
  [{ outcome: 'returned', text: ' ' }, ['text 请填写评定意见或退回的原因']],
  [{ outcome: 'evaluated' }, ['text 请填写评定意见或退回的原因', 'score 请填写评分']],
  [{}, ['outcome 请选择评定或退回', 'text 请填写评定意见或退回的原因']],
])('the form of an evaluation: %j', (sent, expected) => {
  expect(problemsOf(read(evaluationForm, sent))).toEqual(expected)
})

test.each([
  [{ amount: '2,000', voucher: '收-1', receivedOn: '2014-08-01' }, []],
  [
    { amount: '2,000元整', voucher: '', receivedOn: '2014-8-1' },
    [
      'amount 退回金额应是金额，最多两位小数',
      'voucher 请填写凭证号',
      'receivedOn 收到日期应是一个有效的日期，如2026-01-31',
    ],
  ],
  [{}, ['amount 请填写退回金额', 'voucher 请填写凭证号', 'receivedOn 请填写收到日期']],
])('the form of a refund: %j', (sent, expected) => {
  expect(problemsOf(read(refundForm, sent))).toEqual(expected)
})
