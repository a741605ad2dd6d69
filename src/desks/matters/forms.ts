import { z } from 'zod'
import { page } from '../../web/boxes/query.ts'

/** The lists of a desk, each turned by itself: what waits for me, what waits for others, what is late. */
export const deskQuery = z.object({ page: page(), othersPage: page(), latePage: page() })
export type DeskQuery = z.infer<typeof deskQuery>
