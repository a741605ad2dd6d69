import { z } from 'zod'
import { ids, pick } from '../../../web/boxes/choices.ts'
import { area } from '../../../web/boxes/texts.ts'
import { CHANGE_WORDS } from './rules/standing.ts'

/** What an administrator proposes of an expert. */
export const proposalForm = z.object({
  kind: pick('事项', CHANGE_WORDS, '请选择提出什么'),
  reason: area('理由', 300),
})

/** What an approver says to those that are ticked. */
export const answersForm = z.object({
  proposals: ids('专家', [1, 100], '请勾选要答复的专家'),
  answer: pick('意见', { agreed: '同意', refused: '不同意' }),
})
