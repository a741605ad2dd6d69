import { z } from 'zod'

/** Which page of the inbox; what makes no sense is the first. */
export const inboxQuery = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})

/** `until`: when the inbox was looked at, so that a letter that has come since stays new. Absent: now. */
export const readingsForm = z.object({
  until: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
})
