import { z } from 'zod'
import { choice } from '../../../web/boxes/choices.ts'
import { area } from '../../../web/boxes/texts.ts'
import { LONGEST_REASON, type RecheckOutcome } from '../rules/eligibility.ts'

export const askForm = z.object({
  reason: area('申请复核的理由', LONGEST_REASON, '请写明申请复核的理由'),
})

export const OUTCOME_WORDS: Record<RecheckOutcome, string> = { granted: '改为通过', upheld: '维持不通过' }
export const answerForm = z.object({
  outcome: choice('复核结论', OUTCOME_WORDS, '请选择改为通过还是维持不通过'),
  reason: area('复核的理由', LONGEST_REASON, '请写明复核的理由'),
})
