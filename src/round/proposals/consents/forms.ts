import { z } from 'zod'
import { choice, id } from '../../../web/boxes/choices.ts'
import { areaOrNone } from '../../../web/boxes/texts.ts'
import { CONSENT_WORDS, LONGEST_NOTE } from './rules.ts'

/** Which community is asked: one of those among the saved partners. */
export const requestForm = z.object({ place: id('社区') })

/** The community's word; a no says why. */
export const consentForm = z.object({
  outcome: choice('答复', CONSENT_WORDS, '请选择同意还是不同意'),
  note: areaOrNone('原因', LONGEST_NOTE),
})
