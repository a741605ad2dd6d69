import { z } from 'zod'
import { choice } from '../../web/boxes/choices.ts'
import { page } from '../../web/boxes/query.ts'

export const OUTCOME_WORDS = { confirmed: '确认', refused: '不同意' }
export const answerForm = z.object({ outcome: choice('答复', OUTCOME_WORDS) })

export const bookQuery = z.object({ page: page() })
