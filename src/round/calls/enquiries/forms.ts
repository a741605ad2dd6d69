import { z } from 'zod'
import { orNone } from '../../../web/boxes/box.ts'
import { filter, page } from '../../../web/boxes/query.ts'
import { area, line } from '../../../web/boxes/texts.ts'
import { ENQUIRY_STATES, LIMITS } from './rules.ts'

export const enquiryForm = z.object({
  text: area('要问的问题', LIMITS.text, '请写下要问的问题'),
  name: orNone(line('称呼', LIMITS.name)),
})
export const enquiryAnswerForm = z.object({ answer: area('答复', LIMITS.answer, '请写下答复') })
export const enquiryRefusalForm = z.object({
  reason: area('不公开答复的原因', LIMITS.reason, '请写明不公开答复的原因'),
})

/** `asked`: whoever reads the page has just asked. */
export const answersQuery = z.object({ page: page(), asked: filter(['yes']) })
export const enquiriesQuery = z.object({ state: filter(ENQUIRY_STATES), page: page() })
