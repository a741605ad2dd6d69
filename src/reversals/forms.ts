import { z } from 'zod'
import { box } from '../web/boxes/box.ts'
import { choice } from '../web/boxes/choices.ts'
import { page } from '../web/boxes/query.ts'
import { area, areaOrNone } from '../web/boxes/texts.ts'
import { CAUSES } from './rules.ts'

/** Longest reason, in characters. */
export const LONGEST_REASON = 500
export const CAUSE_WORDS: Record<string, string> = {
  mistyped: '登记错了',
  returned: '款项退回，或者没有付成',
}

/** `cause` is asked where it makes a difference. */
export const reversalForm = z.object({
  reason: area('原因', LONGEST_REASON, '请写明原因'),
  cause: box(z.enum(['', ...CAUSES], '请选择是哪一种').default(''), {
    title: '是哪一种',
    kind: 'radios',
    options: CAUSE_WORDS,
    optional: true,
  }),
})

export const OUTCOME_WORDS = { confirmed: '同意更正', refused: '不同意', 'taken-back': '收回' }
export const answerForm = z.object({
  outcome: choice('答复', OUTCOME_WORDS),
  reason: areaOrNone('理由', LONGEST_REASON),
})

export const listQuery = z.object({ page: page() })
