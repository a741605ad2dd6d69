import { z } from 'zod'

/** The version of a section's text that this window had read; 0: nobody had saved it yet. */
export const versionForm = z.object({
  version: z
    .string('请刷新页面再试')
    .regex(/^\d{1,9}$/, '请刷新页面再试')
    .transform(Number),
})

/** Longest working text of a section, in characters of all its fields together. */
export const LONGEST_SECTION = 60_000
