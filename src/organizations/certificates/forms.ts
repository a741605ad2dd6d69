import { z } from 'zod'
import { page } from '../../web/boxes/query.ts'
import { CERTIFICATES } from '../rules/certificate.ts'

/** Which one is to be handed in. */
export const certificatesQuery = z.object({ certificate: z.enum(CERTIFICATES).optional().catch(undefined) })
export const expiringQuery = z.object({ page: page() })
