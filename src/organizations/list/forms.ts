import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../people/rules/organization.ts'
import { RUNGS } from '../rules/ladder.ts'

/** The list's own query; what does not make sense is as if it were not there. */
export const listQuery = z.object({
  q: z.string().trim().max(60).catch(''),
  kind: z.enum(ORGANIZATION_KINDS).optional().catch(undefined),
  rung: z.enum(RUNGS).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
