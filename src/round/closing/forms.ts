import { z } from 'zod'
import { orNone, whereRead } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { money, points } from '../../web/boxes/numbers.ts'
import { area, numbered } from '../../web/boxes/texts.ts'
import { reported } from '../projects/forms.ts'
import { FULL } from './rules/grade.ts'

export const finalReportForm = reported('总结', '总支出')

/** The officer evaluates with a score, or returns; either way `text` says why. */
export const evaluationForm = z
  .object({
    outcome: choice('结果', { evaluated: '评定', returned: '退回' }, '请选择评定或退回'),
    score: orNone(points('评分', [0, FULL])),
    text: area('评定意见或退回的原因', 2000),
  })
  .refine(({ outcome, score }) => outcome === 'returned' || score !== null, {
    path: ['score'],
    message: '请填写评分',
    ...whereRead('outcome', 'score'),
  })

export const refundForm = z.object({
  amount: money('退回金额'),
  voucher: numbered('凭证号', 60),
  receivedOn: day('收到日期'),
})
