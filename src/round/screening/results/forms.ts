import { z } from 'zod'
import { page } from '../../../web/boxes/query.ts'

/** A page of letters. */
export const resultsQuery = z.object({ page: page() })
