import { z } from 'zod'
import { words } from '../forms.ts'

/** What the button of the check page sends: the declaration, and the versions of the sections that its sender had seen. */
export const submissionForm = z.object({
  declaration: z.literal('yes', '请确认所填内容真实'),
  seen: z.string('请刷新页面再试').max(2000, '请刷新页面再试').optional(),
})

export const withdrawalForm = z.object({ reason: words(200, '撤回原因') })
