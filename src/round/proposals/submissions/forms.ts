import { z } from 'zod'
import { confirm } from '../../../web/boxes/choices.ts'
import { line } from '../../../web/boxes/texts.ts'

/** What the button of the check page sends: the declaration, and the versions of the sections that its sender had seen. */
export const submissionForm = z.object({
  declaration: confirm('请确认所填内容真实'),
  seen: z.string('请重新打开这一页').max(2000, '请重新打开这一页').optional(),
})

export const withdrawalForm = z.object({ reason: line('撤回原因', 200) })
