import { z } from 'zod'
import { choice } from '../web/boxes/choices.ts'
import { line } from '../web/boxes/texts.ts'
import { OUTCOME_WORDS } from './pages.tsx'

export const numberForm = z.object({
  outcome: choice('怎样公开', OUTCOME_WORDS),
  reason: line('理由', 200),
})
