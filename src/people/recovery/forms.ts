import { z } from 'zod'
import { choice } from '../../web/boxes/choices.ts'
import { page } from '../../web/boxes/query.ts'
import { area, line } from '../../web/boxes/texts.ts'
import { newPassword } from '../forms.ts'
import { OUTCOME_WORDS } from '../seconds/forms.ts'
import { RECOVERY_WORDS } from './rules.ts'

export const recoverForm = z.object({
  kind: choice('要重设什么', RECOVERY_WORDS),
  proof: area('怎样核实了是本人', 300),
})

export const answerForm = z.object({
  outcome: choice('答复', OUTCOME_WORDS),
  says: area('您怎样核实的，或者为什么不同意', 300),
})

export const useForm = z.object({ code: line('找回码', 20), password: newPassword() })

export const listQuery = z.object({ page: page() })
