import { z } from 'zod'
import { choice } from '../../web/boxes/choices.ts'
import { areaOrNone } from '../../web/boxes/texts.ts'

export const ANSWER_WORDS = { accepted: '核对无误，更正', refused: '不更正' }

/** What an officer has found: a no says why. */
export const checkForm = z
  .object({
    outcome: choice('核对的结果', ANSWER_WORDS),
    answer: areaOrNone('看了什么，或者为什么不更正', 300),
  })
  .superRefine(({ outcome, answer }, ctx) => {
    if (outcome === 'refused' && answer === '')
      ctx.addIssue({ code: 'custom', path: ['answer'], message: '不更正的，请写明理由' })
  })
