import { z } from 'zod'
import { page } from '../../web/boxes/query.ts'

export const expiringQuery = z.object({ page: page() })
