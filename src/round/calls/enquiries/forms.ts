import { z } from 'zod'
import { LIMITS } from './rules.ts'
import { blankOr, words } from '../forms/fields.ts'

export const enquiryForm = z.object({
  text: words(LIMITS.text, '请写下要问的问题'),
  name: blankOr(words(LIMITS.name, ''), '称呼'),
})
export const enquiryAnswerForm = z.object({ answer: words(LIMITS.answer, '请写下答复') })
export const enquiryRefusalForm = z.object({ reason: words(LIMITS.reason, '请写明不公开答复的原因') })
