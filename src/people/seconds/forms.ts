import { z } from 'zod'
import { page } from '../../web/boxes/query.ts'

export const bookQuery = z.object({ page: page() })
