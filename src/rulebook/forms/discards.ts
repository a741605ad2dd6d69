import { z } from 'zod'
import { area, areaOrNone } from '../../web/boxes/texts.ts'

/** Longest reason, in characters. */
const LONGEST = 500

export const discardForm = z.object({ reason: areaOrNone('作废的原因', LONGEST) })
export const sendBackForm = z.object({ reason: area('退回的原因', LONGEST, '请写明退回的原因') })
export const takeBackForm = z.object({ reason: area('收回的原因', LONGEST, '请写明收回的原因') })
