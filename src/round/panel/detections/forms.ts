import { z } from 'zod'
import { choice, id } from '../../../web/boxes/choices.ts'
import { area } from '../../../web/boxes/texts.ts'
import { LONGEST_DETAIL } from '../rules/declaration.ts'
import type { Answer } from './rules.ts'

const ANSWERS: Record<Answer, string> = { pinned: '指定回避', aside: '不用回避' }

/** What an officer makes of a relation that was found: `pair` names the member and the organization. */
export const answerForm = z.object({
  pair: id('发现的关系'),
  answer: choice('处理', ANSWERS),
  reason: area('查明的情况', LONGEST_DETAIL),
})
