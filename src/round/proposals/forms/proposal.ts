import { z } from 'zod'
import { words } from './cells.ts'

/** Which organization starts a proposal; needed when a person is a member of several. */
export const startForm = z.object({ organization: z.string('请选择申报单位').min(1, '请选择申报单位') })

/** The version of a section's text that this window had read; 0: nobody had saved it yet. */
export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** What the button of the check page sends: the declaration, and the versions of the sections that its sender had seen. */
export const submissionForm = z.object({
  declaration: z.literal('yes', '请确认所填内容真实'),
  seen: z.string('请刷新页面再试').max(2000, '请刷新页面再试').optional(),
})

export const withdrawalForm = z.object({ reason: words(200, '撤回原因') })

/** Longest working text of a section, in characters of all its fields together. */
export const LONGEST_SECTION = 60_000
