import { z } from 'zod'
import { role } from '../forms.ts'
import { ROLES } from '../rules/person.ts'

export const roleForm = z.object({ role })

/** The list's own query; what does not make sense is as if it were not there. */
export const listQuery = z.object({
  word: z.string().trim().max(60).catch(''),
  role: z.enum(ROLES).optional().catch(undefined),
  sort: z.enum(['name', '-since']).catch('name'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
