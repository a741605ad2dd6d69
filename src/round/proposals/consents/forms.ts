import { z } from 'zod'
import { CONSENTS, LONGEST_NOTE } from './rules.ts'
import { wordsOrNone } from '../forms.ts'

/** Which community is asked: one of those among the saved partners. */
export const requestForm = z.object({
  place: z.string('请选择社区').min(1, '请选择社区').max(40, '请选择社区'),
})

/** The community's word; a no says why. */
export const consentForm = z.object({
  outcome: z.enum(CONSENTS, '请选择同意还是不同意'),
  note: wordsOrNone(LONGEST_NOTE, '原因'),
})
